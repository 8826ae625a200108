"""The shape of a table of counts: its cells, its totals, and which cells add up to which total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Place = tuple[str, str]
"""Where a number stands: the name of its row and of its column."""

TOTAL: Final = "Total"
"""The name of the row and of the column of totals; no row or column of people may have it."""


@dataclass(frozen=True, slots=True)
class Line:
    """Cells that add up to a total; all are places in ``Layout.places``."""

    total: int
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The cells of a table with its totals, row by row, and the sums that everybody knows.

    ``depth`` tells how many totals a number is: 0 a cell, 1 the total of a row or column, 2 of everything.
    A table of one row has no totals of columns, as they would be the cells again; nor the other way.
    """

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    depth: tuple[int, ...]

    @property
    def whole(self) -> int:
        """Where the total of everything stands; in a table of one cell, that cell."""
        return self.depth.index(max(self.depth))


def lay_out(rows: Sequence[str], columns: Sequence[str]) -> Layout:
    """The layout of a two-way table. Raises ValueError without a cell, for a name twice, or for ``TOTAL``."""
    for names in (rows, columns):
        if not names or len(set(names)) != len(names) or TOTAL in names:
            raise ValueError(f"Rows and columns need names, each once, and none may be {TOTAL!r}.")
    down = [*rows, TOTAL] if len(rows) > 1 else list(rows)
    across = [*columns, TOTAL] if len(columns) > 1 else list(columns)
    places = tuple((row, column) for row in down for column in across)
    at = {place: number for number, place in enumerate(places)}
    lines = [Line(at[row, TOTAL], tuple(at[row, c] for c in columns)) for row in down if TOTAL in across]
    lines += [Line(at[TOTAL, c], tuple(at[row, c] for row in rows)) for c in across if TOTAL in down]
    one_way = len(rows) == 1 or len(columns) == 1
    depth = tuple(((row == TOTAL) + (column == TOTAL)) * (2 if one_way else 1) for row, column in places)
    return Layout(places, tuple(lines), depth)


def with_totals(layout: Layout, counts: Mapping[Place, int]) -> tuple[int, ...]:
    """Every number of the table in the order of ``places``; a cell not in ``counts`` is nought."""
    numbers = [counts.get(place, 0) for place in layout.places]
    for line in layout.lines:
        numbers[line.total] = sum(numbers[member] for member in line.members)
    return tuple(numbers)
