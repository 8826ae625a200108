"""Pages of exports: the exercises, one exercise's files, words as said, and a codebook read in."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.understand.exchange import Purpose
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import needs_unlock, unlocked
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys.opening import has_answers
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.queries import staff_of
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.exchange import actions, making, policies, queries
from speakopenly.web.understand.exchange.forms import AsSaidForm, ExportForm
from speakopenly.web.understand.exchange.models import Because, Export, Kind
from speakopenly.web.understand.exchange.wording import FOR, edition_in_words
from speakopenly.web.understand.themes.queries import exercises_read

change_it = require_http_methods(["GET", "POST"])


@require_GET
def of_all(request: HttpRequest) -> HttpResponse:
    """The exercises whose evidence one may take out."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    page = {
        "exercises": [exercise for exercise, understanding in exercises_read(staff) if understanding],
        "roles": policies.MAY_EXPORT,
        "trail": trail()[:1],
    }
    return render(request, "understand/exchange/of_all.html", page)


@change_it
def exports(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a file, and fetch those that were made."""
    staff, exercise = here(request, slug)
    form = ExportForm(posted(request), purposes=policies.purposes_of(staff))
    if form.is_valid():
        kind, purpose = Kind(form.cleaned_data["kind"]), Purpose(form.cleaned_data["purpose"])
        export = actions.ask_for(exercise=exercise, by=staff, kind=kind, purpose=purpose)
        return to_its_job(export)
    page = {
        "exercise": exercise,
        "form": form,
        "may_export": policies.can_export(staff, exercise),
        "may_export_answers": policies.can_export_answers(staff, exercise) and has_answers(exercise),
        "may_export_as_said": policies.can_export_as_said(staff, exercise),
        "exports": [_line(staff, each) for each in queries.exports_of(exercise, staff)],
        "roles": policies.MAY_EXPORT,
        "trail": trail(),
    }
    return render(request, "understand/exchange/exports.html", page, status=400 if form.errors else 200)


@change_it
def as_said(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the words as they were said, with a reason, once the key is open."""
    staff, exercise = here(request, slug)
    policies.check_can_export_as_said(staff, exercise)
    return _as_said(request, staff, exercise)


@needs_unlock
def _as_said(request: HttpRequest, staff: Staff, exercise: Exercise) -> HttpResponse:
    form, key = AsSaidForm(posted(request)), unlocked(request)
    if form.is_valid() and key is not None:
        export = actions.ask_for_words_as_said(
            exercise=exercise,
            by=staff,
            kind=form.cleaned_data["kind"],
            because=Because(form.cleaned_data["because"]),
            unlocked=key,
        )
        return to_its_job(export)
    up = {"name": exercise.title, "address": reverse("understand:exports", args=[exercise.slug])}
    page = {
        "exercise": exercise,
        "form": form,
        "roles": policies.MAY_HAVE_WORDS_AS_SAID,
        "trail": [*trail(), up],
    }
    return render(request, "understand/exchange/as_said.html", page, status=400 if form.errors else 200)


@require_POST
def fetch(request: HttpRequest, slug: str, export_id: UUID) -> HttpResponse:
    """Hand over a file; one with words as said or answers only to somebody whose key is open."""
    staff, exercise = here(request, slug)
    export = queries.export_of(exercise, export_id)
    policies.check_can_fetch(staff, export)
    return _fetch_unlocked(request, staff, export) if export.needs_a_key else _file(request, staff, export)


def _file(request: HttpRequest, staff: Staff, export: Export) -> HttpResponse:
    data = actions.fetch(export=export, by=staff, unlocked=unlocked(request))
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{making.name_of(export)}"'
    return answer


_fetch_unlocked = needs_unlock(_file)


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise asked for. Raises NotAllowed or Http404."""
    staff = staff_of(request)
    policies.check_can_enter(staff)
    return staff, hear.exercise(slug, staff)


def trail() -> list[dict[str, str]]:
    """The way to these pages."""
    return [
        {"name": _("Understand"), "address": reverse("section-understand")},
        {"name": _("Take evidence out"), "address": reverse("understand:exports-of-all")},
    ]


def to_its_job(export: Export) -> HttpResponse:
    assert export.job is not None  # noqa: S101  (asking begins it)
    return redirect("job", export.job.pk)


def _line(staff: Staff, export: Export) -> dict[str, Any]:
    return {
        "export": export,
        "edition": edition_in_words(export.edition) if export.edition else "",
        "purpose": FOR[Purpose(export.purpose)],
        "is_own": export.by_id == staff.user.pk,
        "may_fetch": policies.can_fetch(staff, export),
        "says": sentence(export.job) if export.job and export.is_being_made else "",
    }
