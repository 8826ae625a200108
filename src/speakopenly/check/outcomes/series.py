"""A measure over time: points in order, and what a reader should know about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

WIDE_GAP: Final = 1.6
"""A step this many times the usual one is a gap: months differ by at most a tenth, two of them by twice."""

_WHOLE: Final = re.compile(r"-?\d{1,9}")
_BRITISH: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_MONTH: Final = re.compile(r"(\d{4})[-/](\d{1,2})")
_QUARTER: Final = re.compile(r"(\d{4})[- ]?Q([1-4])", re.IGNORECASE)
_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?")

UNEVEN: Final = "There is a gap before {}: neighbours in the table are not neighbours in time."


@dataclass(frozen=True, slots=True, order=True)
class When:
    """When a point is: ``place`` (days, or the number given) puts it in order; ``label`` is as written."""

    place: int
    label: str

    @property
    def is_a_number(self) -> bool:
        """Whether it was written as a whole number, not as a date."""
        return _WHOLE.fullmatch(self.label) is not None


@dataclass(frozen=True, slots=True)
class Point:
    """One value and when it was."""

    when: When
    value: float


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one measure, earliest first, no two at the same time. ``name`` is empty for the only one.

    Series are never compared with each other and never sorted by their values.
    """

    name: str
    points: tuple[Point, ...]
    cautions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(later.when.place <= earlier.when.place for earlier, later in pairwise(self.points)):
            raise ValueError("Points stand in order of time, one at a time.")

    @property
    def values(self) -> tuple[float, ...]:
        """The values in order."""
        return tuple(point.value for point in self.points)


def read_when(text: str) -> When | None:
    """Read a date (2024-05-31, 31/05/2024, 2024-05, 2024 Q2) or a whole number such as a year; else None.

    Days come before months, as people here write them.
    """
    text = text.strip()
    if _WHOLE.fullmatch(text):
        return When(int(text), text)
    try:
        return When(_day(text).toordinal(), text)
    except ValueError:
        return None


def _day(text: str) -> date:
    if british := _BRITISH.fullmatch(text):
        day, month, year = map(int, british.groups())
        return date(year, month, day)
    if month_only := _MONTH.fullmatch(text):
        year, month = map(int, month_only.groups())
        return date(year, month, 1)
    if quarter := _QUARTER.fullmatch(text):
        return date(int(quarter[1]), 3 * int(quarter[2]) - 2, 1)
    if iso := _ISO.fullmatch(text):
        return date.fromisoformat(iso[1])
    raise ValueError("not a date")


def gaps(points: Sequence[Point]) -> Iterator[str]:
    """A caution for each place where a step is much longer than usual."""
    steps = [later.when.place - earlier.when.place for earlier, later in pairwise(points)]
    if not steps:
        return
    usual = median(steps)
    for point, step in zip(points[1:], steps, strict=True):
        if step > WIDE_GAP * usual:
            yield UNEVEN.format(point.when.label)
