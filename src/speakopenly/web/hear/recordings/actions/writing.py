"""Put a transcript beside a recording: one that somebody brings, or one that this machine writes down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.urls import reverse

from speakopenly.hear.transcripts import Cue, Looked, read_cues
from speakopenly.web.hear.keyring import lending
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.recordings import policies, safekeeping, voices
from speakopenly.web.hear.recordings.models import Recording, RecordingState, TranscriptPage
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff

CUES_ON_A_PAGE: Final = 50


def bring_transcript(*, recording: Recording, by: Staff, name: str, data: bytes) -> None:
    """Keep a transcript (VTT or SRT), sealed, in the place of any there was.

    Raises BadInput where it is none, and then nothing has changed; NotAllowed.
    """
    policies.check_can_bring_transcript(by, recording)
    cues = read_cues(data, name).transcript.cues
    _keep_all(recording, by, cues)


@transaction.atomic
def write_down(*, recording: Recording, by: Staff, unlocked: Unlocked) -> Job:
    """Ask this machine to write it down, with a key that is lent for that. Raises NotAllowed."""
    from speakopenly.web.hear.recordings.tasks import write_down_recording

    policies.check_can_write_down(by, recording)
    safekeeping.key_of(recording, unlocked)
    recording.job = jobs.enqueue(
        write_down_recording,
        service=by.service,
        by=by.user,
        leads_to=reverse("hear:recording", args=[recording.exercise.slug, recording.pk]),
        recording_id=recording.pk,
    )
    lending.lend(recording.job, unlocked)
    recording.state = RecordingState.WRITING_DOWN
    recording.save(update_fields=["job", "state"])
    audit.record("writing down begun", recording, by=by.user, service=by.service)
    return recording.job


def add_page(*, recording: Recording, number: int, cues: Sequence[Cue]) -> TranscriptPage:
    """Keep one more page of a transcript, in the caller's transaction."""
    some = tuple(cues)
    return TranscriptPage.objects.create(
        service_id=recording.service_id,
        recording=recording,
        number=number,
        sealed=safekeeping.seal_page(recording, number, some),
        **sums(some, recording),
    )


def sums(cues: Sequence[Cue], recording: Recording) -> dict[str, int]:
    """What is kept readable of a page: how many cues, how many listened to, how many are nobody's yet."""
    return {
        "cues": len(cues),
        "looked_at": sum(cue.looked is not Looked.NOT_YET for cue in cues),
        "nobodys": sum(not voices.is_known(cue, recording.voices) for cue in cues),
    }


@transaction.atomic
def end_writing_down(*, recording: Recording) -> None:
    """The machine has written all of it down. Called by the long work inside its own transaction."""
    policies.check_lawful(recording, RecordingState.WRITTEN)
    recording.state = RecordingState.WRITTEN
    recording.save(update_fields=["state"])
    audit.record("recording written down", recording, by=None, service=recording.service)


@transaction.atomic
def _keep_all(recording: Recording, by: Staff, cues: Sequence[Cue]) -> None:
    TranscriptPage.objects.filter(recording=recording).delete()
    for number, first in enumerate(range(0, len(cues), CUES_ON_A_PAGE), start=1):
        add_page(recording=recording, number=number, cues=cues[first : first + CUES_ON_A_PAGE])
    recording.state = RecordingState.WRITTEN
    recording.save(update_fields=["state"])
    audit.record("transcript brought", recording, by=by.user, service=by.service)
