"""How often a wrong one-time code may be tried: by one address, and by everybody together.

Counted in the memory of this process under keyed hashes, as signs of a flood are; nothing is written down.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from typing import Final

from speakopenly.web.hear.reporting.speak.flood import Remembered

AT_ONCE: Final = 10
SECONDS_FOR_ONE_MORE: Final = 60.0
"""Of one address: somebody who copies from a letter in bad light, and no machine."""
AT_ONCE_TOGETHER: Final = 500
SECONDS_FOR_ONE_MORE_TOGETHER: Final = 7.2
"""500 an hour in each of two web processes: what ``hear.questionnaires.codes`` reckons with."""


class WrongTries:
    """Buckets of tries that fill again with time. Safe for many threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._guard = threading.Lock()
        self._buckets: Remembered[tuple[float, float]] = Remembered()

    def are_too_many(self, address: str | None) -> bool:
        """Whether no more codes are looked at now, from this address or at all."""
        with self._guard:
            return any(self._level(bucket, most, every) < 1 for bucket, most, every in self._of(address))

    def note(self, address: str | None) -> None:
        """A code was wrong."""
        with self._guard:
            for bucket, most, every in self._of(address):
                self._buckets.put(bucket, (self._level(bucket, most, every) - 1, self._clock()))

    def _of(self, address: str | None) -> list[tuple[bytes, float, float]]:
        together = (b"", float(AT_ONCE_TOGETHER), SECONDS_FOR_ONE_MORE_TOGETHER)
        if address is None:
            return [together]
        name = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        return [together, (name, float(AT_ONCE), SECONDS_FOR_ONE_MORE)]

    def _level(self, bucket: bytes, most: float, every: float) -> float:
        now = self._clock()
        level, at = self._buckets.get(bucket, (most, now))
        return min(most, level + (now - at) / every)


TRIES: Final = WrongTries()
