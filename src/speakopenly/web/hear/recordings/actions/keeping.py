"""Say what a recording is and what was agreed, then keep its file: consent comes before a byte."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from speakopenly.core.records import Channel, Consent
from speakopenly.core.sealing import CasePrivateKey
from speakopenly.hear.recordings import RecordingKind
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.listening.safekeeping import nothing_is_sealed
from speakopenly.web.hear.recordings import policies
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece, RecordingState
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log


@dataclass(frozen=True, slots=True)
class Announced:
    """What is said of a recording: a title without names, roles of those who speak, their consent."""

    title: str
    channel: Channel
    voices: Sequence[str]
    consent: Consent
    nation: str = ""
    said_on: date | None = None


@transaction.atomic
def announce(*, exercise: Exercise, by: Staff, said: Announced) -> Recording:
    """Say that there is a recording; its file follows. Raises NotAllowed."""
    policies.check_can_announce(by, exercise)
    recording = Recording.objects.create(
        service=exercise.service,
        exercise=exercise,
        by=by.user,
        title=said.title,
        channel=said.channel,
        voices=list(said.voices),
        consent=consents.packed(said.consent),
        nation=said.nation,
        said_on=said.said_on,
    )
    audit.record("recording announced", recording, by=by.user, service=by.service)
    return recording


@transaction.atomic
def begin_file(recording: Recording) -> None:
    """A file begins to come: what came of an earlier try goes, and the new key is known."""
    RecordingPiece.objects.filter(recording=recording).delete()
    recording.save(update_fields=["public_key"])


@transaction.atomic
def keep_file(
    *, recording: Recording, by: Staff, kind: RecordingKind, size: int, key: CasePrivateKey
) -> None:
    """The file has come whole: from now on facilitators' reading keys open it, and nothing else does.

    Raises NotAllowed, also where another file has come meanwhile; NobodyHoldsAKey.
    """
    held = Recording.objects.select_for_update(of=("self",)).select_related("exercise").get(pk=recording.pk)
    policies.check_can_upload(by, held)
    installation_key(may_make=nothing_is_sealed())  # a new home has one before anything is sealed in it
    held.public_key, held.kind, held.size = key.public().data, str(kind), size
    held.case_key = case_keys.keep_case_key(held.service_id, CaseKind.IMPORT, key)
    held.state = RecordingState.KEPT
    held.save(update_fields=["public_key", "kind", "size", "case_key", "state"])
    audit.record("recording kept", held, by=by.user, service=by.service)


@transaction.atomic
def drop_what_was_not_kept(recording: Recording) -> None:
    """Pieces of a file that was refused, or broke off, go at once; those of one that is kept stay."""
    still_waits = Recording.objects.filter(pk=recording.pk, state=RecordingState.ANNOUNCED)
    number, _rows = RecordingPiece.objects.filter(recording__in=still_waits).delete()
    if number:
        transaction.on_commit(empty_the_log)
