"""Pages at which facilitators read what came with answers: with an open key, and as files to save."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.keyring.unlocking import Unlocked, unlocked
from speakopenly.web.hear.listening import safekeeping
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.hear.recordings.open_key import for_listeners
from speakopenly.web.hear.surveys import files, queries
from speakopenly.web.hear.surveys.models import ResponseFile
from speakopenly.web.hear.surveys.views import builds, place


@require_GET
@for_listeners
def came(request: HttpRequest, slug: str) -> HttpResponse:
    """Every file beside the question it answers, and the voice notes that wait as recordings."""
    _staff, found = builds(request, slug)
    key, opened, closed, spoken = unlocked(request), [], 0, []
    for file in queries.files_of(found):
        if file.recording is not None:
            spoken.append(file.recording)
            continue
        try:
            opened.append(_note(file, key))
        except (NotAllowed, WordsLocked):
            closed += 1
    page = {"opened": opened, "closed": closed, "spoken": spoken, **place(found)}
    return render(request, "hear/surveys/files.html", page)


@require_GET
@for_listeners
def save(request: HttpRequest, slug: str, file_id: UUID) -> HttpResponse:
    """One file to save and never to show, under our own name for it. Raises Http404 for any other."""
    _staff, found = builds(request, slug)
    file = queries.files_of(found).filter(pk=file_id, recording__isnull=True).first()
    if file is None or file.response.batch is None:
        raise Http404
    key = safekeeping.key_of(file.response.batch, unlocked(request))
    name = files.open_note(file, key).name
    answer = HttpResponse(files.open_file(file, key), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _note(file: ResponseFile, key: Unlocked | None) -> files.FileNote:
    if file.response.batch is None:
        raise LookupError("What was sent has a batch.")
    return files.open_note(file, safekeeping.key_of(file.response.batch, key))
