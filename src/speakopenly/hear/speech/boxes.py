"""The boxes of an MP4 file (ISO 14496-12, 4.2): a length, four letters, and more boxes or bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

LARGEST_INDEX: Final = 128 * 1024 * 1024
"""Bytes. The index of a film of ten hours takes under 20 MB."""
_MOST_BOXES: Final = 500_000


@dataclass(frozen=True, slots=True)
class Box:
    """One box: its four letters, and what is in it."""

    kind: bytes
    data: bytes = field(repr=False)


def find_index(path: Path) -> Box:
    """The ``moov`` box of a file: all that is known of its tracks. Raises ValueError where there is none."""
    for kind, _start, data in top_boxes(path, frozenset({b"moov"})):
        return Box(kind, data)
    raise ValueError("no index")


def top_boxes(path: Path, wanted: frozenset[bytes]) -> Iterator[tuple[bytes, int, bytes]]:
    """The boxes of these letters that a file itself holds: their letters, where they start, what is in them.

    Raises ValueError where a length cannot be.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        place = 0
        for _ in range(_MOST_BOXES):
            file.seek(place)
            head = file.read(16)
            if len(head) < 8:
                return
            length, header = _length(head, size - place)
            if head[4:8] in wanted:
                if length > min(LARGEST_INDEX, size - place):
                    raise ValueError("an index is longer than its file")
                file.seek(place + header)
                yield head[4:8], place, file.read(length - header)
            place += length


def boxes(box: Box) -> Iterator[Box]:
    """The boxes that stand in a box. Raises ValueError where a length cannot be."""
    data, place = memoryview(box.data), 0
    while place + 8 <= len(data):
        head = bytes(data[place : place + 16])
        length, header = _length(head, len(data) - place)
        if length > len(data) - place:
            raise ValueError("a box is longer than what holds it")
        yield Box(head[4:8], bytes(data[place + header : place + length]))
        place += length


def find(box: Box, *path: bytes) -> Box | None:
    """The first box of these letters, one inside the other."""
    for kind in path:
        found = next((each for each in boxes(box) if each.kind == kind), None)
        if found is None:
            return None
        box = found
    return box


def _length(head: bytes, rest: int) -> tuple[int, int]:
    """How long a box is, and how long its head; 0 means to the end, 1 that a longer number follows."""
    length, header = int.from_bytes(head[:4], "big"), 8
    if length == 1:
        length, header = int.from_bytes(head[8:16], "big"), 16
    elif length == 0:
        length = rest
    if length < header:
        raise ValueError("a box is shorter than its head")
    return length, header
