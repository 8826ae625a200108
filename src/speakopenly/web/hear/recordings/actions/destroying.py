"""Destroy a recording: sound, faces, transcript and keys; that there was one stays.

It goes when somebody says so, when its plan's dates come, when its import is taken back, and when anybody who
speaks on it withdraws: no voice can be cut out of what others say around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from speakopenly.core.erasure import Erasure, ErasureRecord
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone, Kind
from speakopenly.web.hear.events import ContributionsTakenBack
from speakopenly.web.hear.listening.finding import files_of
from speakopenly.web.hear.recordings import policies
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece, RecordingState, TranscriptPage
from speakopenly.web.people import audit
from speakopenly.web.people.models import User
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log

RECORDING = "recording"
"""How a recording that was destroyed is called on the erasure list."""


def destroy(*, recording: Recording, by: Staff | None) -> None:
    """Destroy it for good; ``by`` None: the dates of its plan. Raises NotAllowed, also under a legal hold."""
    with erasures.written_down(Gone(RECORDING, recording.pk)):
        _destroy(recording, by)


@transaction.atomic
def forget(wanted: Erasure) -> ErasureRecord:
    """How this room forgets: every recording goes on which somebody speaks whose words are forgotten."""
    files = files_of(wanted)
    gone = [erase(each, None) for each in _there().filter(batch__in=files)] if files else []
    return ErasureRecord("recordings", {"recordings": len(gone)})


def destroy_with_its_import(event: ContributionsTakenBack) -> None:
    """An import was taken back: its recording goes, also where none of its words were left."""
    for each in _there().filter(batch=event.import_id):
        erase(each, None)


def register_kinds() -> None:
    """Say on the erasure list's behalf how a recording is destroyed once more; twice is harmless."""
    erasures.register(Kind(RECORDING, there=_there, erase=_destroy_again, gone=_destroyed))


@transaction.atomic
def _destroy(recording: Recording, by: Staff | None) -> None:
    policies.check_can_destroy(by, recording)
    erase(recording, by.user if by else None)


def erase(recording: Recording, by: User | None) -> Recording:
    """Destroy a recording in the caller's transaction, whatever may be asked first; ``by`` for its line."""
    TranscriptPage.objects.filter(recording=recording).delete()
    RecordingPiece.objects.filter(recording=recording).delete()
    case_key, recording.case_key = recording.case_key, None
    recording.state, recording.public_key, recording.size = RecordingState.DESTROYED, b"", 0
    recording.save(update_fields=["state", "public_key", "case_key", "size"])
    if case_key is not None:
        case_key.delete()
    audit.record("recording destroyed", recording, by=by, service=recording.service)
    transaction.on_commit(empty_the_log)
    return recording


@transaction.atomic
def _destroy_again(key: UUID, _day: date) -> None:
    erase(Recording.objects.get(pk=key), None)


def _there() -> QuerySet[Recording]:
    return Recording.objects.exclude(state=RecordingState.DESTROYED)


def _destroyed() -> Iterator[tuple[UUID, date]]:
    """No row keeps the day, and none is needed: the line is there from now on."""
    for key in Recording.objects.filter(state=RecordingState.DESTROYED).values_list("pk", flat=True):
        yield key, timezone.localdate()
