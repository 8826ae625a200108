"""From a table of rows to counts: one row for each cell, and the earlier release as it was published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from speakopenly.core.disclosure.layout import TOTAL, Layout, Place, lay_out, with_totals
from speakopenly.core.disclosure.releases import Release
from speakopenly.core.disclosure.rules import HIDDEN
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table

LARGEST_COUNT: Final = 10**7
_NOT_SHOWN: Final = frozenset({"", HIDDEN, "*", "c", "hidden"})


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that hold the row, the column and the count of each cell."""

    row: str
    column: str
    count: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The names of rows and columns in the order in which they first stand in the file, and true counts."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: dict[Place, int]


def read_counts(table: Table, columns: Columns) -> Counted:
    """Read true counts. Totals in the file are checked; a cell that is not there is nought.

    Raises BadInput, with its row, for a hidden or impossible number, a cell twice, or a total that is wrong.
    """
    cells = _cells(table, columns)
    for row, number in cells.values():
        if number is None:
            raise BadInput(
                "is hidden.", do="Give the true counts; numbers are hidden here.",
                file=table.file, row=row, column=columns.count,
            )  # fmt: skip
    layout = _layout(table, cells)
    counts = {place: number or 0 for place, (_, number) in cells.items() if TOTAL not in place}
    summed = dict(zip(layout.places, with_totals(layout, counts), strict=True))
    for place, (row, number) in cells.items():
        if place in summed and number != summed[place]:
            raise BadInput(
                "is a total that does not add up.", do="Mend it, or leave totals out.",
                file=table.file, row=row, column=columns.count,
            )  # fmt: skip
    return Counted(*_names(cells), counts)


def read_release(table: Table, columns: Columns) -> Release:
    """Read what was published; whatever is no number, such as ``[c]`` or ``<8``, was hidden.

    Totals that are not in the file are taken as known where nothing hidden stands in their way. Raises
    BadInput as ``read_counts`` does.
    """
    cells = _cells(table, columns)
    layout = _layout(table, cells)
    given = {place: number for place, (_, number) in cells.items()}
    shown = [given.get(place, 0 if TOTAL not in place else None) for place in layout.places]
    for line in layout.lines:
        members = [shown[member] for member in line.members]
        if layout.places[line.total] not in given and None not in members:
            shown[line.total] = sum(number or 0 for number in members)
    return Release(layout, tuple(shown))


def _cells(table: Table, columns: Columns) -> dict[Place, tuple[int, int | None]]:
    """Each cell with the number of its row in the file."""
    found: dict[Place, tuple[int, int | None]] = {}
    for row, place, text in _read(table, columns):
        if place in found:
            raise BadInput(
                f"is the same cell as row {found[place][0]}.", do="Keep one row for each cell.",
                file=table.file, row=row,
            )  # fmt: skip
        found[place] = (row, _number(text, table.file, row, columns.count))
    if not found:
        raise BadInput("has no rows.", do="Give one row for each cell.", file=table.file)
    return found


def _read(table: Table, columns: Columns) -> Iterator[tuple[int, Place, str]]:
    parts = [table.column(name) for name in (columns.row, columns.column, columns.count)]
    for row, *values in zip(table.rows, *parts, strict=True):
        one, two, text = ((value or "").strip() for value in values)
        if not one or not two:
            raise BadInput("names no row or no column.", do="Fill both in.", file=table.file, row=row.number)
        yield row.number, (one, two), text


def _number(text: str, file: str, row: int, column: str) -> int | None:
    if text.lower() in _NOT_SHOWN or text.startswith("<"):
        return None
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not (number.is_integer() and 0 <= number <= LARGEST_COUNT):
        raise BadInput(
            "is no count of people.", do="Write a whole number from 0.", file=file, row=row, column=column
        )
    return int(number)


def _names(cells: dict[Place, tuple[int, int | None]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows, columns = (
        tuple(dict.fromkeys(place[at] for place in cells if place[at] != TOTAL)) for at in (0, 1)
    )
    return rows, columns


def _layout(table: Table, cells: dict[Place, tuple[int, int | None]]) -> Layout:
    rows, columns = _names(cells)
    if not rows or not columns:
        raise BadInput("holds nothing but totals.", do="Give one row for each cell.", file=table.file)
    return lay_out(rows, columns)
