"""Whether a recording came whole: what its own lengths say is compared with what there is.

Only where a format tells how long it is can a file that was cut off be known: WAV and MP4 do. Of MP3, FLAC
and Ogg whatever came plays to where it ends.
"""

from __future__ import annotations

from typing import IO, Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.recordings.kinds import RecordingKind

_MOST_BOXES: Final = 500_000
_SMALLEST: Final = 128
"""Bytes. Less than this holds no sound in any format."""
_UNKNOWN_LENGTHS: Final = (0, 0x7FFFF000, 0xFFFFFFFF)
"""A WAV file written to a pipe says one of these: whoever wrote it could not know."""
_PIPE_SLACK: Final = 1024
_CUT_OFF: Final = "Copy it from the device again, and choose the copy."


def check_whole(kind: RecordingKind, file: IO[bytes], size: int) -> None:
    """Raise BadInput where a recording was cut off on its way, or holds nothing."""
    if size < _SMALLEST:
        raise BadInput("This recording holds no sound.", do="Choose the recording.")
    if kind is RecordingKind.WAV:
        _check_wav(file, size)
    elif kind in (RecordingKind.FILM, RecordingKind.M4A):
        _check_boxes(file, size)


def _check_wav(file: IO[bytes], size: int) -> None:
    file.seek(4)
    said = int.from_bytes(file.read(4), "little")
    is_unknown = any(abs(length - said) <= _PIPE_SLACK for length in _UNKNOWN_LENGTHS)
    if not is_unknown and said + 8 > size:
        raise _cut_off()


def _check_boxes(file: IO[bytes], size: int) -> None:
    """Every box stands whole in the file; one says where the sound is, another holds it (14496-12, 4.2)."""
    place, seen = 0, set[bytes]()
    for _ in range(_MOST_BOXES):
        file.seek(place)
        head = file.read(16)
        if len(head) < 8:
            break
        length = int.from_bytes(head[:4], "big")
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        elif length == 0:
            length = size - place
        if length < 8 or place + length > size:
            raise _cut_off()
        seen.add(head[4:8])
        place += length
    if not {b"moov", b"mdat"} <= seen or place < size:
        raise _cut_off()


def _cut_off() -> BadInput:
    return BadInput("This recording was cut off or is damaged.", do=_CUT_OFF)
