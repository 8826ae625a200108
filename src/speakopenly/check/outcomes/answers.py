"""Points of a measure from answers to one question: how many chose this, of those who answered, by quarter.

A quarter is a split by time, so the rules of ``core.disclosure`` hold for every point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from speakopenly.core import disclosure
from speakopenly.hear.questionnaires import Missing, Value


class Answered(NamedTuple):
    """One person's answer to the question, and in which quarter ("2026-Q2") it was given."""

    quarter: str
    value: Value | None


@dataclass(frozen=True, slots=True)
class Share:
    """One point: how many of how many, both to the nearest 5."""

    quarter: str
    count: int
    base: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Points that may be shown, earliest first, and the quarters that may not."""

    points: tuple[Share, ...]
    hidden: tuple[str, ...]


def shares_by_quarter(answers: Iterable[Answered], *, counted: Collection[str | int]) -> Shares:
    """The share of each quarter that gave one of the ``counted`` answers.

    Whoever did not answer, or preferred not to say, is not in the base. A quarter is hidden where fewer than
    10 answered, or where all but a few said the same.
    """
    bases, counts = Counter[str](), Counter[str]()
    for each in answers:
        if each.value is None or isinstance(each.value, Missing):
            continue
        bases[each.quarter] += 1
        counts[each.quarter] += _is_among(each.value, counted)
    shown = [quarter for quarter in sorted(bases) if _can_show(counts[quarter], bases[quarter])]
    points = tuple(_share(quarter, counts[quarter], bases[quarter]) for quarter in shown)
    return Shares(points, tuple(sorted(set(bases) - set(shown))))


def _is_among(value: Value, counted: Collection[str | int]) -> bool:
    chosen = value if isinstance(value, tuple) else (value,)
    return any(each in counted for each in chosen)


def _can_show(count: int, base: int) -> bool:
    """All of them is hidden as well: it would tell what each of them said."""
    return count != base and disclosure.can_show_percentage(count, base)


def _share(quarter: str, count: int, base: int) -> Share:
    return Share(quarter, disclosure.round_for_split(count), disclosure.round_for_split(base))
