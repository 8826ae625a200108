"""The installation key: 32 random bytes in a file of its own, outside database and backups.

It wraps the private halves of cases and makes the keyed hashes, each under a sub-key of its own.
Who steals the database or a backup has nothing without it; who loses it loses the words.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

import nacl.utils
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.secret import Aead

from speakopenly.core.errors import BadInput, NotAllowed, SealBroken
from speakopenly.core.sealing.keys import KEY_BYTES, CasePrivateKey, check_length, place, refuse_pickling

VERSION: Final = b"\x01"
HASH_BYTES: Final = 16
"""128 bits: a billion contributions collide with a chance under one in 10**20."""
_ONLY_OWNER: Final = 0o600
_LABEL: Final = b"speakopenly key"
_NOT_OPENED: Final = (
    "A wrapped key does not open: the installation key is another's, it was moved, or it was altered. "
    "Put back the installation key that was in use when it was stored."
)


@dataclass(frozen=True, slots=True, eq=False)
class InstallationKey:
    """The one secret of an installation. Load it once; hand it to those who wrap and hash."""

    data: bytes = field(repr=False)

    def __post_init__(self) -> None:
        check_length(self.data)

    def wrap(self, private: CasePrivateKey, *, about: bytes) -> bytes:
        """Wrap a case's private half for storing: version | nonce | XChaCha20-Poly1305 (73 bytes)."""
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
        return blake2b(place(*parts), digest_size=HASH_BYTES, key=key, encoder=RawEncoder).hex()

    def _box(self) -> Aead:
        return Aead(self._sub_key("wrap", "case keys"))

    def _sub_key(self, use: str, purpose: str) -> bytes:
        label = place("speakopenly", use, purpose)
        return bytes(blake2b(label, digest_size=KEY_BYTES, key=self.data, encoder=RawEncoder))

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
    _check_place(path, never_inside)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _ONLY_OWNER)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(nacl.utils.random(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def load_installation_key(path: Path, *, never_inside: Sequence[Path] = ()) -> InstallationKey:
    """Load the key. Where sealed words are stored already, use this: a new key would not open them.

    Raises:
        BadInput: there is no such file, or it does not hold a key.
        NotAllowed: others may read it, it belongs to somebody else, or it lies where backups are made.
    """
    _check_place(path, never_inside)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        raise BadInput(
            "The installation key cannot be opened.",
            do="Put back the file that was in use before; a new one does not open what is stored.",
            file=path.name,
        ) from None
    with os.fdopen(handle, "rb") as file:
        _check_owner(os.fstat(file.fileno()), path)
        data = file.read(KEY_BYTES + 1)
    if len(data) != KEY_BYTES:
        raise BadInput("This is no installation key.", do="Put back the right file.", file=path.name)
    return InstallationKey(data)


def _put_in_place(draft: Path, path: Path) -> None:
    """Link, not rename: where two processes start at once, the first key stays and both read it."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _check_place(path: Path, never_inside: Sequence[Path]) -> None:
    real = path.parent.resolve() / path.name
    if any(real.is_relative_to(folder.resolve()) for folder in never_inside):
        raise NotAllowed(
            f"{path.name}: the installation key must not lie beside the database or its backups. "
            "Give it a folder of its own that is not backed up with them."
        )


def _check_owner(found: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
        raise NotAllowed(f"{path.name}: the installation key must be a file of the user who runs this.")
    if found.st_mode & 0o177:
        raise NotAllowed(f"{path.name}: others may read the installation key. Run: chmod 600 {path.name}")
