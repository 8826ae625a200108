"""Pages of a survey: as it stands, its words and questions, opening and closing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.questionnaires import (
    NotReadyToOpen,
    gaps,
    readiness,
)
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.listening.views import here, trail
from speakopenly.web.hear.surveys import actions, policies, queries
from speakopenly.web.hear.surveys.asked import ADDED_LAST
from speakopenly.web.hear.surveys.models import Survey, SurveyState, Way
from speakopenly.web.hear.surveys.wording import KINDS, condition_in_words, gap_in_words, label_of, name_of
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.people.staff import Staff

change_it = require_http_methods(["GET", "POST"])


@require_GET
def survey(request: HttpRequest, slug: str) -> HttpResponse:
    """The survey as it stands; where there is none yet, how to begin one."""
    staff, found = here(request, slug)
    return _survey_page(request, staff, found, queries.survey_of(found))


@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin the survey of an exercise."""
    staff, found = here(request, slug)
    actions.begin(exercise=found, by=staff)
    return redirect("hear:survey", slug)


@require_POST
def open_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Open every version together, or say everything that is missing."""
    staff, found = builds(request, slug)
    try:
        actions.open_survey(survey=found, by=staff)
    except NotReadyToOpen:
        return _survey_page(request, staff, found.exercise, found, refused=True)
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
        return redirect("hear:survey", slug)
    messages.success(request, _("The survey is open, in every version."))
    return redirect("hear:survey", slug)


@require_POST
def close_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Take in no more."""
    staff, found = builds(request, slug)
    actions.close_survey(survey=found, by=staff)
    return redirect("hear:survey", slug)


def survey_of(request: HttpRequest, slug: str) -> tuple[Staff, Survey]:
    staff, exercise = here(request, slug)
    found = queries.survey_of(exercise)
    if found is None:
        raise Http404
    return staff, found


def builds(request: HttpRequest, slug: str) -> tuple[Staff, Survey]:
    staff, exercise = here(request, slug)
    policies.check_can_build(staff, exercise)
    return survey_of(request, slug)


def _survey_page(
    request: HttpRequest, staff: Staff, exercise: Exercise, found: Survey | None, *, refused: bool = False
) -> HttpResponse:
    page: dict[str, Any] = {
        "exercise": exercise,
        "survey": found,
        "may_build": policies.can_build(staff, exercise),
        "refused": refused,
        "roles": policies.MAY_SEE,
        "trail": trail(exercise),
    }
    if found is not None:
        page |= _as_it_stands(staff, found) | {"handed_out": _handed_out(request, found)}
    return render(request, "hear/surveys/survey.html", page, status=400 if refused else 200)


def _as_it_stands(staff: Staff, found: Survey) -> dict[str, Any]:
    asked = queries.as_it_would_open(found)
    numbers = {each.name: number for number, each in enumerate(asked.asking, start=1)}
    return {
        "gaps": [(gap.item, gap_in_words(asked, gap)) for gap in gaps(asked)],
        "readiness": [(name_of(each.version), each) for each in readiness(asked)],
        "items": [
            (each, numbers.get(each.name), label_of(asked, each.name), KINDS[each.kind],
             condition_in_words(asked, each.shown_if), each.name in found.groups_from)
            for each in asked.items
        ],
        "by_way": [(way.label, cell.text) for way, cell in queries.by_way(found).items()],
        "has_opened": found.editions.exists(),
        "has_changed": queries.has_changed(found),
        "asks_for_files": queries.files_of(found).exists()
        or any(each.kind in ADDED_LAST for each in asked.items),
        "may_close": policies.can_close(staff, found),
        "may_type_in": policies.can_type_in(staff, found),
        "may_make_codes": policies.can_make_codes(staff, found),
    }  # fmt: skip


def _handed_out(request: HttpRequest, found: Survey) -> dict[str, str]:
    """Where people answer, once it is open: the address on every letter, and that of the device in a room."""
    if found.state != SurveyState.OPEN:
        return {}
    names = {Way.KIOSK: "listen-room"} if Way.KIOSK in found.ways else {}
    if {Way.OPEN_LINK, Way.CODES} & set(found.ways):
        names = {Way.OPEN_LINK: "listen-about", **names}
    slug = found.exercise.slug
    return {str(way): at_the_speak_door(request, name, slug=slug) for way, name in names.items()}


def place(found: Survey) -> dict[str, Any]:
    exercise = found.exercise
    steps = [*trail(exercise), {"name": _("Survey"), "address": reverse("hear:survey", args=[exercise.slug])}]
    return {"exercise": exercise, "survey": found, "roles": policies.MAY_BUILD, "trail": steps}


def form_page(request: HttpRequest, found: Survey, form: Any, heading: str, **more: Any) -> HttpResponse:
    page = {"form": form, "heading": heading, **place(found), **more}
    return render(request, "hear/surveys/form.html", page, status=400 if form.errors else 200)
