"""A reader's key locked under a reading passphrase.

Format 1 (124 bytes): version | passes (1 byte) | memory in MiB (2 bytes) | salt (16) | a lock (``locks``).
The passphrase and the head give the lock's secret by Argon2id (RFC 9106), 64 bytes.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Final

import nacl.utils
from nacl.pwhash import argon2id

from speakopenly.core.errors import BadInput, SealBroken, WrongPassphrase
from speakopenly.core.sealing.holders import HolderPrivateKey
from speakopenly.core.sealing.locks import ALTERED, BODY_BYTES, SECRET_BYTES, lock, unlock

VERSION: Final = b"\x01"
_LABEL: Final = b"speakopenly passphrase"
_HEAD_BYTES: Final = 4 + argon2id.SALTBYTES
_MIB: Final = 1024 * 1024

SHORTEST: Final = 14
FEWEST_WORDS: Final = 4
SHORTEST_IN_WORDS: Final = 12
LONGEST: Final = 1000
_FEWEST_DIFFERENT: Final = 5

_WRONG: Final = (
    "This is not the passphrase that was set. Try again; if it is forgotten, use the printed recovery code."
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: passes over so many MiB of memory."""

    passes: int
    mebibytes: int

    def __le__(self, other: Cost) -> bool:
        return self.passes <= other.passes and self.mebibytes <= other.mebibytes


FLOOR = Cost(passes=2, mebibytes=64)
"""No lock cheaper than this is opened, so an altered row cannot make guessing cheap."""
CEILING: Final = Cost(passes=6, mebibytes=256)
"""No lock dearer than this is opened, so an altered row cannot stop the server: some two seconds at most."""
_AT_ONCE: Final = BoundedSemaphore(2)
"""Two at a time in one process: a morning of unlocking must not take a gigabyte of memory."""


def check_passphrase(text: str) -> None:
    """Say whether a passphrase is long enough to be set: four words, or fourteen characters.

    Raises:
        BadInput: it is too short, too long, or one thing over and over. The message never repeats it.
    """
    plain = _normalised(text)
    words = plain.split()
    in_words = len({word.casefold() for word in words}) >= FEWEST_WORDS and len(plain) >= SHORTEST_IN_WORDS
    if not in_words and len(plain) < SHORTEST:
        raise BadInput(
            "This passphrase is too short.",
            do=f"Choose at least {FEWEST_WORDS} different words, or at least {SHORTEST} characters.",
        )
    if len(plain) > LONGEST:
        raise BadInput("This passphrase is too long.", do=f"Choose at most {LONGEST} characters.")
    if _is_one_thing_repeated(plain.casefold()) or _is_a_run(plain):
        raise BadInput(
            "This passphrase is one thing over and over, or a run like 1234.",
            do="Choose four or more words that have nothing to do with each other.",
        )


def lock_with_passphrase(private: HolderPrivateKey, passphrase: str, *, about: bytes) -> bytes:
    """Lock a holder's private half under a passphrase, at the place ``about`` tells (124 bytes).

    Takes 64 MiB and from 0.06 s (a machine of 2025) to 0.2 s of a processor, on purpose.

    Raises:
        BadInput: the passphrase is one that ``check_passphrase`` refuses.
    """
    check_passphrase(passphrase)
    salt = nacl.utils.random(argon2id.SALTBYTES)
    return _lock(private, passphrase, about, cost=FLOOR, salt=salt)


def unlock_with_passphrase(blob: bytes, passphrase: str, *, about: bytes) -> HolderPrivateKey:
    """Give back a private half that was locked under a passphrase.

    Spaces at the ends and how accents were typed do not matter; capitals do.

    Raises:
        WrongPassphrase: this is not the passphrase (or the salt or the check was altered).
        SealBroken: the lock was moved or altered, or its format or its cost is not one we accept.
    """
    head, cost = blob[:_HEAD_BYTES], _read_cost(blob)
    if len(_normalised(passphrase)) > LONGEST:
        raise WrongPassphrase(_WRONG)
    secret = _stretch(passphrase, head[4:], cost)
    return unlock(blob[_HEAD_BYTES:], secret=secret, head=head, bound=_LABEL + about, wrong=_WRONG)


def _lock(
    private: HolderPrivateKey,
    passphrase: str,
    about: bytes,
    *,
    cost: Cost,
    salt: bytes,
    nonce: bytes | None = None,
) -> bytes:
    head = VERSION + cost.passes.to_bytes(1, "big") + cost.mebibytes.to_bytes(2, "big") + salt
    secret = _stretch(passphrase, salt, cost)
    return lock(private, secret=secret, head=head, bound=_LABEL + about, nonce=nonce)


def _read_cost(blob: bytes) -> Cost:
    if blob[:1] != VERSION or len(blob) != _HEAD_BYTES + BODY_BYTES:
        raise SealBroken(ALTERED)
    cost = Cost(passes=blob[1], mebibytes=int.from_bytes(blob[2:4], "big"))
    if not (FLOOR <= cost <= CEILING):
        raise SealBroken(ALTERED)
    return cost


def _stretch(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    typed = _normalised(passphrase).encode("utf-8", "surrogatepass")
    with _AT_ONCE:
        return argon2id.kdf(SECRET_BYTES, typed, salt, opslimit=cost.passes, memlimit=cost.mebibytes * _MIB)


def _normalised(text: str) -> str:
    """Phones and keyboards write é in two ways and add spaces: all give the same passphrase."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _is_one_thing_repeated(text: str) -> bool:
    """Say whether few characters, or one word, come again and again."""
    together = text.replace(" ", "")
    return len(set(together)) < _FEWEST_DIFFERENT or together in (together + together)[1:-1]


def _is_a_run(text: str) -> bool:
    """Say whether most characters only follow, repeat or precede the one before, as in abcd or 4321."""
    steps = [abs(ord(after) - ord(before)) for before, after in zip(text, text[1:], strict=False)]
    return sum(step <= 1 for step in steps) > len(steps) * 2 / 3
