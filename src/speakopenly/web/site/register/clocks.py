"""By when the law wants an answer. Plain dates in, plain dates out.

The table of bank holidays ends somewhere: after it only weekends are left out, and the answer says so.
"""

from __future__ import annotations

import calendar
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

SATURDAY: Final = 5
HOURS_TO_TELL_OF_A_BREACH: Final = 72
WORKING_DAYS_FOR_INFORMATION: Final = 20
MONTHS_FOR_RIGHTS: Final = 1
MONTHS_MORE: Final = 2
DAYS_TO_ACKNOWLEDGE_A_COMPLAINT: Final = 30
SCOTLAND: Final = "scotland"


@cache
def _table() -> Mapping[str, Any]:
    path = files("speakopenly.web.site.register").joinpath("data", "bank_holidays.toml")
    read: Mapping[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return read


@dataclass(frozen=True, slots=True)
class Due:
    """The last day, and whether every bank holiday on the way to it is known."""

    day: date
    is_sure: bool


def bank_holidays(nation: str) -> frozenset[date]:
    """Those of one nation. Wales has those of England; a nation nobody chose has them too."""
    nations: Mapping[str, list[date]] = _table()["nations"]
    return frozenset(nations.get(nation, nations["england"]))


def bank_holidays_anywhere() -> frozenset[date]:
    """Those of any part of the United Kingdom, which is what the Act of 2000 counts by."""
    return frozenset().union(*_table()["nations"].values())


def is_known(day: date) -> bool:
    """Whether the table of bank holidays reaches this day."""
    first, last = _table()["first"], _table()["last"]
    return bool(first <= day <= last)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def rights_due(began_on: date, *, nation: str, is_extended: bool = False, days_waited: int = 0) -> Due:
    """By when a request about one's own data is answered: a month, or three; days of waiting do not count."""
    months = MONTHS_FOR_RIGHTS + (MONTHS_MORE if is_extended else 0)
    day = months_after(began_on, months) + timedelta(days=days_waited)
    closed = bank_holidays(nation)
    while not _is_working(day, closed):
        day += timedelta(days=1)
    return Due(day, is_known(day))


def information_due(came_on: date, *, nation: str, is_extended: bool = False) -> Due:
    """By when a request for information is answered: the twentieth working day after it came."""
    closed = bank_holidays(SCOTLAND) if nation == SCOTLAND else bank_holidays_anywhere()
    left = WORKING_DAYS_FOR_INFORMATION * (2 if is_extended else 1)
    day = came_on
    while left:
        day += timedelta(days=1)
        left -= _is_working(day, closed)
    return Due(day, is_known(came_on) and is_known(day))


def breach_due(aware_at: datetime) -> datetime:
    """Until which hour the Information Commissioner is told. Nights and weekends count.

    Counted in world time: when clocks go back, 72 hours end an hour earlier by the clock on the wall.
    """
    return aware_at.astimezone(UTC) + timedelta(hours=HOURS_TO_TELL_OF_A_BREACH)


def _is_working(day: date, closed: frozenset[date]) -> bool:
    return day.weekday() < SATURDAY and day not in closed
