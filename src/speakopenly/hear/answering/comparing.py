"""Two readers' notes side by side: what they agree on, and what to talk about. Never who was right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Final

from speakopenly.hear.answering.notes import Notes
from speakopenly.hear.answering.rules import ASKED, RuleId
from speakopenly.hear.factors import FACTORS, Direction, factor
from speakopenly.hear.speaking.questions import Condition

NOT_COMPARED: Final = frozenset({"factors", "routes", "note", "scheme"})
"""Factors and routes are compared one by one, and a note is a reader's own."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing. ``parts`` names the other answers that differ, by field of ``Notes``."""

    agreed: int
    noted: int
    talk_about: tuple[str, ...]
    routes: tuple[RuleId, ...]
    parts: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Whether there is nothing to talk about."""
        return not (self.talk_about or self.routes or self.parts)


def compare(one: Notes, other: Notes) -> Compared:
    """Compare two readers' notes; the order of the two changes nothing.

    A factor noted by both in different directions is one to talk about.
    """
    both, either = one.codes & other.codes, one.codes | other.codes
    return Compared(
        agreed=len(both),
        noted=len(either),
        talk_about=names_of(code for code, _direction in either - both),
        routes=tuple(each.id for each in ASKED if one.answers[each.id] != other.answers[each.id]),
        parts=tuple(
            field.name
            for field in fields(Notes)
            if field.name not in NOT_COMPARED and getattr(one, field.name) != getattr(other, field.name)
        ),
    )


def names_of(codes: Iterable[str]) -> tuple[str, ...]:
    """The names of factors, each once, in the order of the scheme."""
    chosen = frozenset(codes)
    return tuple(each.name.capitalize() for each in FACTORS if each.code in chosen)


@dataclass(frozen=True, slots=True)
class Judged:
    """One decision that two readers each took: is this factor, this way, in this report?"""

    group: Condition
    unit: str
    by_one: bool
    by_other: bool


def judged(pairs: Sequence[tuple[Notes, Notes]]) -> list[Judged]:
    """Every decision in these reports, each report twice read: sixty factors, two directions.

    Nothing in it says which reader is which: the two places carry no name, and agreement is the same
    whichever is first.
    """
    return [
        Judged(factor(each.code).group, f"{at}-{each.code}-{way}", key in one.codes, key in other.codes)
        for at, (one, other) in enumerate(pairs)
        for each in FACTORS
        for way in Direction
        for key in ((each.code, way),)
    ]


def raw_agreement(decisions: Sequence[Judged]) -> tuple[int, int]:
    """Of the decisions in which at least one reader saw the factor: in how many both did, and how many."""
    seen = [each for each in decisions if each.by_one or each.by_other]
    return sum(each.by_one and each.by_other for each in seen), len(seen)
