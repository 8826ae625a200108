"""The sound of an MP4, M4A or MOV file: found in its boxes, and handed on as a stream of AAC frames.

ISO 14496-12 says what the boxes hold, 14496-14 what AAC looks like in them, and 13818-7 how a frame of a
stream (ADTS) begins. Pictures are never looked at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.errors import BadInput
from speakopenly.hear.speech.boxes import Box, boxes, find, find_index
from speakopenly.hear.speech.decoding import WHAT_WE_READ
from speakopenly.hear.speech.fragments import MOST_FRAMES, frames_in_pieces, track_number

FRAME_SAMPLES: Final = 1024
RATES: Final = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_FIRST_BOXES: Final = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
_LONGEST_FRAME: Final = 8191 - 7
_SOUND_HANDLER: Final = b"soun"
_AAC: Final = 0x40


@dataclass(frozen=True, slots=True)
class Film:
    """Where in a file each frame of its sound stands, and what a decoder must know of them."""

    profile: int
    rate_index: int
    channels: int
    offsets: NDArray[np.int64] = field(repr=False)
    sizes: NDArray[np.int64] = field(repr=False)

    @property
    def rate(self) -> int:
        """Samples a second."""
        return RATES[self.rate_index]

    @property
    def seconds(self) -> float:
        """How long the sound lasts."""
        return len(self.sizes) * FRAME_SAMPLES / self.rate

    def adts(self, path: Path, start: float, end: float) -> tuple[bytes, float]:
        """The frames from ``start`` to ``end`` seconds as a stream, and the second at which it begins."""
        first = max(int(start * self.rate / FRAME_SAMPLES), 0)
        last = min(int(end * self.rate / FRAME_SAMPLES) + 1, len(self.sizes))
        frames = []
        with path.open("rb") as file:
            for offset, size in zip(self.offsets[first:last], self.sizes[first:last], strict=True):
                file.seek(int(offset))
                data = file.read(int(size))
                frames.append(self._header(len(data)) + data)
        return b"".join(frames), first * FRAME_SAMPLES / self.rate

    def _header(self, size: int) -> bytes:
        length = size + 7
        return bytes(
            (
                0xFF,
                0xF1,
                (self.profile - 1) << 6 | self.rate_index << 2 | self.channels >> 2,
                (self.channels & 3) << 6 | length >> 11,
                length >> 3 & 0xFF,
                (length & 7) << 5 | 0x1F,
                0xFC,
            )
        )


def is_film(head: bytes) -> bool:
    """Whether a file begins as MP4 and its relations do."""
    return head[4:8] in _FIRST_BOXES


def read_film(path: Path) -> Film:
    """Find the sound of a film. Raises BadInput where it has none, or none in AAC."""
    try:
        index = find_index(path)
        tracks = [track for track in boxes(index) if track.kind == b"trak"]
        for track in tracks:
            media = find(track, b"mdia")
            if media is not None and _handler(media) == _SOUND_HANDLER:
                return _sound_of(path, index, track, media)
    except (ValueError, IndexError, OverflowError, RecursionError):
        raise BadInput(
            "is damaged: where its sound stands cannot be read.", do=WHAT_WE_READ, file=path.name
        ) from None
    except _OtherSound:
        raise BadInput("has sound of a kind that we do not read.", do=WHAT_WE_READ, file=path.name) from None
    raise BadInput("has no sound in it.", do="Choose the recording with the voices.", file=path.name)


class _OtherSound(Exception):
    """The sound is not AAC, or AAC of a kind that a stream cannot carry."""


def _handler(media: Box) -> bytes:
    handler = find(media, b"hdlr")
    return handler.data[8:12] if handler else b""


def _sound_of(path: Path, index: Box, track: Box, media: Box) -> Film:
    table = find(media, b"minf", b"stbl")
    if table is None:
        raise ValueError
    profile, rate_index, channels = _described(table)
    if find(index, b"mvex") is not None and _count(table) == 0:
        offsets, sizes = frames_in_pieces(path, index, track_number(track))
        if not len(sizes) or sizes.max() > _LONGEST_FRAME or sizes.min() < 1 or offsets.min() < 0:
            raise ValueError
    else:
        sizes = _sizes(table)
        offsets = _offsets(table, sizes)
    return Film(profile, rate_index, channels, offsets, sizes)


def _described(table: Box) -> tuple[int, int, int]:
    """What the decoder is told: kind of AAC, place of the rate in the list, channels (14496-3, 1.6.2.1)."""
    entries = find(table, b"stsd")
    if entries is None or entries.data[12:16] != b"mp4a":
        raise _OtherSound
    place = entries.data.find(b"esds")
    told = _descriptor(entries.data[place + 8 :]) if place > 0 else b""
    if len(told) < 2:
        raise _OtherSound
    profile, rate_index, channels = told[0] >> 3, (told[0] & 7) << 1 | told[1] >> 7, told[1] >> 3 & 15
    if profile in {5, 29}:  # high efficiency: its lower half is plain AAC, and enough for speech
        profile = 2
    if not 1 <= profile <= 4 or rate_index >= len(RATES) or not 1 <= channels <= 7:
        raise _OtherSound
    return profile, rate_index, channels


def _descriptor(data: bytes) -> bytes:
    """The decoder's own line inside an ``esds`` box: descriptor 5, inside 4, inside 3."""
    place, depth = 0, 0
    while place < len(data) and depth < 8:
        tag, length, place = data[place], 0, place + 1
        for _ in range(4):
            byte = data[place]
            place, length = place + 1, length << 7 | byte & 0x7F
            if not byte & 0x80:
                break
        if tag == 5:
            return data[place : place + length]
        if tag == 4 and data[place] != _AAC:
            raise _OtherSound
        place += {3: 3, 4: 13}.get(tag, length)
        depth += 1
    return b""


