"""Within how many hours a flagged report is opened, and which hours count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from speakopenly.core.errors import BadInput

LONGEST: Final = 72
"""Hours: a plan that lets a child wait longer than three days is no plan."""
DAYS_LOOKED_AHEAD: Final = 400


@dataclass(frozen=True, slots=True)
class ReadingHours:
    """On which days of the week (0 is Monday; from one to another, over the weekend if need be) and when."""

    first_day: int
    last_day: int
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise BadInput("Reading hours end before they begin.", do="Give a later hour.", column="closes")

    def is_on(self, weekday: int) -> bool:
        """Whether anybody reads on this day of the week."""
        return (weekday - self.first_day) % 7 <= (self.last_day - self.first_day) % 7


@dataclass(frozen=True, slots=True)
class Plan:
    """The service's own word: opened within so many hours; round the clock, or of its reading hours."""

    hours: int
    reading_hours: ReadingHours | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.hours <= LONGEST:
            raise BadInput("This is no plan.", do=f"Give 1 to {LONGEST} hours.", column="hours")

    def open_by(self, since: datetime) -> datetime:
        """When the stated hours are over for somebody told at ``since`` (in the service's zone)."""
        left = timedelta(hours=self.hours)
        if self.reading_hours is None:
            return later(since, left)
        for begin, end in _spans(self.reading_hours, since):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise AssertionError("No reading hours in more than a year.")


def later(moment: datetime, by: timedelta) -> datetime:
    """A moment that much later, also in the night when the clocks change."""
    return moment.astimezone(UTC) + by


def _spans(hours: ReadingHours, since: datetime) -> list[tuple[datetime, datetime]]:
    """The reading hours from a moment on, day by day."""
    days = [since.date() + timedelta(days=ahead) for ahead in range(DAYS_LOOKED_AHEAD)]
    spans = [
        (
            max(since, datetime.combine(day, hours.opens, tzinfo=since.tzinfo)),
            datetime.combine(day, hours.closes, tzinfo=since.tzinfo),
        )
        for day in days
        if hours.is_on(day.weekday())
    ]
    return [(begin, end) for begin, end in spans if begin < end]
