"""Count people honestly: distinct people, groups apart, an interval with every share, and one scale of words.

A person who spoke five times is one person. A round table of nine is one group that speaks for nine, and is
never added to the people, because nobody knows which of the nine said it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from speakopenly.core.records import PersonId

CONFIDENCE = 0.95
WIDEST_RANGE_FOR_A_WORD = 0.30
"""A wider 95% range supports no word for a share: say the two numbers instead."""
WIDEST_RANGE_FOR_ABOUT_HALF = 0.20
SMALLEST_COUNT_FOR_A_SHARE_WORD = 8


class HowMany(StrEnum):
    """The one scale of words for a share of people, from most to fewest."""

    NEARLY_ALL = "nearly all"
    MOST = "most"
    ABOUT_HALF = "about half"
    MANY = "many"
    SOME = "some"
    A_FEW = "a few"
    A_SMALL_NUMBER = "a small number"
    NOBODY = "nobody we heard"
    NO_WORD = ""
    """The range is too wide for a word."""


@dataclass(frozen=True, slots=True)
class Range:
    """An interval for a share, both ends in 0..1."""

    low: float
    high: float

    @property
    def width(self) -> float:
        """How far apart the ends are, 0..1."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Heads:
    """Who stands behind something: people counted once each, and groups apart.

    ``speaking_for`` is the sum of what the groups say they speak for; it is never added to ``people``.
    """

    people: int
    groups: int = 0
    speaking_for: int = 0


class Spoken(Protocol):
    """Anything said by one person, or by a group that speaks for several."""

    @property
    def person(self) -> PersonId:
        """Who counts as one."""

    @property
    def speaks_for(self) -> int:
        """1 for a person; the number in the room for a group."""


def distinct_people(spoken: Iterable[Spoken]) -> frozenset[PersonId]:
    """The people who spoke for themselves, once each."""
    return frozenset(each.person for each in spoken if each.speaks_for == 1)


def count_heads(spoken: Iterable[Spoken]) -> Heads:
    """Count distinct people and distinct groups.

    Someone who spoke for a group in one place and for themselves in another counts once in each.
    A group heard twice speaks for the larger number it gave.
    """
    spoken = list(spoken)
    groups: dict[PersonId, int] = {}
    for each in spoken:
        if each.speaks_for > 1:
            groups[each.person] = max(groups.get(each.person, 0), each.speaks_for)
    return Heads(len(distinct_people(spoken)), len(groups), sum(groups.values()))


@functools.cache
def wilson_range(count: int, base: int) -> Range:
    """The 95% Wilson score interval (Wilson 1927) for ``count`` of ``base`` people.

    Raises ``ValueError`` unless ``0 <= count <= base`` and ``base >= 1``.
    """
    if base < 1 or not 0 <= count <= base:
        raise ValueError("A share needs 0 <= count <= base and somebody in the base.")
    from scipy.stats import binomtest

    interval = binomtest(count, base).proportion_ci(CONFIDENCE, method="wilson")
    return Range(float(interval.low), float(interval.high))


def most_there_could_be(base: int) -> float:
    """The one-sided 95% upper bound for a share when nobody of ``base`` said it: 1 - 0.05**(1/base).

    Exact (Clopper-Pearson); with 30 people it is 9.5%. Not hearing something is not its absence.
    """
    if base < 1:
        raise ValueError("A share needs somebody in the base.")
    return float(1 - (1 - CONFIDENCE) ** (1 / base))


def word_for(count: int, base: int) -> HowMany:
    """The word for how many said something, by the published scale (docs/reference/how-many.md).

    A count of 1-7 is always "a small number" and 0 is always "nobody we heard", whatever the base.
    """
    if count == 0:
        return HowMany.NOBODY
    if count < SMALLEST_COUNT_FOR_A_SHARE_WORD:
        return HowMany.A_SMALL_NUMBER
    return word_for_range(wilson_range(count, base))


def word_for_range(share: Range) -> HowMany:
    """The word for a share with this range, where eight people or more said it."""
    if share.width > WIDEST_RANGE_FOR_A_WORD:
        return HowMany.NO_WORD
    if share.low >= 0.85:
        return HowMany.NEARLY_ALL
    if share.low > 0.50:
        return HowMany.MOST
    if share.low <= 0.50 <= share.high and share.width <= WIDEST_RANGE_FOR_ABOUT_HALF:
        return HowMany.ABOUT_HALF
    if share.low >= 0.30:
        return HowMany.MANY
    if share.low >= 0.10:
        return HowMany.SOME
    return HowMany.A_FEW
