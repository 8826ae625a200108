"""Pages of a plan: what is missing, what it says, whom it must hear, and the deed that opens the exercise."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.records import Channel
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import policies as listening_policies
from speakopenly.web.hear.listening.forms import CHANNELS
from speakopenly.web.hear.listening.models import Exercise, ExerciseState
from speakopenly.web.hear.listening.views import here, trail
from speakopenly.web.hear.plans import actions, gates, policies, queries
from speakopenly.web.hear.plans.forms import ConsentForm, GroupForm, PlanForm, ReplyForm
from speakopenly.web.hear.plans.gates import Gap
from speakopenly.web.hear.plans.models import CAN_BE_PLANNED, GroupToHear
from speakopenly.web.hear.plans.wording import SUGGESTED, name_of_language
from speakopenly.web.people.staff import Staff

change_it = require_http_methods(["GET", "POST"])


@require_GET
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole plan on one page, what is missing first."""
    staff, found = here(request, slug)
    return _plan_page(request, staff, found)


@change_it
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what the exercise promises."""
    staff, found = planned_by(request, slug)
    form = PlanForm(posted(request), initial=PlanForm.from_plan(queries.plan_of(found)))
    if form.is_valid():
        actions.say_plan(by=staff, exercise=found, **form.said())
        messages.success(request, _("Saved."))
        return redirect("hear:plan", slug)
    return form_page(request, found, "plan_change", form)


@change_it
def consent(request: HttpRequest, slug: str) -> HttpResponse:
    """Write what people are told and asked first."""
    staff, found = planned_by(request, slug)
    form = ConsentForm(posted(request), languages=queries.plan_of(found).languages)
    form.show({(each.language, each.reading): each.text for each in queries.consent_texts(found)})
    if form.is_valid():
        actions.say_consent(by=staff, exercise=found, texts=form.texts())
        messages.success(request, _("Saved."))
        return redirect("hear:plan", slug)
    return form_page(request, found, "consent", form)


@change_it
def group_add(request: HttpRequest, slug: str) -> HttpResponse:
    """Say who else must be heard; a suggestion may fill in the first words."""
    staff, found = planned_by(request, slug)
    suggested = SUGGESTED.get(request.GET.get("suggestion", ""))
    initial = (
        {"name": suggested.name, "why": suggested.why, "are_children": suggested.are_children}
        if suggested
        else {}
    )
    form = GroupForm(posted(request), initial=initial, others=list(queries.groups_of(found)))
    if form.is_valid():
        actions.add_group(by=staff, exercise=found, **form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect("hear:plan", slug)
    return form_page(request, found, "group", form)


@change_it
def group(request: HttpRequest, slug: str, group_id: UUID) -> HttpResponse:
    """Change what is said of a group."""
    staff, found, one = _group_of(request, slug, group_id)
    others = [each for each in queries.groups_of(found) if each.pk != one.pk]
    may_remove = policies.can_remove(staff, one)
    form = GroupForm(
        posted(request), initial=GroupForm.from_group(one), others=others, may_change_wish=may_remove
    )
    if form.is_valid():
        actions.change_group(by=staff, group=one, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("hear:plan", slug)
    return form_page(request, found, "group", form, group=one, may_remove=may_remove)


@require_POST
def group_remove(request: HttpRequest, slug: str, group_id: UUID) -> HttpResponse:
    """Take a group out of a plan that was never opened."""
    staff, _found, one = _group_of(request, slug, group_id)
    actions.remove_group(by=staff, group=one)
    messages.success(request, _("Taken out of the plan."))
    return redirect("hear:plan", slug)


@require_POST
def open_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the exercise, or say everything that is missing."""
    staff, found = planned_by(request, slug)
    if missing := gates.gaps(queries.planned(found)):
        return _plan_page(request, staff, found, refused=missing)
    is_new = found.state == ExerciseState.BEING_SET_UP
    deed = listening.open_exercise if is_new else listening.open_exercise_again
    deed(exercise=found, by=staff)
    messages.success(request, _("The exercise is open. You can bring in what people say."))
    return redirect("hear:exercise", slug)


@change_it
def reply(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that those who spoke were told what came of it."""
    staff, found = planned_by(request, slug)
    form = ReplyForm(posted(request), initial={"on": queries.plan_of(found).replied_on})
    if form.is_valid():
        actions.note_reply(by=staff, exercise=found, on=form.cleaned_data["on"])
        messages.success(request, _("Noted."))
        return redirect("hear:plan", slug)
    return form_page(request, found, "reply", form)


def planned_by(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise they plan. Raises NotAllowed or Http404."""
    staff, found = here(request, slug)
    policies.check_can_plan(staff, found)
    return staff, found


def _group_of(request: HttpRequest, slug: str, group_id: UUID) -> tuple[Staff, Exercise, GroupToHear]:
    staff, found = planned_by(request, slug)
    return staff, found, queries.group(found, group_id)


def _plan_page(
    request: HttpRequest, staff: Staff, found: Exercise, *, refused: list[Gap] | None = None
) -> HttpResponse:
    planned = queries.planned(found)
    taken = {each.name for each in planned.groups}
    by_name = {each.channel for each in planned.channels}
    page = {
        "exercise": found,
        "plan": planned.plan,
        "groups": planned.groups,
        "channels": [(CHANNELS[Channel(each.channel)], each) for each in planned.channels],
        "more_channels": [
            (each, name) for each, name in CHANNELS.items() if each in CAN_BE_PLANNED and each not in by_name
        ],
        "texts": [(name_of_language(each.language), each) for each in planned.texts],
        "languages": [name_of_language(each) for each in planned.plan.languages],
        "late": planned.late,
        "gaps": gates.gaps(planned),
        "refused": refused,
        "suggested": [(key, each) for key, each in SUGGESTED.items() if str(each.name) not in taken],
        "may_plan": policies.can_plan(staff, found),
        "may_upload": listening_policies.can_upload(staff, found),
        "roles": policies.MAY_SEE,
        "trail": trail(found),
    }
    return render(request, "hear/plans/plan.html", page, status=400 if refused else 200)


def form_page(request: HttpRequest, found: Exercise, template: str, form: Any, **page: Any) -> HttpResponse:
    """A form of the plan, on its way back to the plan."""
    steps = [*trail(found), {"name": _("Plan"), "address": reverse("hear:plan", args=[found.slug])}]
    given = {"form": form, "exercise": found, "roles": policies.MAY_PLAN, "trail": steps} | page
    return render(request, f"hear/plans/{template}.html", given, status=400 if form.errors else 200)
