"""Pages of recordings: the list, a new one with its file, one recording, its transcript coming, its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from speakopenly.core.errors import BadInput
from speakopenly.hear.speech import is_installed
from speakopenly.web.forms import posted
from speakopenly.web.hear.keyring.unlocking import unlocked
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening import policies as listening_policies
from speakopenly.web.hear.listening import views as listening
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.recordings import actions, policies, queries
from speakopenly.web.hear.recordings.forms import AnnounceForm, FileForm, TranscriptForm
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.hear.recordings.open_key import for_listeners
from speakopenly.web.hear.recordings.receiving import Arrived, sealed_as_it_comes
from speakopenly.web.jobs.wording import sentence
from speakopenly.web.people.staff import Staff

LARGEST_WRITTEN_DOWN_MB = 512
"""While it is written down a recording stands in this machine's memory; a longer one brings a transcript."""


@require_GET
def recordings(request: HttpRequest, slug: str) -> HttpResponse:
    """Every recording of an exercise."""
    staff, found = here(request, slug)
    page = {
        "exercise": found,
        "recordings": queries.recordings_of(found),
        "may_announce": policies.can_announce(staff, found),
        "may_change": listening_policies.can_change(staff, found),
        "roles": policies.MAY_SEE,
        "trail": listening.trail(found),
    }
    return render(request, "hear/recordings/recordings.html", page)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what a recording is and what was agreed; its file is the next page."""
    staff, found = here(request, slug)
    policies.check_can_announce(staff, found)
    form = AnnounceForm(posted(request))
    if form.is_valid():
        recording = actions.announce(exercise=found, by=staff, said=form.said())
        return redirect("hear:recording-file", slug, recording.pk)
    page = {"form": form, "exercise": found, "roles": policies.MAY_HEAR, "trail": trail(found)}
    return render(request, "hear/recordings/new.html", page, status=400 if form.errors else 200)


@csrf_exempt
@require_http_methods(["GET", "POST"])
def file(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """Take the file, sealing it as it comes. Exempt until that is arranged; then protected."""
    staff, recording = this_recording(request, slug, recording_id)
    policies.check_can_upload(staff, recording)
    with sealed_as_it_comes(request, recording):
        return _file(request, staff, recording)


@csrf_protect
def _file(request: HttpRequest, staff: Staff, recording: Recording) -> HttpResponse:
    form = FileForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid():
        _keep(form.cleaned_data["file"], staff, recording)
        return redirect("hear:recording", recording.exercise.slug, recording.pk)
    page = page_of(recording, policies.MAY_HEAR) | {"form": form}
    return render(request, "hear/recordings/file.html", page, status=400 if form.errors else 200)


@require_GET
def recording(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """One recording: what was agreed, where it stands, and what can be done next."""
    staff, found = this_recording(request, slug, recording_id)
    page = page_of(found, policies.MAY_SEE) | {
        "agreed": consents.unpacked(found.consent),
        "far": queries.how_far(found),
        "pages": queries.pages_of(found),
        "has_speech": is_installed(),
        "is_too_large": is_too_large(found),
        "largest": LARGEST_WRITTEN_DOWN_MB,
        "may_upload": policies.can_upload(staff, found),
        "may_write_down": policies.can_write_down(staff, found),
        "may_bring_transcript": policies.can_bring_transcript(staff, found),
        "may_read": found.state == "written" and policies.can_hear(staff, found),
        "may_correct": policies.can_correct(staff, found),
        "may_bring_in": policies.can_bring_in(staff, found),
        "may_hear": policies.can_hear(staff, found),
        "may_take_out": policies.can_take_out(staff, found),
        "may_destroy": policies.can_destroy(staff, found),
    }
    if found.job is not None and found.state == "writing_down":
        page |= {"job": found.job, "sentence": sentence(found.job), "runs": not found.job.has_ended}
    return render(request, "hear/recordings/recording.html", page)


@require_http_methods(["GET", "POST"])
def transcript(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """Bring a transcript that was made elsewhere."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_bring_transcript(staff, found)
    form = TranscriptForm(posted(request), request.FILES if request.method == "POST" else None)
    if form.is_valid() and _bring(form, found, staff):
        return redirect("hear:recording-voices", slug, found.pk)
    page = page_of(found, policies.MAY_HEAR) | {"form": form}
    return render(request, "hear/recordings/transcript.html", page, status=400 if form.errors else 200)


@require_POST
@for_listeners
def write_down(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """Let this machine write it down, with a key that is lent to it for that."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_write_down(staff, found)
    key = unlocked(request)
    if key is not None and is_installed() and not is_too_large(found):
        actions.write_down(recording=found, by=staff, unlocked=key)
    return redirect("hear:recording", slug, found.pk)


@require_http_methods(["GET", "POST"])
def destroy(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """Destroy a recording, after a page that says what that means."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_destroy(staff, found)
    if request.method == "GET":
        return render(request, "hear/recordings/destroy.html", page_of(found, policies.MAY_HEAR))
    actions.destroy(recording=found, by=staff)
    messages.success(request, _("Destroyed. No sound, face or word of this recording is kept here."))
    return redirect("hear:recordings", slug)


def here(request: HttpRequest, slug: str) -> tuple[Staff, Exercise]:
    """Who asks, and the exercise they ask for. Raises NotAllowed or Http404."""
    staff, found = listening.here(request, slug)
    policies.check_can_see(staff)
    return staff, found


def this_recording(request: HttpRequest, slug: str, recording_id: UUID) -> tuple[Staff, Recording]:
    """The same with one recording of that exercise."""
    staff, found = here(request, slug)
    return staff, queries.recording_for(found, recording_id)


def page_of(recording: Recording, roles: tuple[Any, ...]) -> dict[str, Any]:
    """What every page of one recording shows."""
    exercise = recording.exercise
    one = {"name": recording.title, "address": reverse("hear:recording", args=[exercise.slug, recording.pk])}
    return {"recording": recording, "exercise": exercise, "roles": roles, "trail": [*trail(exercise), one]}


def trail(exercise: Exercise) -> list[dict[str, str]]:
    """Where a page stands."""
    all_of_them = {"name": _("Recordings"), "address": reverse("hear:recordings", args=[exercise.slug])}
    return [*listening.trail(exercise), all_of_them]


def is_too_large(recording: Recording) -> bool:
    """Whether it is too large to be written down on this machine."""
    return recording.size > LARGEST_WRITTEN_DOWN_MB * 1024**2


def _keep(arrived: Arrived, staff: Staff, recording: Recording) -> None:
    if arrived.kind is not None:
        actions.keep_file(
            recording=recording, by=staff, kind=arrived.kind, size=arrived.size or 0, key=arrived.key
        )


def _bring(form: TranscriptForm, recording: Recording, staff: Staff) -> bool:
    chosen = form.cleaned_data["file"]
    try:
        actions.bring_transcript(recording=recording, by=staff, name=chosen.name, data=chosen.read())
    except BadInput as refusal:
        form.add_error("file", str(refusal))
        return False
    return True
