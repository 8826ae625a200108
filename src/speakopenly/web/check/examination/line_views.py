"""One line: what the examiner saw and what the authority says, side by side; each writes its own side."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from speakopenly.check.examination import ASKS, QUESTIONS, Accuracy, Line, Source, Step
from speakopenly.check.examination.sources import NUMBER_OF_REPORTS, SURVEY_PROMISE
from speakopenly.understand.pressures.saying import NOT_A_CAUSE
from speakopenly.web.change.reviews import guard
from speakopenly.web.check.examination import actions, policies, queries, sources, standing
from speakopenly.web.check.examination.forms import ChangeForm, JudgeForm, ObserveForm, ReplyForm
from speakopenly.web.check.examination.models import Accuracies, Examination, Sources, Steps
from speakopenly.web.check.examination.views import (
    form_page,
    get_or_post,
    here,
    is_to_be_kept,
    member,
    trail,
)
from speakopenly.web.forms import posted
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.pressures import pinning


@require_GET
def line(request: HttpRequest, examination_number: int, enquiry: str) -> HttpResponse:
    """What there is to look at, what was seen, and the reply beside it."""
    staff, found = here(request, examination_number)
    policies.check_can_look(staff, found)
    which = member(enquiry)
    page = {
        **_shown(found, which),
        "may_write": policies.can_write(staff, found),
        "may_put_figures": policies.can_put_figures_beside(staff, found, which),
        "may_reply": policies.can_reply(staff, found),
        "page_roles": policies.MAY_SEE,
        "trail": trail(found),
    }
    return render(request, "check/examination/line.html", page)


@get_or_post
def observe(request: HttpRequest, examination_number: int, enquiry: str) -> HttpResponse:
    """Write one thing that was seen."""
    staff, found, which = _to_write(request, examination_number, enquiry)
    form = ObserveForm(posted(request))
    if is_to_be_kept(request, form):
        said = form.cleaned_data
        source = Source(said["source"])
        actions.observe(examination=found, by=staff, line=which, source=source, words=said["words"])
        return _kept(request, found, which, said["words"])
    return _form(request, found, which, form, _("What the examiner saw"), draft=form.data.get("words", ""))


@get_or_post
def change(request: HttpRequest, examination_number: int, enquiry: str, seen_number: int) -> HttpResponse:
    """Write an observation anew, or take it out."""
    staff, found, which = _to_write(request, examination_number, enquiry)
    now = queries.observation_for(found, which, seen_number)
    form = ChangeForm(posted(request), initial={"source": now.source, "words": now.words})
    if is_to_be_kept(request, form):
        said = form.cleaned_data
        source = Source(said["source"])
        actions.observe(
            examination=found, by=staff, line=which, source=source, words=said["words"], number=seen_number
        )
        return _kept(request, found, which, said["words"])
    heading = _("Observation %(n)s") % {"n": seen_number}
    return _form(request, found, which, form, heading, draft=form.data.get("words", now.words))


@get_or_post
def judge(request: HttpRequest, examination_number: int, enquiry: str) -> HttpResponse:
    """Say where sources disagree, and choose a word for the step."""
    staff, found, which = _to_write(request, examination_number, enquiry)
    now = standing.judged_of(found, which)
    start = {"disagree": now.disagree, "step": now.step, "strength": now.strength} if now else {}
    form = JudgeForm(posted(request), initial=start)
    if is_to_be_kept(request, form):
        said = {**form.cleaned_data, "step": Step(form.cleaned_data["step"])}
        actions.judge(examination=found, by=staff, line=which, **said)
        return _kept(request, found, which, f"{said['disagree']}\n\n{said['strength']}")
    draft = "\n\n".join(form.data.get(name, start.get(name, "")) for name in ("disagree", "strength"))
    return _form(request, found, which, form, _("Step, and how strong the evidence is"), draft=draft)


@get_or_post
def reply(request: HttpRequest, examination_number: int, enquiry: str) -> HttpResponse:
    """The authority checks the facts of one line and replies, with what was seen beside it."""
    staff, found = here(request, examination_number)
    policies.check_can_reply(staff, found)
    which = member(enquiry)
    now = standing.reply_of(found, which)
    start = {"accuracy": now.accuracy.value, "words": now.words} if now else {}
    form = ReplyForm(posted(request), initial=start)
    if form.is_valid():
        said = form.cleaned_data
        accuracy = Accuracy(said["accuracy"])
        actions.reply(examination=found, by=staff, line=which, accuracy=accuracy, words=said["words"])
        messages.success(request, _("Saved. It is printed beside what the examiner saw."))
        return _to(found, which)
    page = {
        **_shown(found, which),
        "form": form,
        "page_roles": policies.MAY_REPLY,
        "trail": trail(found),
    }
    return render(request, "check/examination/reply.html", page, status=400 if form.errors else 200)


def _to_write(request: HttpRequest, number: int, enquiry: str) -> tuple[Staff, Examination, Line]:
    staff, found = here(request, number)
    policies.check_can_write(staff, found)
    return staff, found, member(enquiry)


def _shown(found: Examination, which: Line) -> dict[str, Any]:
    """Everything that both sides see of a line, in words."""
    record = standing.line_of(found, which)
    today = timezone.localdate()
    return {
        "examination": found,
        "line": record,
        "question": QUESTIONS[which],
        "asks": ASKS[which],
        "seen": [(each, Sources(each.source.value).label) for each in record.seen],
        "official": [pinning.shown(each.figure) for each in record.official],
        "not_a_cause": NOT_A_CAUSE,
        "step": Steps(record.step.value).label if record.step else "",
        "accuracy": Accuracies(record.reply.accuracy.value).label if record.reply else "",
        "no_reply": standing.no_reply_of(found),
        "sources": [
            (Sources(each.source.value).label, SURVEY_PROMISE if each.source is Source.SURVEY else "", each)
            for each in sources.found_for(which, found.service, today)
        ],
        "number_of_reports": NUMBER_OF_REPORTS,
        "trusts": sources.trusts_of(found.service, today) if which is Line.VOICE_AND_TRUST else None,
    }


def _form(
    request: HttpRequest, found: Examination, which: Line, form: Any, heading: str, *, draft: str
) -> HttpResponse:
    return form_page(request, form, heading, QUESTIONS[which], found=found, draft=draft)


def _kept(request: HttpRequest, found: Examination, which: Line, words: str) -> HttpResponse:
    """To the line; with a word where the guard has something to show beside what was saved."""
    if guard.look_at(words).sentences:
        messages.success(request, _("Saved. The guard has marked something: open it again to look at it."))
    return _to(found, which)


def _to(found: Examination, which: Line) -> HttpResponse:
    return redirect("check:examination-line", found.number, which.value)
