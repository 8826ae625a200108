"""The long work of this room: writing a recording down, in a process of its own beside the worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_tasks import task

from speakopenly.core.sealing import CasePrivateKey
from speakopenly.hear.speech import transcribe_apart
from speakopenly.hear.transcripts import Cue
from speakopenly.web.hear.keyring import lending
from speakopenly.web.hear.recordings import actions, safekeeping
from speakopenly.web.hear.recordings.actions.writing import CUES_ON_A_PAGE
from speakopenly.web.hear.recordings.models import Recording, RecordingState, TranscriptPage
from speakopenly.web.jobs.context import JobContext

OPENING, LISTENING = gettext_noop("Opening the recording"), gettext_noop("Seconds listened to:")
SECONDS_OF_SILENCE: Final = 600
"""Some windows of thirty seconds take long on a slow machine, and a long silence gives no cue."""


@task(  # type: ignore[arg-type]
    takes_context=True,
    title=_("Writing a recording down"),
    lease_seconds=SECONDS_OF_SILENCE,
    most_attempts=1,
)
def write_down_recording(context: JobContext, *, service_id: str, recording_id: str) -> None:
    """Keep page after page as it is heard. Stopped and asked for again, it goes on after the last page."""
    recording = Recording.objects.select_related("case_key").get(service_id=service_id, pk=recording_id)
    if recording.state != RecordingState.WRITING_DOWN:
        return
    context.progress(0, None, OPENING)
    key = safekeeping.key_of(recording, lending.must_borrow(context))
    number, begin_at = _where_it_stopped(recording, key)
    cues: list[Cue] = []
    with in_memory(recording, key) as sound:
        for heard in transcribe_apart(sound, model=settings.SPEECH_MODEL, begin_at=begin_at):
            context.progress(int(heard.done), int(heard.seconds) or None, LISTENING)
            cues += [heard.cue] if heard.cue else []
            if len(cues) == CUES_ON_A_PAGE:
                number += 1
                _keep(context, recording, number, cues)
                cues = []
    _end(context, recording, number + 1, cues)


@contextmanager
def in_memory(recording: Recording, key: CasePrivateKey) -> Iterator[int]:
    """The recording as an open file that stands in memory alone, under no name on any disk."""
    file = os.memfd_create("recording", os.MFD_CLOEXEC)
    try:
        for data in safekeeping.part_of(recording, key, 0, recording.size):
            os.write(file, data)
        yield file
    finally:
        os.close(file)


def _where_it_stopped(recording: Recording, key: CasePrivateKey) -> tuple[int, float]:
    """The number of the last page that is kept, and the second at which its last cue ends."""
    page = TranscriptPage.objects.filter(recording=recording).order_by("-number").first()
    if page is None:
        return 0, 0.0
    page.recording = recording
    return page.number, safekeeping.open_page(page, key).cues[-1].end


def _keep(context: JobContext, recording: Recording, number: int, cues: list[Cue]) -> None:
    with context.holding():
        if _held(recording) is not None:
            actions.add_page(recording=recording, number=number, cues=cues)


def _end(context: JobContext, recording: Recording, number: int, cues: list[Cue]) -> None:
    with context.holding():
        held = _held(recording)
        if held is None:
            return
        if cues:
            actions.add_page(recording=held, number=number, cues=cues)
        actions.end_writing_down(recording=held)
    lending.give_back(context)


def _held(recording: Recording) -> Recording | None:
    """The recording as it is now, held; None where it was destroyed meanwhile."""
    rows = Recording.objects.select_for_update().filter(state=RecordingState.WRITING_DOWN)
    return rows.filter(pk=recording.pk).first()
