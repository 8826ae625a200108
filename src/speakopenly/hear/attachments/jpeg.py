"""JPEG photos inside documents: what is drawn is kept byte for byte, what is told about it is cut out."""

from __future__ import annotations

from typing import Final

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_COMMENT: Final = 0xFE
_APPLICATION: Final = frozenset(range(0xE0, 0xF0))
_ADOBE: Final = 0xEE


def without_segments(photo: bytes) -> bytes:
    """Cut every application segment and comment, and all behind the end, out of a JPEG.

    Adobe's own segment (APP14) is kept to its twelve bytes: it says how colours are to be read.

    Raises:
        ValueError: these bytes are no whole JPEG.
    """
    if photo[:2] != b"\xff\xd8":
        raise ValueError
    kept, at = [photo[:2]], 2
    while True:
        at, marker = _next_marker(photo, at)
        if marker == _END:
            return b"".join([*kept, b"\xff\xd9"])
        end = at + 2 if marker in _ALONE else at + 2 + _length(photo, at + 2)
        if marker == _SCAN:
            end = _end_of_scan(photo, end)
        if marker == _ADOBE and photo[at + 4 : at + 9] == b"Adobe":
            kept.append(b"\xff\xee\0\x0e" + photo[at + 4 : at + 16])
        elif marker not in _APPLICATION and marker != _COMMENT:
            kept.append(photo[at:end])
        at = end


def _next_marker(photo: bytes, at: int) -> tuple[int, int]:
    """Find the marker that must stand here; a marker may be led by any number of 0xFF."""
    if photo[at : at + 1] != b"\xff":
        raise ValueError
    while photo[at + 1 : at + 2] == b"\xff":
        at += 1
    if len(photo) < at + 2:
        raise ValueError
    return at, photo[at + 1]


def _length(photo: bytes, at: int) -> int:
    length = int.from_bytes(photo[at : at + 2], "big")
    if length < 2 or len(photo) < at + length:
        raise ValueError
    return length


def _end_of_scan(photo: bytes, at: int) -> int:
    """Pass over what is drawn: in it 0xFF stands before a zero or a restart mark only."""
    while True:
        at = photo.find(b"\xff", at)
        if at < 0 or at + 1 >= len(photo):
            raise ValueError
        if photo[at + 1] and photo[at + 1] not in _ALONE and photo[at + 1] != 0xFF:
            return at
        at += 1 if photo[at + 1] == 0xFF else 2
