"""A holder's private half locked under a secret that a person keeps: a passphrase or a printed code.

A lock is: head | check (32 bytes) | nonce (24) | the private half under XChaCha20-Poly1305 (32 + 16).
The secret and the head give 64 bytes: the key of the cipher, and the check. The check is compared first.
So a wrong secret and an altered lock are told apart, and no lock opens under two secrets, which the
cipher alone would not promise (Len, Grubbs and Ristenpart, "Partitioning Oracle Attacks", 2021).
"""

from __future__ import annotations

import hmac
from typing import Final

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from speakopenly.core.errors import SealBroken, WrongPassphrase
from speakopenly.core.sealing.holders import HolderPrivateKey
from speakopenly.core.sealing.keys import KEY_BYTES, check_type

SECRET_BYTES: Final = 2 * KEY_BYTES
BODY_BYTES: Final = KEY_BYTES + Aead.NONCE_SIZE + KEY_BYTES + Aead.MACBYTES
ALTERED: Final = (
    "A locked key does not open: it was moved, it was altered, or its format is not one we know. "
    "Restore this row from a backup, or use the recovery code."
)


def lock(
    private: HolderPrivateKey, *, secret: bytes, head: bytes, bound: bytes, nonce: bytes | None = None
) -> bytes:
    """Lock a private half under 64 secret bytes. ``bound`` (label and place) is not stored."""
    check_type(private, HolderPrivateKey)
    key, check = secret[:KEY_BYTES], secret[KEY_BYTES:]
    return head + check + bytes(Aead(key).encrypt(private.data, bound + head, nonce))


def unlock(body: bytes, *, secret: bytes, head: bytes, bound: bytes, wrong: str) -> HolderPrivateKey:
    """Open what follows the head of a lock.

    Raises:
        WrongPassphrase: the secret is not the one (``wrong`` is the message).
        SealBroken: the secret is right, but the lock was moved or altered.
    """
    key, check = secret[:KEY_BYTES], secret[KEY_BYTES:]
    if not hmac.compare_digest(check, body[:KEY_BYTES]):
        raise WrongPassphrase(wrong)
    try:
        return HolderPrivateKey(Aead(key).decrypt(body[KEY_BYTES:], aad=bound + head))
    except (CryptoError, ValueError):
        raise SealBroken(ALTERED) from None
