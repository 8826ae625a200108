"""How often a wrong code may be tried: by one address, and by everybody together at one service's door.

Counted in the memory of this process under keyed hashes, as signs of a flood are; nothing is written down. A
right code costs nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from speakopenly.web.hear.reporting.speak.flood import Remembered
from speakopenly.web.hosts import taken_now

_EVERYBODY: Final = b"everybody at "


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many wrong ones at once, and one more after so many seconds."""

    at_once: int
    seconds_for_one_more: float


class WrongTries:
    """Buckets of tries that fill again with time. Safe for many threads."""

    def __init__(
        self, *, of_one: Allowance, of_all: Allowance, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._of_one, self._of_all, self._clock = of_one, of_all, clock
        self._key = secrets.token_bytes(32)
        self._guard = threading.Lock()
        self._buckets: Remembered[tuple[float, float]] = Remembered()

    def are_too_many(self, address: str | None) -> bool:
        """Whether no code is looked at now; ``address`` is None where it tells nobody apart."""
        with self._guard:
            return any(self._level(bucket, most) < 1 for bucket, most in self._of(address))

    def note(self, address: str | None) -> None:
        """A code was wrong."""
        with self._guard:
            for bucket, most in self._of(address):
                level = self._level(bucket, most)
                self._buckets.put(bucket, (max(level - 1, 0.0), self._clock()))

    def _of(self, address: str | None) -> Iterator[tuple[bytes, Allowance]]:
        yield _EVERYBODY + taken_now().encode(), self._of_all
        if address is not None:
            name = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
            yield name, self._of_one

    def _level(self, bucket: bytes, most: Allowance) -> float:
        now = self._clock()
        level, at = self._buckets.get(bucket, (float(most.at_once), now))
        return min(float(most.at_once), level + (now - at) / most.seconds_for_one_more)
