"""Which quarter an answer falls into, and which quarters are over and may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from speakopenly.core.retention import PULSE_ANSWERS
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.check.learning.counting.periods import before, first_day

MOST_SHOWN: Final = 12
MOST_COUNTED: Final = 9
"""This quarter and the eight before: older entries of a calendar are left aside."""


def now(today: date) -> str:
    """The quarter of today; whoever answers does not choose it."""
    return quarter_of(today)


def over(known: Iterable[str], today: date) -> list[str]:
    """The quarters that are over, oldest first, from the first of which something is known; twelve at most.

    While a quarter runs nothing of it is shown: two looks would tell what was added between them.
    """
    last = before(now(today))
    first = min((each for each in known if each <= last), default=last)
    shown = [last]
    while shown[0] > first and len(shown) < MOST_SHOWN:
        shown.insert(0, before(shown[0]))
    return shown


def oldest_kept(today: date) -> str:
    """The first quarter whose answers are kept: its last day is not longer ago than answers are kept."""
    return quarter_of(today - timedelta(days=PULSE_ANSWERS.days))


def first_day_counted(today: date) -> date:
    """The first day of which a calendar's meetings are counted."""
    quarter = now(today)
    for _each in range(MOST_COUNTED - 1):
        quarter = before(quarter)
    return first_day(quarter)
