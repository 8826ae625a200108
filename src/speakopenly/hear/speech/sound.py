"""The sound of a recording, as much of it as is asked for: one channel, 16,000 samples a second.

Decoded by sphn (Symphonia, in Rust, and Opus): WAV, MP3, FLAC, AAC, Ogg and CAF; films and phones' recordings
(MP4, M4A, MOV) through ``films``. PyAV, which most would take, carries x264 and x265 under the GPL.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from speakopenly.core.errors import BadInput
from speakopenly.hear.speech.decoding import check_rate, guarded, in_memory
from speakopenly.hear.speech.extra import need
from speakopenly.hear.speech.films import Film, is_film, read_film
from speakopenly.hear.speech.opus import OpusSound, is_opus
from speakopenly.hear.speech.resampling import MARGIN_SECONDS, to_one_channel
from speakopenly.hear.speech.spectrum import RATE, Samples

LONGEST_SECONDS: Final = 24 * 3600.0
_READ_AT_ONCE: Final = 120.0
"""Seconds. Some kinds of file are searched from their beginning at every jump."""


class Sound(Protocol):
    """A recording of so many seconds, of which any part can be had."""

    @property
    def seconds(self) -> float:
        """How long it lasts."""

    def window(self, start: float, seconds: float) -> Samples:
        """Its samples from ``start`` on; fewer at the end."""


def open_sound(path: Path) -> Sound:
    """Open a recording. Raises BadInput where we can read no sound in it, ModelMissing without sphn."""
    sphn = need("sphn")
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        raise BadInput("cannot be opened.", do="Check the path and try again.", file=path.name) from None
    if not head.strip(b"\0"):
        raise BadInput("is empty.", do="Choose the recording.", file=path.name)
    if is_film(head):
        sound: Sound = _FilmSound(path, read_film(path))
    elif is_opus(head):
        sound = OpusSound(path)
    else:
        sound = _FileSound(path, sphn)
    if not 0 < sound.seconds <= LONGEST_SECONDS:
        raise BadInput("lasts no time at all, or longer than a day.", do="Cut it into parts.", file=path.name)
    return sound


class _FileSound:
    """A file that sphn opens and searches by itself."""

    def __init__(self, path: Path, sphn: Any) -> None:
        self._name = path.name
        self._reader = guarded(path.name, lambda: sphn.FileReader(str(path)))
        self._rate = int(self._reader.sample_rate)
        check_rate(self._rate, path.name)
        self.seconds = float(self._reader.duration_sec)
        self._from, self._held = 0.0, np.zeros(0, dtype=np.float32)

    def window(self, start: float, seconds: float) -> Samples:
        """Read two minutes at once, and give the part that is asked for."""
        held_until = self._from + len(self._held) / RATE
        if not self._from <= start or min(start + seconds, self.seconds) > held_until + 0.001:
            self._held, self._from = self._read(start, _READ_AT_ONCE), start
        first = round((start - self._from) * RATE)
        return self._held[first : first + round(seconds * RATE)]

    def _read(self, start: float, seconds: float) -> Samples:
        first = max(start - MARGIN_SECONDS, 0.0)
        last = min(start + seconds + MARGIN_SECONDS, self.seconds)
        if last <= first:
            return np.zeros(0, dtype=np.float32)
        channels = guarded(self._name, lambda: self._reader.decode(first, last - first))
        return to_one_channel(channels, self._rate, skip=start - first, seconds=seconds)


class _FilmSound:
    """The AAC sound of a film, decoded window by window."""

    def __init__(self, path: Path, film: Film) -> None:
        self._path, self._film = path, film
        check_rate(film.rate, path.name)
        self.seconds = film.seconds

    def window(self, start: float, seconds: float) -> Samples:
        """Decode some frames more than asked for: the first ones after a jump are not clean."""
        sphn = need("sphn")
        adts, begins = self._film.adts(self._path, start - MARGIN_SECONDS, start + seconds + MARGIN_SECONDS)
        if not adts:
            return np.zeros(0, dtype=np.float32)
        with in_memory(adts) as place:
            reader = guarded(self._path.name, lambda: sphn.FileReader(place))
            channels = guarded(self._path.name, reader.decode_all)
        return to_one_channel(channels, int(reader.sample_rate), skip=start - begins, seconds=seconds)
