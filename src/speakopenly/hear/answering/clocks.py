"""Days by which something is promised. Nothing here is finer than a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

SATURDAY: Final = 5


@lru_cache(maxsize=4096)
def after_working_days(day: date, number: int) -> date:
    """Mondays to Fridays. Bank holidays are not left out, so a promise is never later than it sounds."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days after ``start`` it took until ``end``; 0 where it was the same day or earlier."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)


@dataclass(frozen=True, slots=True)
class Clock:
    """By when: at once, or within so many working days of the day a report came; 0 is the same day."""

    in_words: str
    working_days: int

    def due(self, received_on: date) -> date:
        """The last day. The same day is the same day on a Saturday too: protection does not wait."""
        return after_working_days(received_on, self.working_days)


NOW: Final = Clock("now", 0)
AS_SOON_AS_PRACTICABLE: Final = Clock("as soon as practicable, the same day", 0)
SAME_DAY: Final = Clock("the same day", 0)
ONE_WORKING_DAY: Final = Clock("one working day", 1)


def within_working_days(number: int) -> Clock:
    """A clock of several working days."""
    return Clock(f"{number} working days", number)
