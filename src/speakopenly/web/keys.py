"""Secrets of this installation: each is a small file that only its owner may read.

They live under ``HOME/keys``, apart from the database and from its backups, so a stolen database
does not bring them along.
"""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


def read_or_make_key(folder: Path, name: str) -> bytes:
    """The 32 random bytes kept in ``folder/name``, made with mode 0600 the first time.

    Raises ImproperlyConfigured where the file cannot be read, is too short or may be read by others.
    """
    file = folder / name
    try:
        if not file.exists():
            _make(file)
        _refuse_if_open_to_others(file)
        key = bytes.fromhex(file.read_text("ascii").strip())
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"The secret {file} cannot be read. Check its owner and mode.") from error
    if len(key) != KEY_BYTES:
        raise ImproperlyConfigured(f"The secret {file} is damaged. Bring it back from its own backup.")
    return key


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that exists is left as it is."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"The folder {folder} cannot be made. Set SPEAKOPENLY_HOME.") from error


def is_private(file: Path) -> bool:
    """Whether only the owner may read or write this file."""
    return not stat.S_IMODE(file.stat().st_mode) & 0o077


def _make(file: Path) -> None:
    """Written aside and linked into place, so two processes that start at once agree on one key."""
    make_private_folder(file.parent)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(secrets.token_hex(KEY_BYTES))
            handle.flush()
            os.fsync(handle.fileno())
        if not file.exists():
            _link_unless_there(draft, file)
    finally:
        draft.unlink()


def _link_unless_there(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)
    except FileExistsError:
        return


def _refuse_if_open_to_others(file: Path) -> None:
    if not is_private(file):
        raise ImproperlyConfigured(f"The secret {file} may be read by others. Set its mode to 0600.")
