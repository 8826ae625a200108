"""Ogg Opus, as phones' messengers write it: it can be read forwards only, and so is kept a little."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from speakopenly.core.errors import BadInput
from speakopenly.hear.speech.decoding import WHAT_WE_READ, guarded
from speakopenly.hear.speech.extra import need
from speakopenly.hear.speech.spectrum import RATE, Samples

_BLOCK: Final = 32 * 1024
_MOUTHFUL: Final = 512
"""Bytes given to the decoder at a time: of more than five seconds at once it chokes."""
_TICKS: Final = 48_000
"""Opus counts time in these, whatever was recorded."""
_TAIL: Final = 128 * 1024


def is_opus(head: bytes) -> bool:
    """Whether an Ogg file begins with an Opus stream."""
    return head.startswith(b"OggS") and b"OpusHead" in head[:256]


class OpusSound:
    """An Ogg Opus file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.seconds = _duration(path)
        self._begin()

    def window(self, start: float, seconds: float) -> Samples:
        """Read on to the part that is asked for; from the beginning again for an earlier one."""
        first, last = round(start * RATE), round((start + seconds) * RATE)
        if first < self._from:
            self._begin()
        while self._from + self._length < last and self._read_on():
            self._forget_before(first)
        self._forget_before(first)
        held = np.concatenate(self._held) if self._held else np.zeros(0, dtype=np.float32)
        return held[max(first - self._from, 0) : max(last - self._from, 0)]

    def _begin(self) -> None:
        self._stream: Any = need("sphn").OpusStreamReader(RATE)
        self._held: list[Samples] = []
        self._from = self._length = self._place = 0

    def _read_on(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(self._place)
            block = file.read(_BLOCK)
        if not block:
            return False
        self._place += len(block)
        for start in range(0, len(block), _MOUTHFUL):
            mouthful = block[start : start + _MOUTHFUL]
            samples = guarded(self._path.name, partial(self._stream.append_bytes, mouthful))
            if samples is not None and len(samples):
                self._held.append(np.asarray(samples, dtype=np.float32).reshape(-1))
                self._length += len(self._held[-1])
        return True

    def _forget_before(self, first: int) -> None:
        while self._held and self._from + len(self._held[0]) <= first:
            gone = len(self._held.pop(0))
            self._from, self._length = self._from + gone, self._length - gone


def _duration(path: Path) -> float:
    """The time that the last page of the file says it ends at (RFC 7845, section 4)."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - _TAIL, 0))
        tail = file.read()
    place = tail.rfind(b"OggS")
    while place >= 0:
        ticks = int.from_bytes(tail[place + 6 : place + 14], "little", signed=True)
        if ticks > 0:
            return ticks / _TICKS
        place = tail.rfind(b"OggS", 0, place)
    raise BadInput("is cut short.", do=WHAT_WE_READ, file=path.name)
