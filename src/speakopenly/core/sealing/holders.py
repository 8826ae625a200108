"""Holders of cases' keys: a reader, a mailbox, the escrow, the worker. Each has a key pair of its own.

A case's private half is stored once for each holder, sealed to that holder's public half. The wrap is
sealed words in the format of ``words`` (377 bytes), so there is one format to review; what is wrapped
(a case's key or a holder's own) is bound to it together with ``about``.

Anyone who knows a public half can make a wrap, so who opens one compares ``.public()`` of what comes
out with the public half that belongs to the case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NoReturn

from nacl.public import PrivateKey

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing.keys import (
    CasePrivateKey,
    CasePublicKey,
    check_length,
    check_type,
    place,
    refuse_pickling,
)
from speakopenly.core.sealing.words import seal, unseal

_CASE_KEY: Final = place("speakopenly", "wrap", "case key")
_HOLDER_KEY: Final = place("speakopenly", "wrap", "holder key")


@dataclass(frozen=True, slots=True)
class HolderPublicKey:
    """The half to which anyone may wrap a key for this holder (32 bytes, X25519). It opens nothing."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)


@dataclass(frozen=True, slots=True, eq=False)
class HolderPrivateKey:
    """The half that opens what was wrapped to a holder (32 bytes, X25519). Stored locked only."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)

    def public(self) -> HolderPublicKey:
        """Give the public half that belongs to this one."""
        return HolderPublicKey(bytes(PrivateKey(self.data).public_key))

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


def make_holder_keys() -> tuple[HolderPublicKey, HolderPrivateKey]:
    """Make a new key pair for one holder."""
    private = HolderPrivateKey(bytes(PrivateKey.generate()))
    return private.public(), private


def holder_keys_from_seed(seed: bytes) -> HolderPrivateKey:
    """Give the key that belongs to 32 secret bytes, always the same (libsodium's seeded key pair)."""
    check_length(seed)
    return HolderPrivateKey(bytes(PrivateKey.from_seed(seed)))


def wrap_case_key(private: CasePrivateKey, *, to: HolderPublicKey, about: bytes) -> bytes:
    """Wrap a case's private half so that one holder opens it, at the place ``about`` tells (377 bytes)."""
    check_type(private, CasePrivateKey)
    return _wrap(private.data, to, _CASE_KEY + about)


def unwrap_case_key(blob: bytes, *, key: HolderPrivateKey, about: bytes) -> CasePrivateKey:
    """Give back a case's private half.

    Raises:
        SealBroken: another holder, another place, another kind of key, an altered byte or format.
    """
    return CasePrivateKey(_unwrap(blob, key, _CASE_KEY + about))


def wrap_holder_key(private: HolderPrivateKey, *, to: HolderPublicKey, about: bytes) -> bytes:
    """Lend a holder's own private half to another holder (377 bytes)."""
    check_type(private, HolderPrivateKey)
    return _wrap(private.data, to, _HOLDER_KEY + about)


def unwrap_holder_key(blob: bytes, *, key: HolderPrivateKey, about: bytes) -> HolderPrivateKey:
    """Give back a holder's private half that was lent to this one.

    Raises:
        SealBroken: another holder, another place, another kind of key, an altered byte or format.
    """
    return HolderPrivateKey(_unwrap(blob, key, _HOLDER_KEY + about))


def _wrap(data: bytes, to: HolderPublicKey, about: bytes) -> bytes:
    check_type(to, HolderPublicKey)
    return seal(data, to=CasePublicKey(to.data), about=about)


def _unwrap(blob: bytes, key: HolderPrivateKey, about: bytes) -> bytes:
    check_type(key, HolderPrivateKey)
    data = unseal(blob, key=CasePrivateKey(key.data), about=about)
    try:
        check_length(data)
    except ValueError:
        raise SealBroken("A wrap opens, but holds no key. Restore this row from a backup.") from None
    return data
