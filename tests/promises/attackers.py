"""Outsiders who try to work out hidden numbers: written apart from the code they attack, on other mathematics.

``Ring`` knows one table. It looks at it as water in pipes, a pipe for each number: whatever a number could be
is how much more, or less, can be sent round a ring of hidden ones. ``Watcher`` has read every release of a table
and asks an integer programme. Both know everything that was shown and that counts are whole.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

Place = tuple[str, str]
Shown = Mapping[Place, int | None]
TOTAL = "Total"
FAR = 10_000


@dataclass
class Ring:
    """One table of the true numbers, of which some are hidden. ``limits`` are what labels tell of hidden ones."""

    true: Mapping[Place, int]
    hidden: frozenset[Place]
    limits: Mapping[Place, tuple[int, int]]

    def range_of(self, place: Place) -> tuple[int, int]:
        """The lowest and highest that this number could be."""
        tail, head = self._ends(place)
        low, high = self._limits(place)
        up = self._most_through(head, tail, high - self.true[place], place)
        down = self._most_through(tail, head, self.true[place] - low, place)
        return self.true[place] - down, self.true[place] + up

    def _ends(self, place: Place) -> tuple[str, str]:
        """A number joins its row and its column; a total flows the other way, so that each line adds up.

        In a table of one row nothing is known of how its columns add up, so there they are one.
        """
        one_row = not any(row == TOTAL for row, _ in self.true)
        row, column = f"row {place[0]}", "columns" if one_row else f"column {place[1]}"
        return (column, row) if (place[0] == TOTAL) != (place[1] == TOTAL) else (row, column)

    def _limits(self, place: Place) -> tuple[int, int]:
        return self.limits.get(place, (0, FAR))

    def _most_through(self, start: str, end: str, wanted: int, without: Place) -> int:
        """How much can be sent from one line of the table to another through hidden numbers (Ford, Fulkerson)."""
        left: dict[tuple[str, str, Place], int] = {}
        for place in self.hidden - {without}:
            tail, head = self._ends(place)
            low, high = self._limits(place)
            left[tail, head, place] = high - self.true[place]
            left[head, tail, place] = self.true[place] - low
        sent = 0
        while sent < wanted and (path := _path(left, start, end)):
            amount = min([wanted - sent, *(left[step] for step in path)])
            for tail, head, place in path:
                left[tail, head, place] -= amount
                left[head, tail, place] += amount
            sent += amount
        return sent


def _path(left: Mapping[tuple[str, str, Place], int], start: str, end: str) -> list[tuple[str, str, Place]]:
    came: dict[str, tuple[str, str, Place] | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in came:
        at = waiting.popleft()
        for step, room in left.items():
            if room > 0 and step[0] == at and step[1] not in came:
                came[step[1]] = step
                waiting.append(step[1])
    path = []
    step = came.get(end)
    while step is not None:
        path.append(step)
        step = came[step[0]]
    return path


@dataclass
class Watcher:
    """Whoever has read every release, the oldest first; ``grew`` tells from which to the next nobody left."""

    releases: Sequence[Shown]
    grew: Sequence[bool] = ()

    def __post_init__(self) -> None:
        self.at = {(time, place): n for n, (time, place) in enumerate(self._all())}
        self.low = np.zeros(len(self.at))
        self.high = np.full(len(self.at), float(FAR))
        for (time, place), n in self.at.items():
            shown = self.releases[time][place]
            if shown is not None:
                self.low[n] = self.high[n] = shown
        self.rows = LinearConstraint(*self._rows())

    def can_reach(self, weights: Mapping[tuple[int, Place], int], wanted: int) -> bool:
        """Whether the weighted sum could be as much as ``wanted``."""
        costs = np.zeros(len(self.at))
        for key, weight in weights.items():
            costs[self.at[key]] = -weight
        free = costs.copy()
        answer = milp(
            free, integrality=np.ones(len(self.at)), bounds=Bounds(self.low, self.high), constraints=self.rows
        )
        assert answer.x is not None, "what was shown cannot be true"
        return bool(round(-answer.fun) >= wanted)

    def _all(self) -> Iterator[tuple[int, Place]]:
        for time, shown in enumerate(self.releases):
            for place in shown:
                yield time, place

    def _rows(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        rows, highs = [], []
        for time, shown in enumerate(self.releases):
            for total in shown:
                for axis in (0, 1):
                    if total[axis] == TOTAL:
                        row = np.zeros(len(self.at))
                        row[self.at[time, total]] = -1
                        for place in shown:
                            if place[axis] != TOTAL and place[1 - axis] == total[1 - axis]:
                                row[self.at[time, place]] = 1
                        rows.append(row)
                        highs.append(0.0)
        for time in range(1, len(self.releases)):
            for place in self.releases[time] if self.grew[time - 1] else ():
                row = np.zeros(len(self.at))
                row[self.at[time, place]], row[self.at[time - 1, place]] = 1, -1
                rows.append(row)
                highs.append(np.inf)
        return np.array(rows), np.zeros(len(rows)), np.array(highs)
