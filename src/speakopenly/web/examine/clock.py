"""The clock. Every promise about days (erasing, closing, alerts) is kept by it."""

from __future__ import annotations

import ctypes
from datetime import date
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone

from speakopenly.web import backup_days
from speakopenly.web.looks import Seen, look

NOT_SYNCHRONISED: Final = 5
"""TIME_ERROR of adjtimex(2): nobody has set this clock lately."""
BYTES_FOR_THE_ANSWER: Final = 512
"""struct timex is 208 bytes long on Linux; the kernel writes no further."""


@look
def clock() -> Seen:
    """Whether it runs behind what was noted here before, and whether another clock corrects it."""
    return clock_seen(timezone.localdate(), noted_days(Path(settings.HOME)), is_synchronised())


def clock_seen(today: date, noted: list[date], synchronised: bool | None) -> Seen:
    """What is to be said of days noted here and of what the kernel says; None where it says nothing."""
    if any(day > today for day in noted):
        line = f"It says {today}, and a later day has been noted here: so nothing is erased in time."
        return Seen("clock", False, line, "Set it, and let it be corrected: timedatectl set-ntp true")
    if synchronised is False:
        line = f"It says {today}. No other clock corrects it."
        return Seen(
            "clock", True, line, "Run: timedatectl set-ntp true. In a container, see to the machine beneath."
        )
    return Seen("clock", True, f"It says {today}." + (" Another clock corrects it." if synchronised else ""))


def noted_days(home: Path) -> list[date]:
    """Days that this home has certainly seen: of its backups, and of its erasure list."""
    days = [day for day in (backup_days.last_backup(home), backup_days.last_rehearsal(home)) if day]
    for file in (home / "erasures").glob("????-??-??.list"):
        try:
            days.append(date.fromisoformat(file.stem))
        except ValueError:
            continue
    return days


def is_synchronised() -> bool | None:
    """What the kernel says; None where it cannot be asked."""
    try:
        ask = ctypes.CDLL(None, use_errno=True).adjtimex
        answer = ask(ctypes.create_string_buffer(BYTES_FOR_THE_ANSWER))
    except (OSError, AttributeError):
        return None
    return None if answer < 0 else bool(answer != NOT_SYNCHRONISED)
