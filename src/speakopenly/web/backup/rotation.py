"""A folder of backups, one for each day: which one is made next, and which have had their time.

Only files named as we name them are ever deleted, and never the newest of them: where backups fail for five
weeks, the last good one stays.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.core.retention import BACKUPS
from speakopenly.web.hear.reporting.speak.models import SpeakDoor

NAME: Final = re.compile(r"speakopenly-(\d{4}-\d{2}-\d{2})\.age")


def file_of(folder: Path, day: date) -> Path:
    """Where the backup of a day lies."""
    return folder / f"speakopenly-{day}.age"


def days_kept() -> int:
    """How long the Speak doors say that backups are kept; of several, the shortest promise holds for all."""
    return min(SpeakDoor.objects.values_list("days_backups_are_kept", flat=True), default=BACKUPS.days)


def let_go(folder: Path, *, today: date, days: int) -> int:
    """Delete what is older than so many days, but not the newest. How many were deleted.

    Raises BadInput where one cannot be deleted: the Speak door promises that it is gone.
    """
    found = sorted(_ours(folder))
    gone = [file for day, file in found[:-1] if day < today - timedelta(days=days)]
    for file in gone:
        try:
            file.unlink()
        except OSError as error:
            raise BadInput(
                "A backup that has had its time cannot be deleted.",
                do="Check the owner of the folder: the Speak door says when each is gone.",
                file=file.name,
            ) from error
    return len(gone)


def _ours(folder: Path) -> list[tuple[date, Path]]:
    found = []
    for file in folder.iterdir():
        named = NAME.fullmatch(file.name)
        if named is None or not file.is_file():
            continue
        try:
            found.append((date.fromisoformat(named[1]), file))
        except ValueError:
            continue
    return found
