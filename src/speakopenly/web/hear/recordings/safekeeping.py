"""How a recording is sealed and opened: piece by piece, so that any part of it is had without the rest.

The key is made when the file begins to come, and from the moment it is whole only facilitators' reading keys
open it: this machine keeps no working wrap. A worker that writes it down is lent a key.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import CasePrivateKey, CasePublicKey, place, seal, unseal
from speakopenly.hear.transcripts import Cue, Looked, Transcript
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening.safekeeping import WordsLocked
from speakopenly.web.hear.recordings.models import Recording, RecordingPiece, TranscriptPage

if TYPE_CHECKING:
    from typing_extensions import Buffer

SCHEMA = 1
PIECE_BYTES = 1024 * 1024 - 1
"""Padding takes at least one byte, so a full piece is sealed as one MiB exactly."""


def key_of(recording: Recording, unlocked: Unlocked | None) -> CasePrivateKey:
    """The private half of a recording's key. Raises WordsLocked, NotAllowed or SealBroken."""
    if recording.case_key is None or unlocked is None:
        raise WordsLocked("This recording is sealed to readers. Unlock to listen again.")
    return case_keys.open_as_reader(recording.case_key, unlocked)


def seal_piece(recording: Recording, number: int, data: bytes) -> bytes:
    """Some bytes of a recording as they are stored."""
    return seal(data, to=_public(recording), about=_about(recording, "recording piece", number))


def part_of(recording: Recording, key: CasePrivateKey, first: int, end: int) -> Iterator[bytes]:
    """The bytes from ``first`` to before ``end``, with one piece in memory at a time. Raises SealBroken."""
    for number in range(first // PIECE_BYTES, -(-end // PIECE_BYTES)):
        data = open_piece(recording, key, number)
        begins = number * PIECE_BYTES
        yield data[max(0, first - begins) : end - begins]


def open_piece(recording: Recording, key: CasePrivateKey, number: int) -> bytes:
    """One piece of a recording. Raises SealBroken, also where it is not there."""
    row = RecordingPiece.objects.filter(recording=recording, number=number).first()
    if row is None:
        raise SealBroken("A piece of this recording is missing. Restore it from a backup.")
    return unseal(bytes(row.sealed), key=key, about=_about(recording, "recording piece", number))


def seal_page(recording: Recording, number: int, cues: tuple[Cue, ...]) -> bytes:
    """Cues as a page of a transcript keeps them."""
    said = [[cue.start, cue.end, cue.text, cue.speaker, str(cue.looked)] for cue in cues]
    data = json.dumps(said, ensure_ascii=False).encode()
    return seal(data, to=_public(recording), about=_about(recording, "transcript page", number))


def open_page(page: TranscriptPage, key: CasePrivateKey) -> Transcript:
    """The cues of one page. Raises SealBroken."""
    about = _about(page.recording, "transcript page", page.number)
    said = json.loads(unseal(bytes(page.sealed), key=key, about=about))
    return Transcript(
        tuple(Cue(start, end, text, speaker, Looked(looked)) for start, end, text, speaker, looked in said)
    )


class SealedFile(io.RawIOBase):
    """A recording as a file that can be read and sought, opened piece by piece."""

    def __init__(self, recording: Recording, key: CasePrivateKey, size: int) -> None:
        self._recording, self._key, self._size, self._place = recording, key, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: Buffer, /) -> int:
        room = memoryview(buffer)
        end = min(self._place + len(room), self._size)
        data = b"".join(part_of(self._recording, self._key, self._place, end)) if self._place < end else b""
        room[: len(data)] = data
        self._place += len(data)
        return len(data)


def _public(recording: Recording) -> CasePublicKey:
    return CasePublicKey(bytes(recording.public_key))


def _about(recording: Recording, what: str, number: int) -> bytes:
    return place(what, str(recording.service_id), str(recording.pk), number, SCHEMA)
