"""That the watch is alive: a file it touches as it goes round, whether or not anybody has written.

It tells nothing of reporters. Web pages and ``doctor`` read its age.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

from django.conf import settings

SECONDS_BETWEEN_BEATS: Final = 60
SECONDS_UNTIL_SILENT: Final = 5 * 60
"""A watch that was not heard of for so long may have stopped: then we no longer say that reports are read."""


def beat() -> None:
    """Say that the watch is alive, to the minute at most."""
    file = _file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists() or time.time() - file.stat().st_mtime >= SECONDS_BETWEEN_BEATS:
        file.touch(mode=0o600)
        os.utime(file)


def is_alive() -> bool:
    """Whether the watch was heard of lately."""
    try:
        return time.time() - _file().stat().st_mtime < SECONDS_UNTIL_SILENT
    except OSError:
        return False


def _file() -> Path:
    return Path(settings.HOME) / "watch" / "alive"
