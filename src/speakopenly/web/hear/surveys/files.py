"""Files and voice notes that come with answers: cleaned before, sealed here, and gone with the response.

A file is sealed to the key of the day's batch, as the answers are. A voice note becomes a recording of the
exercise: sealed to reading keys, written down by a job, quoted only once somebody corrected it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from speakopenly.core.records import Consent
from speakopenly.core.sealing import CasePrivateKey, CasePublicKey, place, seal, unseal
from speakopenly.hear.attachments import Cleaned
from speakopenly.hear.recordings import RecordingKind
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.recordings import actions as recordings
from speakopenly.web.hear.recordings.actions import NewVoiceNote
from speakopenly.web.hear.recordings.models import Recording
from speakopenly.web.hear.storing import store_new
from speakopenly.web.hear.surveys.models import Response, ResponseFile
from speakopenly.web.people.models import User

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class VoiceNote:
    """Sound as it came, whole, of a kind that can be heard here."""

    kind: RecordingKind
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Came:
    """What was added to one item. ``id`` is the answer, ``label`` the question as it was asked."""

    id: UUID
    label: str
    what: Cleaned | VoiceNote = field(repr=False)


@dataclass(frozen=True, slots=True)
class Added:
    """Everything that was added to one response, sealed and ready to be stored."""

    rows: tuple[Model, ...] = ()
    notes: tuple[NewVoiceNote, ...] = ()

    def store(self) -> None:
        """In the caller's transaction, after the response."""
        for note in self.notes:
            note.store()
        store_new(*self.rows)


@dataclass(frozen=True, slots=True)
class FileNote:
    """What a page may say of a file. The name is ours and tells only the type; ``bytes`` is how many."""

    id: UUID
    name: str
    label: str
    bytes: int


def prepare(came: Sequence[Came], row: Response, consent: Consent, *, by: User) -> Added:
    """Seal what was added to the batch ``row`` is for. Raises NobodyHoldsAKey where there is a voice note."""
    rows: list[Model] = []
    notes: list[NewVoiceNote] = []
    for each in came:
        file = ResponseFile(pk=each.id, service_id=row.service_id, response=row)
        if isinstance(each.what, Cleaned):
            _seal(file, row, each.label, each.what)
        else:
            note = recordings.prepare_voice_note(
                exercise=row.survey.exercise, by=by, title=each.label, consent=consent,
                kind=each.what.kind, data=each.what.data,
            )  # fmt: skip
            file.recording = note.recording
            notes.append(note)
        rows.append(file)
    return Added(tuple(rows), tuple(notes))


def open_note(file: ResponseFile, key: CasePrivateKey) -> FileNote:
    """What is known of a file, in memory; ``key`` is that of the batch. Raises SealBroken."""
    note: dict[str, Any] = json.loads(unseal(bytes(file.sealed_note), key=key, about=_about("note", file)))
    return FileNote(file.pk, note["name"], note["label"], note["bytes"])


def open_file(file: ResponseFile, key: CasePrivateKey) -> bytes:
    """The bytes of a file, in memory; ``key`` is that of the batch. Raises SealBroken."""
    return unseal(bytes(file.sealed_file), key=key, about=_about("file", file))


def let_go(responses: QuerySet[Response]) -> None:
    """Everything added to these goes, with every word that came of it, in the caller's transaction."""
    theirs = ResponseFile.objects.filter(response__in=responses)
    spoken = list(theirs.filter(recording__isnull=False).values_list("recording", flat=True))
    theirs.delete()
    recordings.let_voice_notes_go(spoken)


def let_bytes_go(responses: QuerySet[Response]) -> None:
    """Files have had their time. A recording keeps its own."""
    ResponseFile.objects.filter(response__in=responses, recording__isnull=True).delete()


def batches_of(row: Response) -> list[UUID]:
    """The imports that came of the voice notes of a response."""
    return list(_voices(row).filter(batch__isnull=False).values_list("batch", flat=True))


def may_be_quoted(row: Response) -> bool:
    """Whether words of a voice note may still be quoted once they are written down."""
    return any(consents.unpacked(each.consent).quote for each in _voices(row))


def stop_quoting(row: Response) -> None:
    """Nothing that comes of its voice notes is quoted from now on."""
    recordings.stop_quoting(list(_voices(row).values_list("pk", flat=True)))


def _voices(row: Response) -> QuerySet[Recording]:
    """Those that are still there: a destroyed one has no key."""
    theirs = row.files.filter(recording__isnull=False).values("recording")
    return Recording.objects.filter(pk__in=theirs, case_key__isnull=False)


def _seal(file: ResponseFile, row: Response, label: str, cleaned: Cleaned) -> None:
    if row.batch is None:
        raise LookupError("A file is sealed to the batch of its response.")
    to = CasePublicKey(bytes(row.batch.public_key))
    note = {"name": cleaned.name, "label": label, "bytes": len(cleaned.data)}
    file.sealed_note = seal(json.dumps(note).encode(), to=to, about=_about("note", file))
    file.sealed_file = seal(cleaned.data, to=to, about=_about("file", file))


def _about(what: str, file: ResponseFile) -> bytes:
    return place(f"response {what}", str(file.service_id), str(file.response_id), str(file.pk), SCHEMA)
