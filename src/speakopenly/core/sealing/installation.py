"""The installation key: 32 random bytes in a file of its own, outside database and backups.

It wraps the private halves of cases and makes the keyed hashes, each under a sub-key of its own.
Who steals the database or a backup has nothing without it; who loses it loses the words.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.secret import Aead

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing.keyfiles import create_key_file, load_key_file
from speakopenly.core.sealing.keys import (
    KEY_BYTES,
    CasePrivateKey,
    check_length,
    check_type,
    place,
    refuse_pickling,
)

VERSION: Final = b"\x01"
HASH_BYTES: Final = 16
"""128 bits: a billion contributions collide with a chance under one in 10**20."""
_CALLED: Final = "installation key"
_IF_LOST: Final = "Put back the file that was in use before; a new one does not open what is stored."
_LABEL: Final = b"speakopenly key"
_NOT_OPENED: Final = (
    "A wrapped key does not open: the installation key is another's, it was moved, or it was altered. "
    "Put back the installation key that was in use when it was stored."
)


@dataclass(frozen=True, slots=True, eq=False)
class InstallationKey:
    """The one secret of an installation. Load it once; hand it to those who wrap and hash."""

    data: bytes = field(repr=False)
    _sub_keys: dict[tuple[str, str], bytes] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)

    def wrap(self, private: CasePrivateKey, *, about: bytes) -> bytes:
        """Wrap a case's private half for storing: version | nonce | XChaCha20-Poly1305 (73 bytes)."""
        check_type(private, CasePrivateKey)
        return VERSION + bytes(self._box().encrypt(private.data, _LABEL + VERSION + about))

    def unwrap(self, blob: bytes, *, about: bytes) -> CasePrivateKey:
        """Give back a wrapped private half.

        Raises:
            SealBroken: another installation key, another place, an altered byte or an unknown format.
        """
        if blob[:1] != VERSION:
            raise SealBroken(_NOT_OPENED)
        try:
            return CasePrivateKey(self._box().decrypt(blob[1:], aad=_LABEL + VERSION + about))
        except (CryptoError, ValueError):
            raise SealBroken(_NOT_OPENED) from None

    def keyed_hash(self, purpose: str, *parts: bytes | str | int) -> str:
        """Hash parts under a sub-key for this purpose: BLAKE2b, 32 hexadecimal characters.

        The same parts under another purpose give an unrelated hash, so a contribution's id cannot be
        matched with a person's id or a cache key. Without the key nobody can try out guesses.
        """
        key = self._sub_key("hash", purpose)
        return hashlib.blake2b(place(*parts), digest_size=HASH_BYTES, key=key).hexdigest()

    def derive(self, purpose: str, *parts: bytes | str | int) -> bytes:
        """Derive 32 secret bytes (a key or a seed) from parts, under a sub-key for this purpose.

        Keyed BLAKE2b. Unrelated to any other purpose and to every ``keyed_hash``.
        """
        key = self._sub_key("derive", purpose)
        return bytes(blake2b(place(*parts), digest_size=KEY_BYTES, key=key, encoder=RawEncoder))

    def _box(self) -> Aead:
        return Aead(self._sub_key("wrap", "case keys"))

    def _sub_key(self, use: str, purpose: str) -> bytes:
        """Worked out once for each purpose: purposes are words of our own code, so there are few."""
        known = self._sub_keys.get((use, purpose))
        if known is None:
            label = place("speakopenly", use, purpose)
            known = bytes(blake2b(label, digest_size=KEY_BYTES, key=self.data, encoder=RawEncoder))
            self._sub_keys[use, purpose] = known
        return known

    def __reduce__(self) -> NoReturn:
        refuse_pickling()


def load_or_create_installation_key(path: Path, *, never_inside: Sequence[Path] = ()) -> InstallationKey:
    """Load the key, or make one where none is. For a first start only: see ``load_installation_key``.

    ``never_inside`` names the folders of the database and the backups.
    """
    if not os.path.lexists(path):
        create_installation_key(path, never_inside=never_inside)
    return load_installation_key(path, never_inside=never_inside)


def create_installation_key(path: Path, *, never_inside: Sequence[Path] = ()) -> None:
    """Make a new key file, whole or not at all. If one is there already, it is left as it is.

    Raises:
        NotAllowed: the path lies in a folder that is backed up or holds the database.
    """
    create_key_file(path, called=_CALLED, never_inside=never_inside)


def load_installation_key(path: Path, *, never_inside: Sequence[Path] = ()) -> InstallationKey:
    """Load the key. Where sealed words are stored already, use this: a new key would not open them.

    Raises:
        BadInput: there is no such file, or it does not hold a key.
        NotAllowed: others may read it, it belongs to somebody else, or it lies where backups are made.
    """
    return InstallationKey(load_key_file(path, called=_CALLED, never_inside=never_inside, if_lost=_IF_LOST))
