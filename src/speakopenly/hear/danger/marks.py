"""What the screen gives back: where the words stand, and what they made it ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class DangerKind(StrEnum):
    """What may be so. Only a person can say whether it is."""

    CHILD_AT_RISK = "child_at_risk"
    """A child may be at risk, or a child or young person writes so of themselves."""
    PERSON_A_RISK = "person_a_risk"
    """Someone working with children may be a risk to them."""
    CHILD_HARMED = "child_harmed"
    """A child died or was seriously harmed."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words from ``start`` up to ``end`` (code points of the text as given), and what they may mean."""

    start: int
    end: int
    kind: DangerKind


def joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in the order of the text; those of one kind that overlap made into one."""
    last: dict[DangerKind, Mark] = {}
    whole: list[Mark] = []
    for mark in sorted(marks):
        before = last.get(mark.kind)
        if before is not None and mark.start < before.end:
            whole.remove(before)
            mark = Mark(before.start, max(before.end, mark.end), mark.kind)
        last[mark.kind] = mark
        whole.append(mark)
    return tuple(sorted(whole))
