"""The page that asks for the answers to a survey as a file. They are sealed, so the key is open first."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from speakopenly.hear.questionnaires import Version, can_write_sav
from speakopenly.understand.exchange import Purpose
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import needs_unlock, unlocked
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys import opening
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.exchange import actions, policies
from speakopenly.web.understand.exchange.forms import AnswersForm
from speakopenly.web.understand.exchange.models import Because, Kind
from speakopenly.web.understand.exchange.views import change_it, here, to_its_job, trail


@change_it
def answers(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the answers to one edition: which file, for what, and how words leave."""
    staff, exercise = here(request, slug)
    policies.check_can_export_answers(staff, exercise)
    return _answers(request, staff, exercise)


@needs_unlock
def _answers(request: HttpRequest, staff: Staff, exercise: Exercise) -> HttpResponse:
    editions, key = opening.editions_of(exercise), unlocked(request)
    if not editions:
        raise Http404
    form = AnswersForm(posted(request), editions=editions, with_spss=can_write_sav())
    if form.is_valid() and key is not None:
        said = form.cleaned_data
        export = actions.ask_for_answers(
            edition=said["edition"],
            by=staff,
            kind=Kind(said["kind"]),
            labels_in=Version(said["labels_in"]),
            purpose=Purpose(said["purpose"]),
            because=Because(said["because"]) if said["because"] else None,
            unlocked=key,
        )
        return to_its_job(export)
    up = {"name": exercise.title, "address": reverse("understand:exports", args=[exercise.slug])}
    page = {
        "exercise": exercise,
        "form": form,
        "with_spss": can_write_sav(),
        "roles": policies.MAY_HAVE_ANSWERS,
        "trail": [*trail(), up],
    }
    return render(request, "understand/exchange/answers.html", page, status=400 if form.errors else 200)
