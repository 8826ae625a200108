"""Answers as sums: how often each choice was made, and by how many people.

Everything that is ever shown is worked out from these, so no answer need be kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from speakopenly.check.supervision.items import CANNOT_SAY, ITEMS, Answers, Item, Part, Side


class Group(NamedTuple):
    """Whose answers are added: of one quarter, side and area, which is empty where none was chosen."""

    quarter: str
    side: Side
    area: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answered, how many said anything but "I cannot say" in each part, and the choices by item."""

    people: int = 0
    in_part: Mapping[Part, int] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def yes(self, items: Iterable[Item]) -> int:
        """How often the full answer was chosen."""
        return sum(self._of(item).get(item.full or "", 0) for item in items)

    def cannot_say(self, items: Iterable[Item]) -> int:
        """How often "I cannot say" was chosen."""
        return sum(self._of(item).get(CANNOT_SAY, 0) for item in items)

    def other(self, items: Iterable[Item]) -> int:
        """How often another answer was chosen."""
        return sum(
            number
            for item in items
            for choice, number in self._of(item).items()
            if choice not in (item.full, CANNOT_SAY)
        )

    def _of(self, item: Item) -> Mapping[str, int]:
        return self.choices.get(item.code, {})


def tally_of(answers: Answers) -> Tally:
    """One person's answers as a sum of one."""
    said = {
        item.part for item in ITEMS if item.full and answers.choices.get(item.code, CANNOT_SAY) != CANNOT_SAY
    }
    return Tally(1, dict.fromkeys(said, 1), {code: {choice: 1} for code, choice in answers.choices.items()})


def add(tallies: Iterable[Tally]) -> Tally:
    """Several sums as one."""
    people, in_part, choices = 0, Counter[Part](), dict[str, Counter[str]]()
    for each in tallies:
        people += each.people
        in_part.update(each.in_part)
        for code, counts in each.choices.items():
            choices.setdefault(code, Counter()).update(counts)
    return Tally(people, in_part, choices)


def count(answers: Iterable[Answers]) -> dict[Group, Tally]:
    """The sums of many answers, by quarter, side and area."""
    grouped: dict[Group, list[Tally]] = {}
    for each in answers:
        grouped.setdefault(Group(each.quarter, each.side, each.area), []).append(tally_of(each))
    return {group: add(tallies) for group, tallies in grouped.items()}
