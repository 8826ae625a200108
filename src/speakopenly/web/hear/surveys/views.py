"""Pages of a survey: as it stands, its words and questions, opening and closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.hear.questionnaires import (
    Item,
    NotReadyToOpen,
    Questionnaire,
    Use,
    editing,
    gaps,
    readiness,
)
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.listening.views import here, posted, trail
from speakopenly.web.hear.surveys import actions, policies, queries
from speakopenly.web.hear.surveys.forms import SettingsForm
from speakopenly.web.hear.surveys.item_forms import AddForm, FrameForm, ItemForm
from speakopenly.web.hear.surveys.models import Survey, Way
from speakopenly.web.hear.surveys.wording import KINDS, condition_in_words, gap_in_words, label_of, name_of
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


@change_it
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Versions, uses and ways."""
    staff, found = builds(request, slug)
    form = SettingsForm(posted(request), asked=queries.written(found), ways=found.ways)
    if form.is_valid():
        said = form.cleaned_data
        uses = tuple(map(Use, said["uses"]))

        def how(asked: Questionnaire) -> Questionnaire:
            return replace(editing.with_versions(asked, said["chosen"]), uses=uses)

        if _done(form, found, staff, how):
            actions.choose_ways(survey=found, by=staff, ways=[Way(way) for way in said["ways"]])
            return redirect("hear:survey", slug)
    return form_page(request, found, form, _("Versions, consent and ways"))


@change_it
def words(request: HttpRequest, slug: str) -> HttpResponse:
    """The title and the words of consent, in every version."""
    staff, found = builds(request, slug)
    asked = queries.written(found)
    told = {each: queries.told_by_plan(found.exercise, each) for each in asked.versions}
    form = FrameForm(posted(request), asked=asked, told=told)
    if form.is_valid() and _done(form, found, staff, form.changed):
        return redirect("hear:survey", slug)
    return form_page(request, found, form, _("Title and consent"))


@change_it
def item_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a question; its other words follow on its own page."""
    staff, found = builds(request, slug)
    form = AddForm(posted(request))
    if form.is_valid():
        item = form.item(queries.written(found), queries.names_used(found))
        if _done(form, found, staff, lambda asked: editing.with_item(asked, item)):
            return redirect("hear:survey-item", slug, item.name)
    return form_page(request, found, form, _("Add a question"))


@change_it
def item(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    """One question: its words side by side, its choices, how and when it is asked."""
    staff, found, one = _item(request, slug, item)
    asked = queries.written(found)
    form = ItemForm(posted(request), asked=asked, item=one, is_group=item in found.groups_from)
    if form.is_valid():
        others = [name for name in found.groups_from if name != item]
        groups = [*others, item] if form.cleaned_data.get("is_group") else others
        if _done(form, found, staff, lambda now: editing.with_item(now, form.changed()), groups):
            return redirect("hear:survey", slug)
    return form_page(request, found, form, label_of(asked, item), item=one)


@require_POST
def item_move(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    """Move a question one place up or down."""
    staff, found, _one = _item(request, slug, item)
    by = -1 if request.POST.get("to") == "up" else 1
    return _at_once(request, found, staff, lambda asked: editing.with_item_moved(asked, item, by))


@change_it
def item_remove(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    """Take a question out, after a page that says what that means."""
    staff, found, _one = _item(request, slug, item)
    if request.method == "POST":
        return _at_once(request, found, staff, lambda asked: editing.without_item(asked, item))
    page = {"label": label_of(queries.written(found), item), **place(found)}
    return render(request, "hear/surveys/remove.html", page)


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


def _item(request: HttpRequest, slug: str, name: str) -> tuple[Staff, Survey, Item]:
    staff, found = builds(request, slug)
    for each in queries.written(found).items:
        if each.name == name:
            return staff, found, each
    raise Http404


def _done(
    form: Any,
    found: Survey,
    staff: Staff,
    how: Callable[[Questionnaire], Questionnaire],
    groups: list[str] | None = None,
) -> bool:
    """Change it; where that cannot be, the form says why."""
    try:
        actions.change(survey=found, by=staff, how=how, groups=groups)
    except BadInput as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _at_once(
    request: HttpRequest, found: Survey, staff: Staff, how: Callable[[Questionnaire], Questionnaire]
) -> HttpResponse:
    try:
        actions.change(survey=found, by=staff, how=how)
    except BadInput as refusal:
        messages.error(request, str(refusal))
    return redirect("hear:survey", found.exercise.slug)


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
        page |= _as_it_stands(staff, found)
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
        "ways": [way.label for way in queries.ways(found)],
        "has_changed": queries.has_changed(found),
        "may_close": policies.can_close(staff, found),
        "may_type_in": policies.can_type_in(staff, found),
        "may_make_codes": policies.can_make_codes(staff, found),
    }  # fmt: skip


def place(found: Survey) -> dict[str, Any]:
    exercise = found.exercise
    steps = [*trail(exercise), {"name": _("Survey"), "address": reverse("hear:survey", args=[exercise.slug])}]
    return {"exercise": exercise, "survey": found, "roles": policies.MAY_BUILD, "trail": steps}


def form_page(request: HttpRequest, found: Survey, form: Any, heading: str, **more: Any) -> HttpResponse:
    page = {"form": form, "heading": heading, **place(found), **more}
    return render(request, "hear/surveys/form.html", page, status=400 if form.errors else 200)
