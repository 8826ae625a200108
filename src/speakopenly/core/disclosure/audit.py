"""What an outsider can work out: the lowest and highest whole number that each hidden cell could be.

The outsider knows every number shown, now and before, that counts are whole and not below nought, and what
adds up to what. Where no number fell from one release to the next they may also take it that people were only
added. Each bound is
the answer of a linear programme over all of it (HiGHS, by scipy); Fischetti and Salazar 2001, Management
Science 47, call the two the attacker's problems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from speakopenly.core.disclosure.layout import Layout, Place
from speakopenly.core.disclosure.releases import Release

if TYPE_CHECKING:
    from numpy.typing import NDArray

Interval = tuple[int, int | None]
"""Lowest and highest; None where nothing bounds it from above."""

_MOST_AT_ONCE: Final = 4_000
"""Variables in one programme; more are asked for in turns."""


@dataclass(frozen=True, slots=True)
class Form:
    """Something to bound: the sum of numbers, each times its weight; ``((5, 1),)`` is number 5 itself."""

    terms: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What an outsider knows of a row of numbers: bounds, sums that are nought, sums that are not below it.

    ``low`` and ``high`` are equal where a number was shown. ``never_below`` holds pairs (later, earlier).
    """

    low: tuple[int, ...]
    high: tuple[int, ...]
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    never_below: tuple[tuple[int, int], ...]
    cap: int
    """A bound above all that matters; whatever reaches it has none."""


class NothingFits(ValueError):
    """No table at all agrees with what is taken as known."""


def know(
    releases: Sequence[Release], *, grew: Sequence[bool] = (), labels: Sequence[Interval] = ()
) -> Knowledge:
    """Put together what releases tell, the newest last. Its numbers stand first, then those before it.

    ``grew`` tells from each release to the next whether people were only added. ``labels`` are bounds of the
    newest release's hidden numbers, where the reason for hiding is known too.
    """
    ordered = [releases[-1], *releases[:-1]]
    cap = 10 * (1 + sum(number or 0 for release in ordered for number in release.shown))
    starts = [0]
    for release in ordered:
        starts.append(starts[-1] + len(release.shown))
    bounds = [_bounds(number, cap) for release in ordered for number in release.shown]
    for at, (low, high) in enumerate(labels):
        if bounds[at][0] != bounds[at][1]:
            bounds[at] = (low, cap if high is None else high)
    return Knowledge(
        tuple(low for low, _ in bounds),
        tuple(high for _, high in bounds),
        tuple(
            (start + line.total, tuple(start + member for member in line.members))
            for start, release in zip(starts, ordered, strict=False)
            for line in release.layout.lines
        ),
        tuple(_growth(ordered, starts, grew)),
        cap,
    )


def _bounds(number: int | None, cap: int) -> tuple[int, int]:
    return (0, cap) if number is None else (number, number)


