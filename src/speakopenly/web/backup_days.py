"""When a backup was last made, and when one was last proved by a restore: two days in a file of the home.

``speakopenly backup`` and ``restore --rehearse`` note them; the set-up page and ``doctor`` ask.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Final

FILE: Final = "backups.json"
MADE, PROVED = "made_on", "proved_on"


def last_backup(home: Path) -> date | None:
    """The day of the last backup; None where none was made."""
    return _days(home).get(MADE)


def last_rehearsal(home: Path) -> date | None:
    """The day on which a backup was last restored to the end and found whole; None where none was."""
    return _days(home).get(PROVED)


def note_backup(home: Path, day: date) -> None:
    """A backup was made."""
    _note(home, MADE, day)


def note_rehearsal(home: Path, day: date) -> None:
    """A backup was restored to the end and found whole."""
    _note(home, PROVED, day)


def _days(home: Path) -> dict[str, date]:
    try:
        kept = json.loads((home / FILE).read_text("ascii"))
        return {name: date.fromisoformat(day) for name, day in kept.items()}
    except (OSError, ValueError, AttributeError):
        return {}  # a note that is gone or spoilt says that nothing is proved


def _note(home: Path, name: str, day: date) -> None:
    days = {each: str(when) for each, when in (_days(home) | {name: day}).items()}
    draft = home / f".{FILE}.{os.getpid()}"
    draft.write_text(json.dumps(days), encoding="ascii")
    draft.replace(home / FILE)
