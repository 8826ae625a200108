"""The installation key: it wraps the private half of each import's key and makes every keyed hash.

It stands in a file of its own under ``HOME/keys``, outside the database and its backups.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from speakopenly.core.sealing import (
    InstallationKey,
    load_installation_key,
    load_or_create_installation_key,
)

KEY_FILE = "installation.key"


def installation_key(*, may_make: bool = False) -> InstallationKey:
    """The key of this installation.

    ``may_make`` is for the first words that are ever sealed: where some are stored already, a new key
    would not open them. Raises BadInput where the file is gone, NotAllowed where others may read it.
    """
    return _load(Path(settings.KEYS) / KEY_FILE, may_make)


@lru_cache(maxsize=4)
def _load(path: Path, may_make: bool) -> InstallationKey:
    load = load_or_create_installation_key if may_make else load_installation_key
    return load(path, never_inside=[Path(settings.HOME) / "database"])
