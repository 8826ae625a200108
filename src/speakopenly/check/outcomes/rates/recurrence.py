"""L9: does what was acted on happen again? The same condition, stage and area within twelve months after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from speakopenly.check.outcomes.rates.frequencies import Rate, exact_rate


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One thing heard of: its factor, the stage of the work, the area, and the day. Never a person."""

    factor: str
    stage: str
    area: str
    day: date


@dataclass(frozen=True, slots=True)
class Action:
    """What was done about a factor at a stage in an area, and the day it was done."""

    factor: str
    stage: str
    area: str
    done: date

    @property
    def watched_until(self) -> date:
        """The last day of the twelve months after."""
        try:
            return self.done.replace(year=self.done.year + 1)
        except ValueError:  # 29 February
            return self.done.replace(year=self.done.year + 1, day=28)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often it was heard of again; ``rate`` is None without exposure, as a count alone says little."""

    events: int
    rate: Rate | None
    is_complete: bool
    """Whether the twelve months are over; before that it is too soon to say."""


def measure_recurrence(
    action: Action,
    occurrences: Iterable[Occurrence],
    *,
    today: date,
    exposure: float | None = None,
    per: float = 1,
) -> Recurrence:
    """Count what happened again after an action, from the day after it to the same day a year on.

    ``exposure`` is how much of that work there was in those months (children, contacts, days), so that a busy
    year is not read as a worse one. Raises ValueError where it is not above nought.
    """
    events = sum(_is_again(each, action) for each in occurrences if each.day <= today)
    rate = None if exposure is None else exact_rate(events, exposure, per=per)
    return Recurrence(events, rate, today >= action.watched_until)


def _is_again(each: Occurrence, action: Action) -> bool:
    same = (each.factor, each.stage, each.area) == (action.factor, action.stage, action.area)
    return same and action.done < each.day <= action.watched_until
