"""How often codes may be guessed: counted in memory under keyed hashes, never written down.

``hear.questionnaires.codes`` says how likely a guess is. A wrong code costs a try of its address and one of
everybody's together; a right one costs nothing.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from typing import Final

from speakopenly.web.hear.reporting.speak.flood import Remembered

AT_ONCE: Final = 20
SECONDS_FOR_ONE_MORE: Final = 60.0
"""From one address: a whole group on one network may mistype now and then."""
AT_ONCE_IN_ALL: Final = 1000
SECONDS_FOR_ONE_MORE_IN_ALL: Final = 3.6
"""From everywhere: a thousand an hour."""
_EVERYBODY: Final = b"everybody"


class WrongTries:
    """Tells whether too many wrong codes were tried. Safe for many threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._guard = threading.Lock()
        self._left: Remembered[tuple[float, float]] = Remembered()

    def are_too_many(self, address: str | None) -> bool:
        """Whether no code is looked at now; ``address`` None where it tells nobody apart."""
        with self._guard:
            return any(self._level(bucket, most, seconds) < 1 for bucket, most, seconds in self._of(address))

    def count(self, address: str | None) -> None:
        """A wrong code was tried."""
        with self._guard:
            for bucket, most, seconds in self._of(address):
                level = self._level(bucket, most, seconds)
                self._left.put(bucket, (max(level - 1, 0.0), self._clock()))

    def _of(self, address: str | None) -> list[tuple[bytes, int, float]]:
        in_all = (_EVERYBODY, AT_ONCE_IN_ALL, SECONDS_FOR_ONE_MORE_IN_ALL)
        if address is None:
            return [in_all]
        bucket = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        return [in_all, (bucket, AT_ONCE, SECONDS_FOR_ONE_MORE)]

    def _level(self, bucket: bytes, most: int, seconds: float) -> float:
        now = self._clock()
        level, at = self._left.get(bucket, (float(most), now))
        return min(float(most), level + (now - at) / seconds)


TRIES: Final = WrongTries()
