"""Percent positive: which part of the answers to some statements speaks well of the place, and how surely.

The share is of answers, as composites of surveys are (mean over four statements). Its range is Wilson's for
the number of *people*: four answers of one person hang together, and counting them as four people would
promise too much. "Cannot say" is no answer either way: it stands beside the share as one of its own, and what
was skipped apart from both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from speakopenly.check.culture.items import Answer, Statement, is_positive
from speakopenly.core.counting import wilson_range
from speakopenly.core.disclosure import ROUNDED_TO, SMALLEST_SHOWN, round_for_split

ENDS: Final = (0.10, 0.90)
"""A share beyond these is told only as "at most" or "at least" where fewer than eight people's worth of
answers stands on the other side: 100% of a group says what each of them answered."""


class End(StrEnum):
    """Whether a share is told as it is, or only that it lies beyond one of ``ENDS``."""

    NONE = ""
    AT_MOST = "at most"
    AT_LEAST = "at least"


@dataclass(frozen=True, slots=True)
class Tally:
    """True numbers of one group, for this package alone: people who rated anything, and their choices."""

    people: int
    rated: int
    positive: int
    cannot_say: int
    skipped: int


@dataclass(frozen=True, slots=True)
class PositiveShare:
    """What may be shown of one group. Shares are 0..1, to whole percents.

    ``people`` answered at least one of the statements, to the nearest 5. ``low`` and ``high`` are a 95%
    range. ``cannot_say`` is the part of choices that were "cannot say", ``skipped`` the part of all that was
    asked; both to the nearest 5 percent.
    """

    people: int
    value: float
    low: float
    high: float
    end: End
    cannot_say: float
    skipped: float


def tally(answers: Iterable[Answer], statements: Sequence[Statement]) -> Tally:
    """Count the choices of some people for some statements."""
    people = rated = positive = cannot_say = skipped = 0
    for answer in answers:
        before = rated
        for statement in statements:
            point = answer.choices.get(statement.code, _SKIPPED)
            if point == _SKIPPED:
                skipped += 1
            elif point is None:
                cannot_say += 1
            else:
                rated += 1
                positive += is_positive(statement, point)
        people += rated > before
    return Tally(people, rated, positive, cannot_say, skipped)


def share_of(counted: Tally) -> PositiveShare:
    """What may be shown of a group that is large enough. Raises ValueError where nobody rated anything."""
    if not counted.people:
        raise ValueError("A share needs somebody who answered.")
    value, end = _told(counted.positive / counted.rated, counted.people)
    ends = wilson_range(round(value * counted.people), counted.people)
    chosen = counted.rated + counted.cannot_say
    return PositiveShare(
        round_for_split(counted.people),
        round(value, 2),
        0.0 if end is End.AT_MOST else round(ends.low, 2),
        1.0 if end is End.AT_LEAST else round(ends.high, 2),
        end,
        _coarse(counted.cannot_say / chosen),
        _coarse(counted.skipped / (chosen + counted.skipped)),
    )


def _told(share: float, people: int) -> tuple[float, End]:
    if min(share, 1 - share) * people >= SMALLEST_SHOWN:
        return share, End.NONE
    if share < ENDS[0]:
        return ENDS[0], End.AT_MOST
    return (ENDS[1], End.AT_LEAST) if share > ENDS[1] else (share, End.NONE)


def _coarse(share: float) -> float:
    steps = 100 / ROUNDED_TO
    return round(share * steps) / steps


_SKIPPED: Final = 0
"""No point has this number."""
