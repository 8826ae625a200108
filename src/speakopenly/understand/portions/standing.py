"""Who stands behind each theme: people by a number, so that a million of them take little room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.portions.records import NONE, ReadPortion

_MOST_PEOPLE = 2**40


@dataclass(slots=True)
class Standing:
    """The people behind the contributions of all portions, and which contribution each passage is of."""

    _numbers: dict[str, int] = field(default_factory=dict)
    people: list[NDArray[np.int64]] = field(default_factory=list)
    contributions: list[NDArray[np.int32]] = field(default_factory=list)

    def add(self, portion: ReadPortion) -> None:
        """Take in the next portion."""
        numbers = [self._numbers.setdefault(person, len(self._numbers)) for person in portion.people]
        self.people.append(np.array(numbers, np.int64))
        self.contributions.append(portion.passages[:, 0].astype(np.int32))

    @property
    def base(self) -> int:
        """How many people there are."""
        return len(self._numbers)

    def people_behind(self, groups: Sequence[NDArray[np.int32]]) -> dict[int, int]:
        """Distinct people behind each group; ``groups`` holds, for each portion, that of every passage."""
        pairs = [
            np.unique(group[group != NONE].astype(np.int64) * _MOST_PEOPLE + people[of[group != NONE]])
            for group, people, of in zip(groups, self.people, self.contributions, strict=True)
        ]
        together = np.unique(np.concatenate(pairs)) if pairs else np.zeros(0, np.int64)
        found, counts = np.unique(together // _MOST_PEOPLE, return_counts=True)
        return dict(zip(found.tolist(), counts.tolist(), strict=True))


def passages_in(groups: Sequence[NDArray[np.int32]]) -> dict[int, int]:
    """How many passages stand in each group."""
    every = np.concatenate(groups) if groups else np.zeros(0, np.int32)
    found, counts = np.unique(every[every != NONE], return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))
