"""Which kind of recording a file is, told by its first bytes: its name would be a guess."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.speech.decoding import WHAT_WE_READ

HEAD_BYTES: Final = 4096
"""As many of the first bytes tell the kind; an MP3 may have a picture before its sound, but says so."""
_FILM_BOXES: Final = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_SOUND_BRANDS: Final = (b"M4A ", b"M4B ")
_LAYER_3: Final = 0b01


class RecordingKind(StrEnum):
    """What a browser is told that it is given to play."""

    MP3 = "audio/mpeg"
    M4A = "audio/mp4"
    FILM = "video/mp4"
    WAV = "audio/wav"
    FLAC = "audio/flac"
    OGG = "audio/ogg"

    @property
    def is_film(self) -> bool:
        """Whether faces may be seen in it."""
        return self is RecordingKind.FILM


def kind_of(head: bytes) -> RecordingKind:
    """Tell the kind by the first bytes.

    Raises:
        BadInput: there are none, or they begin no recording that we read.
    """
    if not head.strip(b"\0"):
        raise BadInput("This file is empty.", do="Choose the recording.")
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return RecordingKind.WAV
    if head[4:8] in _FILM_BOXES:
        is_sound = head[4:8] == b"ftyp" and head[8:12] in _SOUND_BRANDS
        return RecordingKind.M4A if is_sound else RecordingKind.FILM
    for start, kind in (
        (b"fLaC", RecordingKind.FLAC),
        (b"OggS", RecordingKind.OGG),
        (b"ID3", RecordingKind.MP3),
    ):
        if head.startswith(start):
            return kind
    if _begins_mp3(head):
        return RecordingKind.MP3
    raise BadInput("This file is no recording that we can read.", do=WHAT_WE_READ)


def _begins_mp3(head: bytes) -> bool:
    """Eleven set bits, then a version, layer, bit rate and rate that may be (11172-3, 2.4.2.3)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    bit_rate, rate = head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and layer == _LAYER_3 and bit_rate not in (0, 15) and rate != 3
