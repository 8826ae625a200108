"""What a card holds. What was not read is said to be so; nothing is left blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Certainty(StrEnum):
    """How sure a person is of an outcome, in the four words of GRADE (BMJ 2008; 336: 924).

    Trials start high and other studies low; bias, disagreement, other people or places, few people and
    unpublished studies bring it down. It is a judgement: nobody works it out.
    """

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a card has it from."""

    title: str
    publisher: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One outcome with its effect: in how many of 100, or as a ratio where that is all that was read.

    ``without`` and ``with_it`` are of 100; ``low`` and ``high`` bound ``with_it``, and ``ratio_low`` and
    ``ratio_high`` the ratio (95%). A range that was not read is None, and the sentence says so.
    """

    outcome: str
    of: str
    without: float | None = None
    with_it: float | None = None
    low: float | None = None
    high: float | None = None
    ratio: float | None = None
    ratio_low: float | None = None
    ratio_high: float | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a figure that cannot be."""
        for each in (self.without, self.with_it, self.low, self.high):
            if each is not None and not 0 <= each <= 100:
                raise ValueError("Of 100 people there are none to 100.")
        if (self.without is None) != (self.with_it is None):
            raise ValueError("A number of 100 is told with the one it is compared with.")
        if self.with_it is None and self.ratio is None:
            raise ValueError("A figure has numbers of 100, or a ratio.")
        _check_range(self.low, self.with_it, self.high)
        _check_range(self.ratio_low, self.ratio, self.ratio_high)


def _check_range(low: float | None, value: float | None, high: float | None) -> None:
    if (low is None) != (high is None):
        raise ValueError("A range has two ends.")
    if low is not None and high is not None and (value is None or not low <= value <= high):
        raise ValueError("A range holds the number it is of.")


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one way of working. ``slug`` is its address; ``gaps`` are what we did not read.

    ``mechanisms``, ``moderators``, ``implementation`` and ``economics`` are, with the figures, the five parts
    of EMMIE (Johnson, Tilley and Bowers 2015). How sure a person is of it is no part of a card: people record
    that beside it.
    """

    slug: str
    name: str
    question: str
    population: str
    comparator: str
    outcome: str
    study: str
    result: str
    children: str
    mechanisms: str
    moderators: str
    implementation: str
    economics: str
    cost: str
    not_tested: str
    cannot_settle: str
    gaps: str
    sources: tuple[Source, ...]
    checked_on: date
    figures: tuple[Figure, ...] = ()


TEXTS = (
    "name",
    "question",
    "population",
    "comparator",
    "outcome",
    "study",
    "result",
    "children",
    "mechanisms",
    "moderators",
    "implementation",
    "economics",
    "cost",
    "not_tested",
    "cannot_settle",
    "gaps",
)
"""The texts of a card in the order in which it prints them. None is left blank."""


def what_is_missing(card: Card) -> Iterator[str]:
    """The names of parts that are blank; a card without a source misses "sources"."""
    for name in TEXTS:
        if not getattr(card, name).strip():
            yield name
    if not card.sources:
        yield "sources"
