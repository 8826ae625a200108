"""A voice note that came with answers to a survey: a recording of the exercise, which nobody here brought.

It is heard, corrected and quoted by the rules of any recording. No line of the audit trail
tells when it came.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from speakopenly.core.records import Channel, Consent
from speakopenly.core.sealing import make_case_keys
from speakopenly.hear.recordings import RecordingKind
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.case_keys import NewCaseKey
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening.models import Exercise, ImportState
from speakopenly.web.hear.recordings.actions.destroying import erase
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece, RecordingState
from speakopenly.web.hear.recordings.safekeeping import PIECE_BYTES, seal_piece
from speakopenly.web.hear.storing import store_new
from speakopenly.web.people.models import User

WHO_SPEAKS: Final = "somebody who answered"
"""The role of the one voice of a voice note."""
WAITING: Final = (ImportState.UPLOADED, ImportState.MAPPED)


@dataclass(frozen=True, slots=True)
class NewVoiceNote:
    """A voice note sealed, ready to be stored: what takes time is done before the database is held."""

    recording: Recording
    pieces: tuple[RecordingPiece, ...]
    key: NewCaseKey

    def store(self) -> None:
        """In the caller's transaction."""
        self.key.store()
        store_new(self.recording, *self.pieces)


def prepare_voice_note(
    *, exercise: Exercise, by: User, title: str, consent: Consent, kind: RecordingKind, data: bytes
) -> NewVoiceNote:
    """Seal a voice note to the reading keys of facilitators; ``by`` is in whose name it is kept.

    Raises NobodyHoldsAKey.
    """
    public, private = make_case_keys()
    key = case_keys.prepare_case_key(exercise.service_id, CaseKind.IMPORT, private)
    recording = Recording(
        service_id=exercise.service_id,
        exercise=exercise,
        by=by,
        title=title[:80],
        voices=[WHO_SPEAKS],
        consent=consents.packed(consent),
        channel=Channel.SURVEY,
        kind=str(kind),
        size=len(data),
        public_key=public.data,
        case_key=key.case_key,
        state=RecordingState.KEPT,
    )
    pieces = tuple(
        RecordingPiece(
            service_id=exercise.service_id,
            recording=recording,
            number=number,
            sealed=seal_piece(recording, number, data[first : first + PIECE_BYTES]),
        )
        for number, first in enumerate(range(0, len(data), PIECE_BYTES))
    )
    return NewVoiceNote(recording, pieces, key)


def let_voice_notes_go(which: Collection[UUID]) -> None:
    """Destroy these with every word that came of them, in every room, in the caller's transaction."""
    for recording in Recording.objects.filter(pk__in=which).exclude(state=RecordingState.DESTROYED):
        if recording.batch_id is not None:
            listening.forget_import(recording.batch_id)
        recording.refresh_from_db()
        if recording.state != RecordingState.DESTROYED:
            erase(recording, None)


def stop_quoting(which: Collection[UUID]) -> None:
    """What comes of these from now on is not quoted; an import of one that still waits is put away.

    Words that were brought in before are contributions, and stop being quoted as such.
    """
    for recording in Recording.objects.filter(pk__in=which).select_related("batch"):
        consent = consents.unpacked(recording.consent)
        recording.consent = consents.packed(replace(consent, quote=False))
        recording.save(update_fields=["consent"])
        if recording.batch is not None and recording.batch.state in WAITING:
            listening.forget_import(recording.batch.pk)
