"""The keys of this installation, each in a file of its own under ``HOME/keys``, outside database and backups.

The installation key wraps the private half of each import's key until it is read, leads from eight words to a
mailbox, and makes every keyed hash. The signing key signs proofs.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from speakopenly.core.sealing import (
    DraftKeys,
    InstallationKey,
    SigningKey,
    load_installation_key,
    load_or_create_installation_key,
    load_or_create_signing_key,
)

KEY_FILE = "installation.key"
SIGNING_KEY = "signing.key"
DRAFTS = "drafts"


def installation_key(*, may_make: bool = False) -> InstallationKey:
    """The key of this installation.

    ``may_make`` is for the first words that are ever sealed: where some are stored already, a new key
    would not open them. Raises BadInput where the file is gone, NotAllowed where others may read it.
    """
    return _load(Path(settings.KEYS) / KEY_FILE, may_make)


def signing_key() -> SigningKey:
    """The key that signs proofs. The worker makes it at its start; made later, its file tells no hour."""
    path = Path(settings.KEYS) / SIGNING_KEY
    is_new = not path.exists()
    key = load_or_create_signing_key(path, never_inside=[Path(settings.HOME) / "database"])
    if is_new:
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        for each in (path, path.parent):
            os.utime(each, (midnight, midnight))
    return key


def draft_keys() -> DraftKeys:
    """The keys of the day under which whatever a page carries is sealed: drafts, passes, slips."""
    return _draft_keys_in(Path(settings.KEYS) / DRAFTS)


@lru_cache(maxsize=4)
def _draft_keys_in(folder: Path) -> DraftKeys:
    return DraftKeys(folder)


@lru_cache(maxsize=4)
def _load(path: Path, may_make: bool) -> InstallationKey:
    load = load_or_create_installation_key if may_make else load_installation_key
    return load(path, never_inside=[Path(settings.HOME) / "database"])
