"""Drafts: what a reporter has typed so far travels in the page itself, sealed, and rests nowhere.

Format 1, written in URL-safe base 64 without padding: version (1 byte) | day of the key (3 bytes, counted
from 1 January of the year 1) | nonce (24) | the padded inside under XChaCha20-Poly1305 with its 16-byte tag.
The inside: microseconds since 1970 when it was sealed (8 bytes) | the data, compressed by zlib.
Associated data: a label, the version, the day and the purpose.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final

from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from speakopenly.core.errors import BadInput, DraftExpired, SealBroken
from speakopenly.core.sealing.draftkeys import DayKeys, DraftKey
from speakopenly.core.sealing.keys import place

VERSION: Final = b"\x01"
SMALL: Final = 512
USUAL: Final = 16 * 1024
LARGE: Final = 96 * 1024
LONGEST_DRAFT: Final = 1024 * 1024
"""Before compression. Opening stops here too, so no draft can swell in memory."""
MOST_HOURS: Final = 24
"""A day's key is kept through the day after it."""
_DAY_BYTES: Final = 3
_TIME_BYTES: Final = 8
_HEAD_BYTES: Final = len(VERSION) + _DAY_BYTES
_AROUND: Final = _HEAD_BYTES + Aead.NONCE_SIZE + Aead.MACBYTES
_COMPRESSION: Final = 6
_LABEL: Final = b"speakopenly draft"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def _written_length(inside: int) -> int:
    return -(-(inside + _AROUND) * 4 // 3)


_LENGTHS: Final = frozenset(map(_written_length, (SMALL, USUAL, LARGE)))
_ALTERED: Final = (
    "A draft does not open: it was altered, or it belongs to another page. Go back and try again."
)
_EXPIRED: Final = "This page waited too long before it was sent. Start again; nothing was kept."


@dataclass(frozen=True, slots=True)
class Draft:
    """An opened draft: what it carried, and when it was sealed (UTC)."""

    data: bytes = field(repr=False)
    sealed_at: datetime


class DraftKeys(DayKeys):
    """Seals drafts and opens them again, under the key of the day."""

    def seal(self, data: bytes, *, purpose: str, now: datetime, small: bool = False) -> str:
        """Seal data for a hidden field, so that only the same purpose opens it.

        Always 21,904 characters long; 131,131 where more does not fit; 742 if ``small``.

        Raises:
            BadInput: too long to travel, or there is no key at all.
        """
        key = self.newest(_utc(now).date())
        return _seal(key, _inside(data, now, small=small), purpose, nonce=None)

    def open(self, text: str, *, purpose: str, now: datetime, hours: int = 24) -> Draft:
        """Open what a page sent back.

        Raises:
            DraftExpired: it was sealed more than ``hours`` ago, or its day's key is thrown away already.
            SealBroken: altered, sealed for another purpose, or no draft at all.
            ValueError: ``hours`` is more than 24, beyond which no key is promised to be kept.
        """
        if hours > MOST_HOURS:
            raise ValueError(f"A draft opens for {MOST_HOURS} hours at most.")
        now = _utc(now)
        blob = _blob(text)
        key = self._key_for(blob, now.date())
        draft = _opened(_decrypt(key, blob, purpose))
        if now - draft.sealed_at > timedelta(hours=hours):
            raise DraftExpired(_EXPIRED)
        return draft

    def _key_for(self, blob: bytes, today: date) -> DraftKey:
        self._forget_if_a_new_day(today)
        try:
            day = date.fromordinal(int.from_bytes(blob[len(VERSION) : _HEAD_BYTES], "big"))
        except (ValueError, OverflowError):
            raise SealBroken(_ALTERED) from None
        key = self.of(day)
        if key is None:
            raise DraftExpired(_EXPIRED) if day < today else SealBroken(_ALTERED)
        return key


def _inside(data: bytes, now: datetime, *, small: bool) -> bytes:
    if len(data) > LONGEST_DRAFT:
        raise BadInput("This is too long to travel in a page.", do="Make it shorter.")
    inside = (_utc(now) - _EPOCH) // _MICROSECOND
    plain = inside.to_bytes(_TIME_BYTES, "big", signed=True) + zlib.compress(data, _COMPRESSION)
    sizes = (SMALL,) if small else (USUAL, LARGE)
    size = next((size for size in sizes if len(plain) < size), None)
    if size is None:
        raise BadInput("This is too long to travel in a page.", do="Make it shorter.")
    return sodium_pad(plain, size)


def _seal(key: DraftKey, inside: bytes, purpose: str, *, nonce: bytes | None) -> str:
    head = VERSION + key.day.toordinal().to_bytes(_DAY_BYTES, "big")
    sealed = Aead(key.data).encrypt(inside, _bind(head, purpose), nonce)
    return _written(head + bytes(sealed))


def _decrypt(key: DraftKey, blob: bytes, purpose: str) -> bytes:
    try:
        padded = Aead(key.data).decrypt(blob[_HEAD_BYTES:], aad=_bind(blob[:_HEAD_BYTES], purpose))
        return sodium_unpad(padded, len(padded))
    except (CryptoError, ValueError):
        raise SealBroken(_ALTERED) from None


def _opened(plain: bytes) -> Draft:
    sealed_at = _EPOCH + int.from_bytes(plain[:_TIME_BYTES], "big", signed=True) * _MICROSECOND
    reader = zlib.decompressobj()
    try:
        data = reader.decompress(plain[_TIME_BYTES:], LONGEST_DRAFT + 1)
    except zlib.error:
        raise SealBroken(_ALTERED) from None
    if not reader.eof or reader.unused_data or len(data) > LONGEST_DRAFT:
        raise SealBroken(_ALTERED)
    return Draft(data, sealed_at)


def _bind(head: bytes, purpose: str) -> bytes:
    return _LABEL + head + place(purpose)


def _blob(text: str) -> bytes:
    """Read base 64 strictly: what we would not have written ourselves is altered."""
    if len(text) not in _LENGTHS or not text.isascii():
        raise SealBroken(_ALTERED)
    try:
        blob = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        raise SealBroken(_ALTERED) from None
    if blob[:1] != VERSION or _written(blob) != text:
        raise SealBroken(_ALTERED)
    return blob


def _written(blob: bytes) -> str:
    return base64.urlsafe_b64encode(blob).rstrip(b"=").decode("ascii")


def _utc(now: datetime) -> datetime:
    if now.tzinfo is None:
        raise ValueError("A time needs its zone.")
    return now.astimezone(UTC)
