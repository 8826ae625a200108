"""The printed recovery code: 128 random bits with which a reader opens a key after forgetting.

Written as Douglas Crockford's base 32: 26 symbols and his check symbol (modulo 37), in groups of four.
Any one wrong symbol, and any two neighbours that changed places, are noticed before a key is tried.

A lock under a code (121 bytes): version | salt (16) | a lock (``locks``), whose secret is BLAKE2b of
place("speakopenly", "recovery code", salt) keyed by the code. No slow derivation: 128 random bits cannot be
guessed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Final, NoReturn

import nacl.utils
from nacl.encoding import RawEncoder
from nacl.hash import blake2b

from speakopenly.core.errors import BadInput, SealBroken
from speakopenly.core.sealing.holders import HolderPrivateKey
from speakopenly.core.sealing.keys import place, refuse_pickling
from speakopenly.core.sealing.locks import ALTERED, BODY_BYTES, SECRET_BYTES, lock, unlock

VERSION: Final = b"\x01"
CODE_BYTES: Final = 16
_SALT_BYTES: Final = 16
_HEAD_BYTES: Final = len(VERSION) + _SALT_BYTES
_LABEL: Final = b"speakopenly recovery code"
_SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS: Final = _SYMBOLS + "*~$=U"
_LENGTH: Final = 26
_GROUP: Final = 4
_READ_AS: Final = str.maketrans("OIL", "011")
_DO: Final = "Look at the printed sheet again: O is nought, I and L are one, the last sign may be * ~ $ or =."
_WRONG: Final = (
    "This recovery code belongs to another key. Use the sheet that was printed last, or ask the custodians."
)


@dataclass(frozen=True, slots=True, eq=False)
class RecoveryCode:
    """128 random bits that open one holder's key. Shown once, printed, kept on paper."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.data) != CODE_BYTES:
            raise ValueError(f"A recovery code has {CODE_BYTES} bytes.")

    @property
    def printed(self) -> str:
        """The code as it is printed: seven groups, the last symbol a check."""
        number = int.from_bytes(self.data, "big")
        symbols = "".join(_SYMBOLS[number >> 5 * at & 31] for at in reversed(range(_LENGTH)))
        symbols += _CHECKS[number % 37]
        return "-".join(symbols[start : start + _GROUP] for start in range(0, len(symbols), _GROUP))

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


def make_recovery_code() -> RecoveryCode:
    """Make a new code."""
    return RecoveryCode(nacl.utils.random(CODE_BYTES))


def read_recovery_code(text: str) -> RecoveryCode:
    """Read a code as somebody typed it: capitals, spaces and dashes do not matter; O is 0, I and L are 1.

    Raises:
        BadInput: a symbol is missing, unknown or wrong; the message says in which group, never which symbol.
    """
    typed = _plain(text)
    if len(typed) != _LENGTH + 1:
        raise BadInput(f"A recovery code has {_LENGTH + 1} symbols; {len(typed)} were typed.", do=_DO)
    number = 0
    for at, symbol in enumerate(typed[:-1]):
        if symbol not in _SYMBOLS:
            raise BadInput(f"A symbol in group {at // _GROUP + 1} is not used in recovery codes.", do=_DO)
        number = number << 5 | _SYMBOLS.index(symbol)
    if number.bit_length() > 8 * CODE_BYTES or _CHECKS.find(typed[-1]) != number % 37:
        raise BadInput("This recovery code has a slip in it.", do=_DO)
    return RecoveryCode(number.to_bytes(CODE_BYTES, "big"))


def lock_with_recovery_code(private: HolderPrivateKey, code: RecoveryCode, *, about: bytes) -> bytes:
    """Lock a holder's private half under a recovery code, at the place ``about`` tells (121 bytes)."""
    return _lock(private, code, about, salt=nacl.utils.random(_SALT_BYTES))


def unlock_with_recovery_code(blob: bytes, code: RecoveryCode, *, about: bytes) -> HolderPrivateKey:
    """Give back a private half that was locked under a recovery code.

    Raises:
        WrongPassphrase: the code is another key's (or the salt or the check was altered).
        SealBroken: the lock was moved or altered, or its format is not one we know.
    """
    if blob[:1] != VERSION or len(blob) != _HEAD_BYTES + BODY_BYTES:
        raise SealBroken(ALTERED)
    head = blob[:_HEAD_BYTES]
    secret = _secret(code, head[len(VERSION) :])
    return unlock(blob[_HEAD_BYTES:], secret=secret, head=head, bound=_LABEL + about, wrong=_WRONG)


def _lock(
    private: HolderPrivateKey, code: RecoveryCode, about: bytes, *, salt: bytes, nonce: bytes | None = None
) -> bytes:
    secret = _secret(code, salt)
    return lock(private, secret=secret, head=VERSION + salt, bound=_LABEL + about, nonce=nonce)


def _secret(code: RecoveryCode, salt: bytes) -> bytes:
    label = place("speakopenly", "recovery code", salt)
    return bytes(blake2b(label, digest_size=SECRET_BYTES, key=code.data, encoder=RawEncoder))


def _plain(text: str) -> str:
    """Only what could be a symbol: spaces, dots and every kind of dash fall away."""
    wide = unicodedata.normalize("NFKC", text[:1000]).upper()
    kept = "".join(symbol for symbol in wide if symbol.isalnum() or symbol in _CHECKS)
    return kept.translate(_READ_AS)
