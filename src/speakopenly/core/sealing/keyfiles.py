"""Secret keys in files: made whole or not at all, for their owner alone, apart from what is backed up."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import nacl.utils

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.sealing.keys import KEY_BYTES

_ONLY_OWNER: Final = 0o600
_NO_READING_TIME: Final = getattr(os, "O_NOATIME", 0)
"""A key read when somebody speaks must not leave the hour at which it was read."""


def create_key_file(
    path: Path, *, called: str, never_inside: Sequence[Path] = (), mtime: float | None = None
) -> None:
    """Make a file with 32 random bytes, or leave the one that is there as it is.

    ``called`` names the key in messages. ``mtime``, in seconds, is set before the file can be seen.

    Raises:
        NotAllowed: the path lies in one of the folders ``never_inside``.
    """
    _check_place(path, never_inside, called)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _ONLY_OWNER)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(nacl.utils.random(KEY_BYTES))
            file.flush()
            if mtime is not None:
                os.utime(file.fileno(), (mtime, mtime))
            os.fsync(file.fileno())
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def load_key_file(path: Path, *, called: str, never_inside: Sequence[Path] = (), if_lost: str) -> bytes:
    """Read the 32 bytes of a key. ``if_lost`` says what to do where the file is gone.

    Raises:
        BadInput: there is no such file, or it does not hold a key.
        NotAllowed: others may read it, it belongs to somebody else, or it lies where it must not.
    """
    _check_place(path, never_inside, called)
    try:
        handle = _open(path)
    except OSError:
        raise BadInput(f"The {called} cannot be opened.", do=if_lost, file=path.name) from None
    with os.fdopen(handle, "rb") as file:
        _check_owner(os.fstat(file.fileno()), path, called)
        data = file.read(KEY_BYTES + 1)
    if len(data) != KEY_BYTES:
        raise BadInput(f"This is no {called}.", do="Put back the right file.", file=path.name)
    return data


def _open(path: Path) -> int:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        return os.open(path, flags | _NO_READING_TIME)
    except PermissionError:
        # Only a file's owner may ask for no reading time; the check of the owner then says so.
        return os.open(path, flags)


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


def _check_place(path: Path, never_inside: Sequence[Path], called: str) -> None:
    real = path.parent.resolve() / path.name
    if any(real.is_relative_to(folder.resolve()) for folder in never_inside):
        raise NotAllowed(
            f"{path.name}: the {called} must not lie beside the database or its backups. "
            "Give it a folder of its own that is not backed up with them."
        )


def _check_owner(found: os.stat_result, path: Path, called: str) -> None:
    if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
        raise NotAllowed(f"{path.name}: the {called} must be a file of the user who runs this.")
    if found.st_mode & 0o177:
        raise NotAllowed(f"{path.name}: others may read the {called}. Run: chmod 600 {path.name}")
