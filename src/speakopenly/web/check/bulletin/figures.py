"""The three numbers: worked out from what is counted, by the figures of learning, which hide small ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from speakopenly.check import bulletin
from speakopenly.check.outcomes.figures import share_of
from speakopenly.web.hear.reporting.reports import counts

Counts = Callable[[UUID, date, date], tuple[int, int]]

COUNTED: Mapping[str, Counts] = {
    "L13": counts.harmed_after_speaking,
    "L4": counts.answered_in_time,
    "L5": counts.found_useful,
}
"""In the order in which they are printed: harm after speaking stands first."""
NAMES = {
    "L13": _("People who say something bad happened because they spoke"),
    "L4": _("Reports answered within 20 working days"),
    "L5": _("People who say our reply was useful"),
}
QUARTERS_TO_CHOOSE = 6


def worked_out(service_id: UUID, code: str, period: str) -> bulletin.Number:
    """One number of a quarter as it may be shown. Asked again, it is worked out again."""
    first, last = days_of(period)
    count, base = COUNTED[code](service_id, first, last)
    found = share_of(code, period=period, count=count, base=base)
    if found.value is None or found.base is None:
        return bulletin.Number(code, period)
    return bulletin.Number(code, period, found.count, int(found.base), found.value, found.low, found.high)


def quarters_before(day: date) -> list[str]:
    """The last quarters that are over, the newest first."""
    found, number = list[str](), day.year * 4 + (day.month - 1) // 3
    for back in range(1, QUARTERS_TO_CHOOSE + 1):
        year, quarter = divmod(number - back, 4)
        found.append(f"{year}-Q{quarter + 1}")
    return found


def days_of(period: str) -> tuple[date, date]:
    """The first and the last day of a quarter such as "2026-Q3"."""
    year, _q, quarter = period.partition("-Q")
    month = 3 * int(quarter) - 2
    after = date(int(year) + (month == 10), (month + 2) % 12 + 1, 1)
    return date(int(year), month, 1), after - timedelta(days=1)
