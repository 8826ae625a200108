"""Signed statements: plain Ed25519 (RFC 8032), so that anybody can check one with a tool of their own.

The key signs bytes as they are. So every statement begins by saying what it is, and two kinds of statement
can never be taken for each other.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

import nacl.signing
from nacl.exceptions import CryptoError

from speakopenly.core.errors import VerificationFailed
from speakopenly.core.sealing.keyfiles import create_key_file, load_key_file
from speakopenly.core.sealing.keys import check_length, refuse_pickling

_CALLED: Final = "signing key"
_IF_LOST: Final = "Put back the file that was in use before; a new one makes other signatures."
_FALSE: Final = (
    "The signature does not belong to this statement and this public key. "
    "Compare the public key with the one the service publishes."
)


@dataclass(frozen=True, slots=True, eq=False)
class SigningKey:
    """The key with which an installation signs what it states (32 bytes, the Ed25519 seed)."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)

    @property
    def public(self) -> str:
        """The public key as text: 64 hexadecimal characters."""
        return bytes(nacl.signing.SigningKey(self.data).verify_key).hex()

    def sign(self, statement: bytes) -> bytes:
        """Sign a statement, which must begin by saying what it is (64 bytes)."""
        return nacl.signing.SigningKey(self.data).sign(statement).signature

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


def check(statement: bytes, signature: bytes, public: str) -> None:
    """Check a signature against a public key given as text. Returns nothing where it is right.

    Raises:
        VerificationFailed: it is not right, or one of them is no signature or no public key.
    """
    try:
        nacl.signing.VerifyKey(bytes.fromhex(public)).verify(statement, signature)
    except (CryptoError, ValueError, TypeError):
        raise VerificationFailed(_FALSE) from None


def load_or_create_signing_key(path: Path, *, never_inside: Sequence[Path] = ()) -> SigningKey:
    """Load the signing key, or make one where none is.

    Raises:
        BadInput: the file does not hold a key.
        NotAllowed: others may read it, it belongs to somebody else, or it lies inside ``never_inside``.
    """
    if not os.path.lexists(path):
        create_key_file(path, called=_CALLED, never_inside=never_inside)
    return SigningKey(load_key_file(path, called=_CALLED, never_inside=never_inside, if_lost=_IF_LOST))
