"""Sealing words to a case, and opening them again.

Format 1: version (1 byte, 0x01) | content key sealed to the case (80 bytes: X25519 sealed box)
| nonce (24 bytes) | padded words under XChaCha20-Poly1305-IETF with their 16-byte tag.
The associated data holds the version, the case's public key, the sealed content key and ``about``, so a
blob moved to another row, case or service does not open.
"""

from __future__ import annotations

from typing import Final

import nacl.utils
from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing.keys import CasePrivateKey, CasePublicKey, check_type

VERSION: Final = b"\x01"
SEALED_KEY_BYTES: Final = 80
_LABEL: Final = b"speakopenly words"
_HEAD: Final = len(VERSION) + SEALED_KEY_BYTES
_NOT_OPENED: Final = (
    "Sealed words do not open: the key is another's, they were moved, or they were altered. "
    "Restore this row from a backup."
)

SMALLEST_BUCKET: Final = 256
STEP_ABOVE: Final = 64 * 1024
BUCKETS: Final = tuple(SMALLEST_BUCKET << doubling for doubling in range(9))
"""Sizes to which words are padded: 256 bytes, doubled up to 64 KiB; longer words in steps of 64 KiB.
So a length tells "a sentence or two" or "a page", never which answer it was. Padding takes one byte
at least, so the smallest bucket holds up to 255 bytes."""


def seal(words: bytes, *, to: CasePublicKey, about: bytes) -> bytes:
    """Seal words so that only the case's private key opens them, and only at the place ``about`` tells.

    Write ``about`` with ``place(...)``: service, import, row number, schema.
    """
    check_type(to, CasePublicKey)
    return _seal(words, to, about, content_key=nacl.utils.random(Aead.KEY_SIZE), nonce=None)


def unseal(blob: bytes, *, key: CasePrivateKey, about: bytes) -> bytes:
    """Open sealed words.

    Raises:
        SealBroken: wrong key, wrong place, an altered byte, or a format we do not know.
    """
    check_type(key, CasePrivateKey)
    if blob[:1] != VERSION or len(blob) < _HEAD:
        raise SealBroken(_NOT_OPENED)
    sealed_key = blob[1:_HEAD]
    try:
        content_key = SealedBox(PrivateKey(key.data)).decrypt(sealed_key)
        padded = Aead(content_key).decrypt(blob[_HEAD:], aad=_bind(key.public(), sealed_key, about))
        return sodium_unpad(padded, len(padded))
    except (CryptoError, ValueError):
        # The cause is left out: libsodium's texts tell nothing more, and a chained error might carry bytes.
        raise SealBroken(_NOT_OPENED) from None


def _seal(words: bytes, to: CasePublicKey, about: bytes, *, content_key: bytes, nonce: bytes | None) -> bytes:
    sealed_key = SealedBox(PublicKey(to.data)).encrypt(content_key)
    padded = sodium_pad(words, _bucket(len(words)))
    return (
        VERSION + sealed_key + bytes(Aead(content_key).encrypt(padded, _bind(to, sealed_key, about), nonce))
    )


def _bind(case: CasePublicKey, sealed_key: bytes, about: bytes) -> bytes:
    """All but ``about`` have a fixed length, so no two different places give the same bytes."""
    return _LABEL + VERSION + case.data + sealed_key + about


def _bucket(length: int) -> int:
    """Give the bucket for words of this length; above the largest, blocks of that size are added."""
    return next((bucket for bucket in BUCKETS if length < bucket), STEP_ABOVE)
