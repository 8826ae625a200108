"""Which further numbers to hide so that the small ones cannot be worked out, with the least loss.

A mixed integer programme (HiGHS, by scipy). Every number may be hidden at a cost. For each number to protect
it holds other tables that an outsider could not tell from the true one: one in which that number is as low,
one in which it is as high, and one in which it is another even to somebody who knows why each number was
hidden. Such a table may differ only where numbers are hidden. (The model of Fischetti and Salazar 2001,
Management Science 47; in a table with totals one step around a ring of cells changes each by one at most,
which bounds how far every cell need move.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from speakopenly.core.disclosure.layout import Layout
from speakopenly.core.disclosure.releases import Release

if TYPE_CHECKING:
    from numpy.typing import NDArray

_CELL, _MORE_THAN_ALL_CELLS = 1_000.0, 2.0
_TIE: Final = 0.01
_NODES_AT_MOST: Final = 3_000
"""Of the search tree; a count and not a time, so that every machine hides the same."""
_AS_GIVEN: Final = False
"""HiGHS simplifies a programme first unless told not to. These it solves sooner as given; and where undoing
its simplification goes wrong, it prints a line of its own among what a command prints."""
MOST_VARIABLES: Final = 12_000
"""A larger programme is split: the numbers to protect are taken a few at a time, each with what is hidden."""


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A number to protect: whoever works it out must find at most ``low`` and at least ``high`` possible.

    ``label`` is what its reason for hiding tells of it, None where it tells nothing.
    """

    at: int
    low: int
    high: int
    label: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A table with its true numbers, what was published before, and the least that a partner may be."""

    layout: Layout
    numbers: tuple[int, ...]
    threshold: int
    labels: tuple[tuple[int, int | None], ...]
    """For each number, what the reason for hiding it would tell."""
    earlier: tuple[Release, ...] = ()
    grew: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Partners:
    """What to hide in all; ``is_least`` where no other way hides fewer, or as many with fewer people."""

    hidden: frozenset[int]
    is_least: bool


def choose_partners(puzzle: Puzzle, protect: Sequence[Sensitive], hidden: frozenset[int]) -> Partners | None:
    """What to hide so that ``protect`` is safe, with what is hidden anyway; None where nothing will do."""
    movable = [at for at, number in enumerate(puzzle.numbers) if number or at in hidden]
    at_once = max(1, MOST_VARIABLES // (3 * len(movable)))
    is_least = at_once >= len(protect)
    for start in range(0, len(protect), at_once):
        found = _Programme(puzzle, movable, hidden).solve(protect[start : start + at_once])
        if found is None:
            return None
        hidden, is_least = found.hidden, is_least and found.is_least
    return Partners(hidden, is_least)


@dataclass
class _Programme:
    """The programme as it grows: a variable for hiding each number, then the other tables one by one."""

    puzzle: Puzzle
    movable: Sequence[int]
    hidden: frozenset[int]
    costs: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    entries: list[tuple[int, int, float]] = field(default_factory=list)
    row_low: list[float] = field(default_factory=list)
    row_high: list[float] = field(default_factory=list)

    def solve(self, protect: Sequence[Sensitive]) -> Partners | None:
        hide = {at: self._variable(0, 1, whole=1, cost=cost) for at, cost in self._costs()}
        for each in protect:
            true = self.puzzle.numbers[each.at]
            for target in {each.low, each.high} - {true}:
                if (target < true) == (target == each.low):
                    self._other_table(hide, each, target - true)
            if each.label is not None:
                self._other_table_by_labels(hide, each)
        found = self._optimum()
        if found is None:
            return None
        x, is_least = found
        return Partners(self.hidden | {at for at, column in hide.items() if x[column] > 0.5}, is_least)

    def _costs(self) -> Iterator[tuple[int, float]]:
        """Fewest numbers first, then fewest people; any total costs more than all cells; then by place."""
        numbers, depth = self.puzzle.numbers, self.puzzle.layout.depth
        people = 1 + sum(numbers)
        steps = (1.0, _MORE_THAN_ALL_CELLS * depth.count(0), _MORE_THAN_ALL_CELLS * len(depth) ** 2)
        for at in self.movable:
            if at not in self.hidden:
                yield at, _CELL * steps[depth[at]] * (1 + numbers[at] / people) + _TIE * at / len(numbers)

    def _variable(self, low: float, high: float, *, whole: int = 0, cost: float = 0.0) -> int:
        self.low.append(low)
        self.high.append(high)
        self.whole.append(whole)
        self.costs.append(cost)
        return len(self.costs) - 1

    def _row(self, terms: Sequence[tuple[int, float]], low: float, high: float) -> None:
        if terms:
            self.entries += [(len(self.row_low), column, weight) for column, weight in terms]
            self.row_low.append(low)
            self.row_high.append(high)

    def _other_table(self, hide: dict[int, int], each: Sensitive, by: int) -> None:
        """A table that differs from the true one by ``by`` or more in that number."""
        numbers, reach = self.puzzle.numbers, abs(by)
        columns = {at: self._variable(-min(numbers[at], reach), reach) for at in self.movable}
        column = columns[each.at]
        self.low[column], self.high[column] = (by, reach) if by > 0 else (-reach, by)
        self._sums(columns)
        self._only_where_hidden(hide, columns, reach)
        self._beside_earlier(columns)

    def _other_table_by_labels(self, hide: dict[int, int], each: Sensitive) -> None:
        """A table in which that number is one more or one less, and every reason for hiding is still true."""
        columns = {}
        for at in self.movable:
            least, most = self.puzzle.labels[at]
            down = max(-1, least - self.puzzle.numbers[at])
            up = 1 if most is None else min(1, most - self.puzzle.numbers[at])
            columns[at] = self._variable(min(down, 0), max(up, 0))
        up_or_down = self._variable(0, 1, whole=1)
        self._row([(columns[each.at], 1.0), (up_or_down, -2.0)], -1, -1)
        self._sums(columns)
        self._only_where_hidden(hide, columns, 1)
        self._beside_earlier(columns)

    def _sums(self, columns: dict[int, int]) -> None:
        for line in self.puzzle.layout.lines:
            terms = [(columns[member], 1.0) for member in line.members if member in columns]
            if line.total in columns:
                terms.append((columns[line.total], -1.0))
            self._row(terms, 0, 0)

    def _only_where_hidden(self, hide: dict[int, int], columns: dict[int, int], reach: int) -> None:
        for at, switch in hide.items():
            down = min(self.puzzle.numbers[at], reach)
            self._row([(columns[at], 1.0), (switch, -float(reach))], -np.inf, 0)
            self._row([(columns[at], 1.0), (switch, float(down))], 0, np.inf)

    def _beside_earlier(self, columns: dict[int, int]) -> None:
        """Where people were only added, no other table may be below an earlier one that may be true."""
        numbers = self.puzzle.numbers
        later = {
            place: (columns.get(at), float(numbers[at])) for at, place in enumerate(self.puzzle.layout.places)
        }
        for release, only_added in zip(
            reversed(self.puzzle.earlier), reversed(self.puzzle.grew), strict=True
        ):
            if not only_added:
                return
            ours = [
                (self._variable(0, 10 * (1 + sum(numbers))), 0.0) if number is None else (None, float(number))
                for number in release.shown
            ]
            for line in release.layout.lines:
                self._earlier_sum([ours[member] for member in line.members], ours[line.total])
            for place, (column, known) in zip(release.layout.places, ours, strict=True):
                if place in later:
                    after, then = later[place]
                    terms = [(after, 1.0)] if after is not None else []
                    terms += [(column, -1.0)] if column is not None else []
                    self._row(terms, known - then, np.inf)
            later = dict(zip(release.layout.places, ours, strict=True))

    def _earlier_sum(
        self, members: Sequence[tuple[int | None, float]], total: tuple[int | None, float]
    ) -> None:
        terms = [(column, 1.0) for column, _ in members if column is not None]
        terms += [(total[0], -1.0)] if total[0] is not None else []
        known = total[1] - sum(number for _, number in members)
        self._row(terms, known, known)

    def _optimum(self) -> tuple[NDArray[np.float64], bool] | None:
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        rows: list[Any] = [LinearConstraint(self._matrix(csr_array), self.row_low, self.row_high)]
        answer = milp(
            np.array(self.costs),
            integrality=np.array(self.whole),
            bounds=Bounds(self.low, self.high),
            constraints=rows if self.row_low else None,
            options={"mip_rel_gap": 0.0, "node_limit": _NODES_AT_MOST, "presolve": _AS_GIVEN},
        )
        return None if answer.x is None else (np.asarray(answer.x, float), answer.status == 0)

    def _matrix(self, csr_array: Any) -> Any:
        row, column, weight = zip(*self.entries, strict=True) if self.entries else ((), (), ())
        return csr_array((weight, (row, column)), shape=(len(self.row_low), len(self.costs)))
