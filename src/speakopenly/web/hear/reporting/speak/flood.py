"""Signs of a flood. Whoever shows one is still heard and still gets eight words; readers find it set apart.

Nothing here is written down. What is counted lives in the memory of this process, under keyed hashes. Their
key is made when the process starts and is never stored, so neither address nor text can be found from them.
Why these signs, and what they mean for people who share an address: docs/decisions/0082.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest

from speakopenly.web.hear.reporting.speak.drafts import Draft
from speakopenly.web.hosts import taken_now

FEWEST_SECONDS: Final = 10
"""From the promise to Send. Most people need longer even to paste a prepared text through five screens."""
FAST_AT_ONCE: Final = 5
SECONDS_FOR_ONE_MORE_FAST: Final = 600.0
"""A few may be that quick. Many in a row, whoever sends them, are a machine."""
AT_ONCE: Final = 20
"""Reports from one address before any is set apart: a whole team on one office network, on one day."""
SECONDS_FOR_ONE_MORE: Final = 60.0
SAME_TEXT_ALLOWED: Final = 3
"""The same words, sent as different reports. A fourth time they look like a campaign or a machine."""
MOST_REMEMBERED: Final = 50_000
"""Of each sort. The oldest is forgotten first, so a flood from many addresses cannot fill the memory."""
_NETWORK_V6: Final = 64

Kept = TypeVar("Kept")


class Remembered(Generic[Kept]):
    """A little memory that forgets what was used longest ago."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self._most = most
        self._kept: OrderedDict[bytes, Kept] = OrderedDict()

    def get(self, key: bytes, otherwise: Kept) -> Kept:
        return self._kept.get(key, otherwise)

    def put(self, key: bytes, value: Kept) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)


class Watch:
    """Looks at what is sent and says whether it shows a sign of a flood. Safe for many threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._guard = threading.Lock()
        self._buckets: Remembered[tuple[float, float]] = Remembered()
        self._texts: Remembered[int] = Remembered()
        self._judged: Remembered[bool | None] = Remembered()

    def sees_a_flood(self, draft: Draft, *, address: str | None, now: float) -> bool:
        """Whether this report is set apart. Sending the same draft again is judged as it was the first time.

        ``now`` in seconds since 1970; ``address`` None where it tells nobody apart.
        """
        with self._guard:
            once = self._hash("once", draft.once)
            judged = self._judged.get(once, None)
            if judged is None:
                judged = self._judge(draft, address, now)
                self._judged.put(once, judged)
            return judged

    def _judge(self, draft: Draft, address: str | None, now: float) -> bool:
        """Every sign is looked at, so that each count goes on whatever the others say."""
        signs = (
            draft.is_trapped,
            self._is_repeated(draft.answers.words),
            now - draft.begun < FEWEST_SECONDS and self._are_too_many_fast(),
            address is not None and self._are_too_many_from(address),
        )
        return any(signs)

    def _are_too_many_fast(self) -> bool:
        return self._is_over(
            self._hash("fast", taken_now().encode()), FAST_AT_ONCE, SECONDS_FOR_ONE_MORE_FAST
        )

    def _are_too_many_from(self, address: str) -> bool:
        return self._is_over(self._hash("address", address.encode()), AT_ONCE, SECONDS_FOR_ONE_MORE)

    def _is_over(self, bucket: bytes, most: int, seconds_for_one_more: float) -> bool:
        """A bucket that holds so many and fills by one at a time; whether it was empty."""
        now = self._clock()
        level, at = self._buckets.get(bucket, (float(most), now))
        level = min(float(most), level + (now - at) / seconds_for_one_more)
        self._buckets.put(bucket, (max(level - 1, 0.0), now))
        return level < 1

    def _is_repeated(self, words: str) -> bool:
        text = self._hash("text", " ".join(words.casefold().split()).encode())
        times = self._texts.get(text, 0) + 1
        self._texts.put(text, times)
        return times > SAME_TEXT_ALLOWED

    def _hash(self, sort: str, data: bytes) -> bytes:
        return hashlib.blake2b(data, key=self._key, digest_size=16, person=sort.encode()).digest()


WATCH: Final = Watch()


def address_of(request: HttpRequest) -> str | None:
    """Who is at the other end, as signing in counts it (trusted proxies only); None where all look alike.

    A tunnel or an onion service on this machine makes everybody come from here: then an address says nothing,
    and counting by it would set honest people apart. Of an IPv6 address the network is taken.
    """
    try:
        found = ipaddress.ip_address(DefaultAccountAdapter(request).get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured, ValueError):
        return None
    if found.is_loopback or found.is_unspecified or found.is_link_local:
        return None
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, _NETWORK_V6), strict=False))
    return str(found)
