"""By when those who spoke are answered, and how well that is kept: rates, never targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Final

from speakopenly.check.replies.quiet import QUIET_DAYS
from speakopenly.core import disclosure

DAYS_TO_REPLY: Final = QUIET_DAYS + 28
"""The quiet days, and then the 20 working days in which every report is answered (domain brief, 3.6)."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One reply owed since an exercise closed or a finding was published. ``promised``: by a plan."""

    since: date
    promised: date | None = None
    answered_on: date | None = None

    @property
    def due_on(self) -> date:
        """The last day in time."""
        return self.promised or self.since + timedelta(days=DAYS_TO_REPLY)

    def days(self, today: date) -> int:
        """How long it has been owed, or was owed until it was answered; never less than nought."""
        return max(0, ((self.answered_on or today) - self.since).days)

    def is_overdue(self, today: date) -> bool:
        """Whether it is not answered though its day has passed."""
        return self.answered_on is None and today > self.due_on

    def is_settled(self, today: date) -> bool:
        """Whether it can be told if it was in time: answered, or its day has passed."""
        return self.answered_on is not None or today > self.due_on


@dataclass(frozen=True, slots=True)
class Figures:
    """How well replies are kept. None stands for what is hidden, or is not known yet.

    ``settled`` is the base: replies not yet due and not yet given are in no figure.
    """

    settled: int
    share_in_time: float | None
    median_days: float | None
    overdue: int


def oldest_first(owed: Iterable[Owed]) -> list[Owed]:
    """In the order in which people have waited."""
    return sorted(owed, key=lambda each: (each.since, each.due_on))


def figures_of(owed: Iterable[Owed], *, today: date) -> Figures:
    """The share answered in time, and the median wait; no share where it would be one on fewer than 10.

    The median counts who still waits past the day with their wait so far, so that silence does not flatter.
    """
    settled = [each for each in owed if each.is_settled(today)]
    in_time = sum(1 for each in settled if each.answered_on and each.answered_on <= each.due_on)
    shown = disclosure.can_show_percentage(in_time, len(settled))
    return Figures(
        settled=len(settled),
        share_in_time=in_time / len(settled) if shown else None,
        median_days=_median(each.days(today) for each in settled),
        overdue=sum(1 for each in settled if each.is_overdue(today)),
    )


def _median(days: Iterable[int]) -> float | None:
    """None on fewer than the fewest that any percentage may stand on."""
    known = list(days)
    return float(median(known)) if len(known) >= disclosure.SMALLEST_BASE_FOR_A_PERCENTAGE else None
