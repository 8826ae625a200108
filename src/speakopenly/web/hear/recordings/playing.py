"""What a player is given: any part of a recording, opened piece by piece, for whoever may listen."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from speakopenly.hear.recordings import part_wanted
from speakopenly.web.hear.recordings import policies, safekeeping
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.hear.recordings.open_key import for_listeners
from speakopenly.web.hear.recordings.reading import key_in
from speakopenly.web.hear.recordings.views import this_recording

MOST_AT_ONCE = 4 * 1024 * 1024
"""Bytes. A player that asks for the rest is given this much and asks again, so that none holds a thread."""


@require_GET
@for_listeners
def play(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """The recording, or the part of it that is asked for (RFC 9110, 14)."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_hear(staff, found)
    return _answer(request, found, as_file=False)


@require_GET
@for_listeners
def take_out(request: HttpRequest, slug: str, recording_id: UUID) -> HttpResponse:
    """The recording as a file, where all who speak agreed that it is shown."""
    staff, found = this_recording(request, slug, recording_id)
    policies.check_can_take_out(staff, found)
    return _answer(request, found, as_file=True)


def _answer(request: HttpRequest, found: Recording, *, as_file: bool) -> HttpResponse:
    part = part_wanted(request.headers.get("Range", ""), found.size, most=MOST_AT_ONCE)
    if part is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
    key = safekeeping.key_of(found, key_in(request))
    sound = safekeeping.part_of(found, key, part.first, part.end)
    answer: HttpResponseBase = StreamingHttpResponse(
        sound, content_type=found.kind, status=200 if part.is_all else 206
    )
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Length"] = str(part.length)
    if not part.is_all:
        answer.headers["Content-Range"] = part.content_range(found.size)
    if as_file:
        answer.headers["Content-Disposition"] = "attachment; filename=recording"
    return answer  # type: ignore[return-value]
