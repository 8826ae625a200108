"""Films written piece by piece, as browsers and some phones record: each piece brings an index of its own.

ISO 14496-12, section 8.8: a ``moof`` box says in its ``traf`` (whose track) and ``trun`` (how many frames,
how long) what stands in the data after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.hear.speech.boxes import Box, boxes, find, top_boxes

MOST_FRAMES: Final = 5_000_000
"""A day of AAC at 48,000 samples a second."""
_BASE_GIVEN, _DESCRIPTION, _DURATION, _SIZE = 0x1, 0x2, 0x8, 0x10
_OFFSET, _FIRST_FLAGS, _EACH_DURATION, _EACH_SIZE, _EACH_FLAGS, _EACH_SHIFT = (
    0x1,
    0x4,
    0x100,
    0x200,
    0x400,
    0x800,
)

Stand = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Where each frame stands, and how long it is."""


def track_number(track: Box) -> int:
    """The number by which pieces name a track."""
    head = find(track, b"tkhd")
    if head is None or not head.data:
        raise ValueError("a track without a head")
    place = 20 if head.data[0] == 1 else 12
    return _number(head.data, place)


def frames_in_pieces(path: Path, index: Box, track: int) -> Stand:
    """Find the frames of a track in all pieces of a file. Raises ValueError where they cannot be read."""
    usual = _usual_size(index, track)
    offsets: list[int] = []
    sizes: list[int] = []
    for kind, start, piece in top_boxes(path, frozenset({b"moof"})):
        for traf in (each for each in boxes(Box(kind, piece)) if each.kind == b"traf"):
            for place, size in _frames(traf, start, track, usual):
                offsets.append(place)
                sizes.append(size)
                if len(sizes) > MOST_FRAMES:
                    raise ValueError("more frames than a day has")
    return np.array(offsets, dtype=np.int64), np.array(sizes, dtype=np.int64)


def _frames(traf: Box, start: int, track: int, usual: int) -> Iterator[tuple[int, int]]:
    head = find(traf, b"tfhd")
    if head is None or _number(head.data, 4) != track:
        return
    flags, place, base = _number(head.data, 0) & 0xFFFFFF, 8, start
    if flags & _BASE_GIVEN:
        base, place = int.from_bytes(head.data[8:16], "big"), 16
    place += 4 * sum(bool(flags & each) for each in (_DESCRIPTION, _DURATION))
    size = _number(head.data, place) if flags & _SIZE else usual
    at = base
    for run in (each for each in boxes(traf) if each.kind == b"trun"):
        for length, first in _run(run.data, size):
            at = base + first if first is not None else at
            yield at, length
            at += length


def _run(data: bytes, usual: int) -> Iterator[tuple[int, int | None]]:
    """The length of each frame of a run; the first also says where it stands, where that is told."""
    flags, count, place = _number(data, 0) & 0xFFFFFF, _number(data, 4), 8
    first = None
    if flags & _OFFSET:
        first, place = int.from_bytes(data[8:12], "big", signed=True), 12
    place += 4 * bool(flags & _FIRST_FLAGS)
    before = 4 * bool(flags & _EACH_DURATION)
    step = 4 * sum(bool(flags & each) for each in (_EACH_DURATION, _EACH_SIZE, _EACH_FLAGS, _EACH_SHIFT))
    if count > MOST_FRAMES or len(data) < place + count * step:
        raise ValueError("a run is longer than its box")
    for number in range(count):
        length = _number(data, place + number * step + before) if flags & _EACH_SIZE else usual
        yield length, first if number == 0 else None


def _usual_size(index: Box, track: int) -> int:
    extends = find(index, b"mvex")
    for each in boxes(extends) if extends else ():
        if each.kind == b"trex" and _number(each.data, 4) == track:
            return _number(each.data, 16)
    return 0


def _number(data: bytes, place: int) -> int:
    if len(data) < place + 4:
        raise ValueError("a box is cut short")
    return int.from_bytes(data[place : place + 4], "big")
