"""Pages of listening exercises: the list, one exercise, and what was brought into it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import ErasureIncomplete
from speakopenly.web.forms import posted
from speakopenly.web.hear.listening import actions, languages, policies, queries, same_words
from speakopenly.web.hear.listening.forms import ExerciseForm, words_of
from speakopenly.web.hear.listening.models import Exercise, ExerciseState, Holds, Import, ImportState
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff


@require_GET
def exercises(request: HttpRequest) -> HttpResponse:
    """Every exercise of this service."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    heard = queries.contributions_by_exercise(staff)
    listed = [(each, heard.get(each.pk, 0)) for each in queries.exercises_for(staff)]
    page = {
        "exercises": listed,
        "may_set_up": policies.can_set_up(staff),
        "roles": policies.MAY_SEE,
        "trail": trail()[:1],
    }
    return render(request, "hear/exercises.html", page)


@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up an exercise."""
    staff = staff_of(request)
    policies.check_can_set_up(staff)
    form = ExerciseForm(posted(request))
    if form.is_valid():
        made = actions.set_up_exercise(by=staff, **form.cleaned_data)
        return redirect("hear:plan", made.slug)
    return _form_page(
        request, "hear/set_up.html", {"form": form, "roles": policies.MAY_BRING_IN, "trail": trail()}
    )


@require_GET
def exercise(request: HttpRequest, slug: str) -> HttpResponse:
    """One exercise: what was asked, what was brought in, who was not heard."""
    staff, found = here(request, slug)
    page = {
        "exercise": found,
        "counts": queries.count(found),
        "same_words": same_words.shared_words(found),
        "imports": [queries.import_summary(batch) for batch in queries.imports_of(found)],
        "may_change": policies.can_change(staff, found),
        "may_upload": policies.can_upload(staff, found),
        "may_withdraw": policies.can_withdraw(staff, found),
        "roles": policies.MAY_SEE,
        "trail": trail(),
    }
    return render(request, "hear/exercise.html", page)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the words of an exercise."""
    staff, found = here(request, slug)
    policies.check_can_change(staff, found)
    form = ExerciseForm(posted(request), initial=words_of(found), exercise=found)
    if form.is_valid():
        actions.change_exercise(exercise=found, by=staff, **form.cleaned_data)
        return redirect("hear:exercise", slug)
    page = {"form": form, "exercise": found, "roles": policies.MAY_BRING_IN, "trail": trail(found)}
    return _form_page(request, "hear/set_up.html", page)


@require_POST
def turn(request: HttpRequest, slug: str) -> HttpResponse:
    """Close an open exercise, or open a closed one again where its plan has no gap."""
    staff, found = here(request, slug)
    policies.check_can_change(staff, found)
    if found.state == ExerciseState.OPEN:
        actions.close_exercise(exercise=found, by=staff)
    elif policies.can_open(staff, found):
        actions.open_exercise_again(exercise=found, by=staff)
    else:
        messages.error(request, _("This exercise was not opened. What is missing stands on its plan."))
        return redirect("hear:plan", slug)
    return redirect("hear:exercise", slug)


@require_GET
def one_import(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """One import, wherever it stands; a file that waits for this person goes on where it was."""
    staff, found, batch = this_import(request, slug, import_id)
    if policies.can_see_rows(staff, batch):
        return redirect(f"hear:{_next_step(batch)}", slug, import_id)
    page: dict[str, Any] = {
        "exercise": found,
        "batch": batch,
        "summary": queries.import_summary(batch),
        "may_take_back": policies.can_take_back(staff, batch),
        "languages": languages.kept_of(batch),
        "may_refuse": policies.can_refuse(staff, batch),
        "may_upload": policies.can_upload(staff, found),
        "same_words": same_words.shared_words(found, batch),
        "roles": policies.MAY_SEE,
        "trail": trail(found),
    }
    if batch.job is not None and batch.state in {ImportState.READING, ImportState.BRINGING_IN}:
        page |= {"job": batch.job, "sentence": sentence(batch.job), "runs": not batch.job.has_ended}
    return render(request, "hear/import.html", page)


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, slug: str, import_id: UUID) -> HttpResponse:
    """Undo one import, after a page that says what that means."""
    staff, found, batch = this_import(request, slug, import_id)
    policies.check_can_take_back(staff, batch)
    if request.method == "GET":
        page = {
            "exercise": found,
            "batch": batch,
            "summary": queries.import_summary(batch),
            "roles": policies.MAY_BRING_IN,
            "trail": trail(found),
        }
        return render(request, "hear/take_back.html", page)
    try:
        actions.take_back(batch=batch, by=staff)
    except ErasureIncomplete:
        messages.error(request, _("This could not be taken back everywhere, so nothing changed. Try again."))
        return redirect("hear:import", slug, import_id)
    messages.success(request, _("Taken back. Nothing of this file is kept."))
    return redirect("hear:exercise", slug)


def _next_step(batch: Import) -> str:
    if batch.state == ImportState.MAPPED:
        return "bring-in-names"
    return "bring-in-found" if batch.holds == Holds.ROWS else "bring-in-pieces"


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise they ask for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, queries.exercise(slug, staff)


def this_import(request: HttpRequest, slug: str, import_id: UUID) -> tuple[Staff, Exercise, Import]:
    """The same with one import of that exercise."""
    staff, found = here(request, slug)
    return staff, found, queries.import_for(found, import_id)


def trail(exercise: Exercise | None = None) -> list[dict[str, str]]:
    """Where a page stands."""
    steps = [
        {"name": _("Hear"), "address": reverse("section-hear")},
        {"name": _("Listening exercises"), "address": reverse("hear:exercises")},
    ]
    if exercise is not None:
        steps.append({"name": exercise.title, "address": reverse("hear:exercise", args=[exercise.slug])})
    return steps


def _form_page(request: HttpRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    return render(request, template, page, status=400 if page["form"].errors else 200)
