"""Which reports may tell of the same event, and which are like this one: one event has many eyes.

Only what readers coded is compared, never words. It is a suggestion: people decide, and say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.hear.answering.comparing import names_of
from speakopenly.hear.speaking.questions import ProcessStage, ServiceArea

SHARED_FACTORS_OF_LIKE: Final = 2
"""Two conditions in common: with one, every report about workload would be like every other."""
MOST_LIKE: Final = 12


@dataclass(frozen=True, slots=True)
class Coded:
    """What is compared of one report. ``quarter`` is the quarter it tells of, where that was said."""

    number: str
    factors: frozenset[str]
    area: ServiceArea | None = None
    stage: ProcessStage | None = None
    quarter: str | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """One other report, and why. ``may_be_same`` where place, stage and quarter are the same as well."""

    number: str
    may_be_same: bool
    shared_factors: tuple[str, ...]
    same: tuple[str, ...]
    """Of ``area``, ``stage`` and ``quarter``: which are the same in both."""


def alike(this: Coded, others: Iterable[Coded]) -> list[Alike]:
    """The others that are like this one: what may be the same event first, then by how much is shared."""
    found = [each for other in others if other.number != this.number if (each := _compared(this, other))]
    return sorted(found, key=_order)[:MOST_LIKE]


def _compared(this: Coded, other: Coded) -> Alike | None:
    codes = this.factors & other.factors
    same = tuple(name for name in ("area", "stage", "quarter") if _is_same(this, other, name))
    may_be_same = len(same) == 3 and bool(codes)
    if not may_be_same and len(codes) < SHARED_FACTORS_OF_LIKE:
        return None
    return Alike(other.number, may_be_same, names_of(codes), same)


def _is_same(this: Coded, other: Coded, name: str) -> bool:
    value = getattr(this, name)
    return value is not None and value == getattr(other, name)


def _order(each: Alike) -> tuple[bool, int, str]:
    return not each.may_be_same, -(len(each.shared_factors) + len(each.same)), each.number


def people_in(event: Sequence[str]) -> int:
    """How many people told of one event: each report is one person, and the event is counted once."""
    return len(frozenset(event))
