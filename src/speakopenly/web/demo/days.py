"""The days of the demonstration: its deeds are done on the days on which they would be, so one story is told.

Nothing else may turn the clock. It is Django's own, in this process alone, and only while a demonstration is
filled: every deed then writes its day by itself, and no row is changed behind its back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Final
from unittest.mock import patch

from django.utils import timezone

LISTENED: Final = 400
PUBLISHED: Final = 320
REVIEWED: Final = 305
RECOMMENDED: Final = 295
STUDIED: Final = 280
"""Days ago. The change itself began on the first day of a month, later than these."""
MONTHS_SINCE: Final = 8
"""How many whole months there are to see whether it helped."""


def ago(days: int) -> date:
    """The day that was so many days before today."""
    return timezone.localdate() - timedelta(days=days)


def changed_on() -> date:
    """The first day of the change: that of a month, so that a month lies before it or after it."""
    return months_before(timezone.localdate(), MONTHS_SINCE)


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before the month of this day."""
    whole = day.year * 12 + day.month - 1 - months
    return date(whole // 12, whole % 12 + 1, 1)


@contextmanager
def as_of(day: date) -> Iterator[None]:
    """Inside, it is noon of that day."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_default_timezone())
    with patch.object(timezone, "now", lambda: noon):
        yield