def _count(table: Box) -> int:
    box = find(table, b"stsz")
    return int.from_bytes(box.data[8:12], "big") if box else 0


def _sizes(table: Box) -> NDArray[np.int64]:
    box = find(table, b"stsz")
    if box is None:
        raise ValueError
    same, count = (int(each) for each in np.frombuffer(box.data[4:12], ">u4"))
    if not 0 < count <= MOST_FRAMES:
        raise ValueError
    sizes = np.full(count, same, dtype=np.int64) if same else _numbers(box.data[12:], count)
    if sizes.max() > _LONGEST_FRAME:
        raise ValueError
    return sizes


def _offsets(table: Box, sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Frames stand in chunks: how many to a chunk is told for runs of them, and where each begins."""
    chunks = _chunks(table)
    runs = find(table, b"stsc")
    if runs is None:
        raise ValueError
    each = (
        np.frombuffer(runs.data[8 : 8 + len(runs.data[8:]) // 12 * 12], ">u4").reshape(-1, 3).astype(np.int64)
    )
    firsts, frames = each[:, 0] - 1, each[:, 1]
    lengths = np.diff(np.append(firsts, len(chunks)))
    if (lengths < 0).any() or (frames < 1).any() or (frames * lengths).sum() > MOST_FRAMES:
        raise ValueError
    per_chunk = np.repeat(frames, lengths)
    if per_chunk.sum() < len(sizes) or firsts[0] != 0:
        raise ValueError
    begins = np.cumsum(sizes) - sizes
    chunk_of = np.repeat(np.arange(len(per_chunk)), per_chunk)[: len(sizes)]
    first_of = (np.cumsum(per_chunk) - per_chunk)[chunk_of]
    return np.asarray(chunks[chunk_of] + begins - begins[first_of], dtype=np.int64)


def _chunks(table: Box) -> NDArray[np.int64]:
    for kind, width in ((b"stco", ">u4"), (b"co64", ">u8")):
        box = find(table, kind)
        if box is not None:
            count = int.from_bytes(box.data[4:8], "big")
            return _numbers(box.data[8:], count, width)
    raise ValueError


def _numbers(data: bytes, count: int, width: str = ">u4") -> NDArray[np.int64]:
    size = np.dtype(width).itemsize
    if not 0 < count <= MOST_FRAMES or len(data) < count * size:
        raise ValueError
    return np.frombuffer(data[: count * size], width).astype(np.int64)
