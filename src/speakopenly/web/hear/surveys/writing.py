"""Pages on which a survey is written: its versions, its words, its questions one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import Item, Questionnaire, Use, editing
from speakopenly.web.forms import posted
from speakopenly.web.hear.surveys import actions, queries
from speakopenly.web.hear.surveys.forms import SettingsForm
from speakopenly.web.hear.surveys.item_forms import AddForm, FrameForm, ItemForm
from speakopenly.web.hear.surveys.models import Survey, Way
from speakopenly.web.hear.surveys.views import builds, change_it, form_page, place
from speakopenly.web.hear.surveys.wording import label_of
from speakopenly.web.people.staff import Staff


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
    """One question: its words side by side, its choices and their order, how and when it is asked."""
    staff, found, one = _item(request, slug, item)
    asked = queries.written(found)
    form = ItemForm(posted(request), asked=asked, item=one, is_group=item in found.groups_from)
    if form.is_valid():
        others = [name for name in found.groups_from if name != item]
        groups = [*others, item] if form.cleaned_data.get("is_group") else others
        move = _move(request)

        def how(now: Questionnaire) -> Questionnaire:
            changed = editing.with_item(now, form.changed())
            return editing.with_choice_moved(changed, item, *move) if move else changed

        if _done(form, found, staff, how, groups):
            here = reverse("hear:survey-item", args=[slug, item])
            return redirect(f"{here}#choice-{move[0]}" if move else reverse("hear:survey", args=[slug]))
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


def _move(request: HttpRequest) -> tuple[str, int] | None:
    """Which choice a button moves and how far; what is written on the page is kept with it."""
    for button, by in (("up", -1), ("down", 1)):
        if choice := request.POST.get(button):
            return choice, by
    return None


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
