"""Pages of the voices board: who was heard, whom one asked, and what one answers for those who were not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from speakopenly.core.disclosure import HIDDEN, LARGEST_HIDDEN, ROUNDED_TO
from speakopenly.core.records import Channel
from speakopenly.hear.coverage import Row, Split, nobody_from
from speakopenly.hear.coverage.sentences import name_of
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import queries as listening
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.listening.views import here, trail
from speakopenly.web.hear.plans import actions, policies, queries
from speakopenly.web.hear.plans.forms import AnswersForm, AskedForm
from speakopenly.web.hear.plans.wording import came_text, sentence, share_text, took_text, took_with_groups
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff

change_it = require_http_methods(["GET", "POST"])


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page shows it. ``filled`` is the solid part of its bar, in hundredths of what we hoped."""

    row: Row
    name: str
    invited: str
    reached: str
    took: str
    came: str
    share: str
    sentence: str
    filled: int


@require_GET
def of_all(request: HttpRequest) -> HttpResponse:
    """The exercises of this service, each with the way to its board."""
    staff = staff_of(request)
    policies.check_can_see_voices(staff)
    page = {
        "exercises": listening.exercises_for(staff),
        "roles": policies.SEE_VOICES,
        "trail": [{"name": _("Hear"), "address": reverse("section-hear")}],
    }
    return render(request, "hear/plans/voices_of_all.html", page)


@require_GET
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Who took part of those who must be heard, widest gap first."""
    staff = staff_of(request)
    found = queries.exercise_of_voices(slug, staff)
    exactly = policies.sees_exactly(staff)
    shown = queries.board(found, exactly=exactly)
    page = {
        "exercise": found,
        "lines": [_line(row) for row in shown.rows],
        "nobody": nobody_from(shown),
        "not_heard": queries.lines_to_answer(found, shown),
        "people": took_text(shown.people),
        "nations": _named(shown.by_nation, {}),
        "planned": [(CHANNELS[Channel(each.channel)], each) for each in queries.channels_of(found)],
        "channels": _named(shown.by_channel, {str(key): name for key, name in CHANNELS.items()}),
        "unclaimed": [(column, value, number) for (column, value), number in shown.unclaimed.items()],
        "exactly": exactly,
        "hidden": HIDDEN,
        "largest_hidden": LARGEST_HIDDEN,
        "rounded_to": ROUNDED_TO,
        "may_plan": policies.can_plan(staff, found),
        "roles": policies.SEE_VOICES,
        "trail": _trail(staff, found),
    }
    return render(request, "hear/plans/voices.html", page)


@change_it
def asked(request: HttpRequest, slug: str, group_id: UUID) -> HttpResponse:
    """Write down whom of a group one channel invited and reached."""
    staff, found = here(request, slug)
    policies.check_can_plan(staff, found)
    one = queries.group(found, group_id)
    form = AskedForm(posted(request))
    if form.is_valid():
        said = form.cleaned_data | {"channel": Channel(form.cleaned_data["channel"])}
        actions.note_asked(by=staff, group=one, **said)
        messages.success(request, _("Noted."))
        return redirect("hear:voices-asked", slug, group_id)
    written = [(CHANNELS[Channel(each.channel)], each) for each in queries.asked_of(one)]
    return _form_page(request, staff, found, "asked", form, group=one, asked=written)


@change_it
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the lines on who was not heard; none of them goes away by it."""
    staff, found = here(request, slug)
    policies.check_can_plan(staff, found)
    lines = queries.lines_to_answer(found, queries.board(found, exactly=False))
    form = AnswersForm(posted(request), lines=lines)
    if form.is_valid():
        _keep(form, staff, found)
        messages.success(request, _("Saved. The report prints each answer beside its line."))
        return redirect("hear:voices", slug)
    return _form_page(request, staff, found, "answers", form, is_empty=not lines)


def _keep(form: AnswersForm, staff: Staff, found: Exercise) -> None:
    groups = {str(each.pk): each for each in queries.groups_of(found)}
    for key, text in form.given():
        group = groups.get(key)
        actions.answer(by=staff, exercise=found, text=text, group=group, line="" if group else key)


def _line(row: Row) -> Line:
    return Line(
        row=row,
        name=name_of(row),
        invited=_number(row.wanted.invited),
        reached=_number(row.wanted.reached),
        took=took_text(row.took),
        came=came_text(row),
        share=share_text(row.took),
        sentence=sentence(row),
        filled=round((1 - row.gap) * 100),
    )


def _named(split: Split, names: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (str(names.get(name, name.replace("_", " "))) if name else _("Not said"), took_with_groups(took))
        for name, took in split.took.items()
    ]


def _number(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:,}"


def _trail(staff: Staff, found: Exercise) -> list[dict[str, str]]:
    """Leaders see no page of the exercise itself, so their way leads past it."""
    if policies.sees_exactly(staff):
        return trail(found)
    return [
        {"name": _("Hear"), "address": reverse("section-hear")},
        {"name": _("Who has not been heard"), "address": reverse("hear:voices-of-all")},
    ]


def _form_page(
    request: HttpRequest, staff: Staff, found: Exercise, template: str, form: Any, **page: Any
) -> HttpResponse:
    address = reverse("hear:voices", args=[found.slug])
    steps = [*_trail(staff, found), {"name": _("Who has not been heard"), "address": address}]
    given = {"form": form, "exercise": found, "roles": policies.MAY_PLAN, "trail": steps} | page
    return render(request, f"hear/plans/{template}.html", given, status=400 if form.errors else 200)