def _growth(
    ordered: Sequence[Release], starts: Sequence[int], grew: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Each number of a release with the same number of the release before it."""
    by_time = [(ordered[at].layout, starts[at]) for at in (*range(1, len(ordered)), 0)]
    for (before, before_at), (after, after_at), only_added in zip(by_time, by_time[1:], grew, strict=False):
        places: dict[Place, int] = {place: before_at + at for at, place in enumerate(before.places)}
        for at, place in enumerate(after.places):
            if only_added and place in places:
                yield after_at + at, places[place]


def bound(knowledge: Knowledge, forms: Sequence[Form]) -> list[Interval]:
    """The lowest and highest whole value of each form. Raises NothingFits where none does."""
    system = _System.of(knowledge)
    each_time = max(1, _MOST_AT_ONCE // (2 * max(1, system.free.size)))
    found: list[Interval] = []
    for start in range(0, len(forms), each_time):
        found += system.bounds(forms[start : start + each_time])
    return found


def agrees(knowledge: Knowledge) -> bool:
    """Whether any numbers at all agree with what is taken as known."""
    try:
        bound(knowledge, [Form(())])
    except NothingFits:
        return False
    return True


def feasible(layout: Layout, shown: Sequence[int | None]) -> dict[Place, Interval]:
    """The interval of every hidden number of one table, with nothing known from before."""
    hidden = [at for at, number in enumerate(shown) if number is None]
    knowledge = know([Release(layout, tuple(shown))])
    intervals = bound(knowledge, [Form(((at, 1),)) for at in hidden])
    return {layout.places[at]: interval for at, interval in zip(hidden, intervals, strict=True)}


@dataclass(frozen=True, slots=True)
class _System:
    """The same knowledge about the numbers that are not known: rows between two bounds, as HiGHS takes it."""

    free: NDArray[np.int64]
    known: NDArray[np.float64]
    rows: Any
    row_low: NDArray[np.float64]
    row_high: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    cap: int
    must_be_whole: bool
    """Only where releases hang together may the corners of the programme be fractions."""

    @classmethod
    def of(cls, knowledge: Knowledge) -> _System:
        from scipy.sparse import csr_array

        low, high = np.array(knowledge.low, float), np.array(knowledge.high, float)
        free = np.flatnonzero(low < high)
        known = np.where(low < high, 0.0, low)
        entries = [
            *([(total, -1.0), *((member, 1.0) for member in members)] for total, members in knowledge.sums),
            *([(later, 1.0), (earlier, -1.0)] for later, earlier in knowledge.never_below),
        ]
        places = [(row, at, weight) for row, terms in enumerate(entries) for at, weight in terms]
        row_of, at_of, weights = (
            (np.array(part) for part in zip(*places, strict=True)) if places else ([], [], [])
        )
        whole = csr_array((weights, (row_of, at_of)), shape=(len(entries), low.size))
        told = -(whole @ known)
        upper = np.where(np.arange(len(entries)) < len(knowledge.sums), told, np.inf)
        rows = whole[:, free].tocsr()
        used = np.diff(rows.indptr) > 0
        if (told[~used] > 0).any() or (upper[~used] < 0).any():
            raise NothingFits("The numbers that are known do not add up.")
        return cls(
            free, known, rows[used], told[used], upper[used], low[free], high[free], knowledge.cap,
            bool(knowledge.never_below),
        )  # fmt: skip

    def bounds(self, forms: Sequence[Form]) -> list[Interval]:
        costs = np.zeros((len(forms), self.free.size))
        place = {int(at): column for column, at in enumerate(self.free)}
        fixed = np.zeros(len(forms))
        for row, form in enumerate(forms):
            for at, weight in form.terms:
                if at in place:
                    costs[row, place[at]] += weight
                else:
                    fixed[row] += weight * self.known[at]
        if not self.free.size:
            return [(int(each), int(each)) for each in fixed]
        values = self._optimise(np.vstack([costs, -costs]))
        lows, highs = values[: len(forms)] + fixed, -values[len(forms) :] + fixed
        return [
            (round(low), None if high >= self.cap / 2 else round(high))
            for low, high in zip(lows, highs, strict=True)
        ]

    def _optimise(self, costs: NDArray[np.float64]) -> NDArray[np.float64]:
        """The least of each cost: all in one programme, then alone those whose answer was no whole number."""
        found = self._least(costs, whole=False)
        values: NDArray[np.float64] = np.einsum("ij,ij->i", costs, found)
        if self.must_be_whole:
            for at in np.flatnonzero(np.abs(found - np.round(found)).max(axis=1) > 1e-6):
                found[at] = self._least(costs[at : at + 1], whole=True)[0]
                values[at] = costs[at] @ found[at]
        return values

    def _least(self, costs: NDArray[np.float64], *, whole: bool) -> NDArray[np.float64]:
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import block_diag

        times = len(costs)
        rows = block_diag([self.rows] * times, format="csr") if self.rows.shape[0] else None
        answer = milp(
            costs.ravel(),
            integrality=np.full(costs.size, int(whole)),
            bounds=Bounds(np.tile(self.low, times), np.tile(self.high, times)),
            constraints=None
            if rows is None
            else LinearConstraint(rows, np.tile(self.row_low, times), np.tile(self.row_high, times)),
            options={"mip_rel_gap": 0.0, "presolve": not whole},
        )
        if answer.x is None:
            raise NothingFits("No table fits these numbers.")
        return np.asarray(answer.x, float).reshape(costs.shape)
