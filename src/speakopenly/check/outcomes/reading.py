"""From a table to series of points: every row is used or accounted for; a bad cell is told by its place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from speakopenly.check.outcomes.series import Point, Series, When, gaps, read_when
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table

_THOUSANDS: Final = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_NO_VALUE: Final = frozenset({"", "[c]", "[x]", "[z]"})
"""An empty cell, and the marks by which official tables say that a value is hidden, missing or cannot be."""

_LARGEST: Final = 1e15
"""A double holds whole numbers up to about nine times this; beyond it ups and downs would be rounding."""

WITHOUT_VALUE: Final = "{} without a value left out."


@dataclass(frozen=True, slots=True)
class _Cell:
    row: int
    name: str
    when: When
    value: float | None


def read_series(table: Table, *, value: str, when: str | None, name: str | None = None) -> tuple[Series, ...]:
    """Read the series of a table, in the order in which their names first stand in it.

    ``when`` is the column of dates or whole numbers, without which rows count as 1, 2, 3. ``name`` is the
    column that tells series apart, without which there is one. Raises BadInput, with row and column, where
    a cell is neither number nor date, for two rows of one series at one time, and without any value.
    """
    by_name: dict[str, list[_Cell]] = {}
    for cell in _cells(table, value, when, name):
        by_name.setdefault(cell.name, []).append(cell)
    found = tuple(_series(name, cells, table.file, when) for name, cells in by_name.items())
    if not any(series.points for series in found):
        raise BadInput(
            "has no value.", do="Name the column that holds the numbers.", file=table.file, column=value
        )
    return tuple(series for series in found if series.points)


def _cells(table: Table, value: str, when: str | None, name: str | None) -> Iterable[_Cell]:
    values = table.column(value)
    times = table.column(when) if when else (None,) * len(values)
    names = table.column(name) if name else ("",) * len(values)
    for count, (row, number, time, of) in enumerate(
        zip(table.rows, values, times, names, strict=True), start=1
    ):
        stood = _when(table.file, row.number, when, time) if when else When(count, str(count))
        yield _Cell(row.number, of or "", stood, _value(table.file, row.number, value, number))


def _series(name: str, cells: list[_Cell], file: str, column: str | None) -> Series:
    cells = sorted(cells, key=lambda cell: cell.when.place)
    _check_times(cells, file, column)
    points = tuple(Point(cell.when, cell.value) for cell in cells if cell.value is not None)
    missing = len(cells) - len(points)
    rows = f"{missing} row{'s' * (missing != 1)}"
    cautions = [WITHOUT_VALUE.format(rows)] if missing else []
    return Series(name, points, (*cautions, *gaps(points)))


def _check_times(cells: list[_Cell], file: str, column: str | None) -> None:
    last = cells[0]
    for cell in cells:
        if cell.when.is_a_number != cells[0].when.is_a_number:
            raise BadInput(
                "is a number where another row has a date, or the other way.", do="Write all in one way.",
                file=file, row=cell.row, column=column,
            )  # fmt: skip
        if cell is not last and cell.when.place == last.when.place:
            raise BadInput(
                f"has the same time as row {last.row}.",
                do="Keep one row for each time, or name the column that tells series apart.",
                file=file, row=max(cell.row, last.row), column=column,
            )  # fmt: skip
        last = cell


def _when(file: str, row: int, column: str, text: str | None) -> When:
    found = read_when(text or "")
    if found is None:
        raise BadInput(
            "is no date.", do="Write it as 2024-05-31, 31/05/2024, 2024-05, 2024 Q2 or 2024.",
            file=file, row=row, column=column,
        )  # fmt: skip
    return found


def _value(file: str, row: int, column: str, text: str | None) -> float | None:
    text = (text or "").strip()
    if text in _NO_VALUE:
        return None
    try:
        number = float(text.replace(",", "") if _THOUSANDS.fullmatch(text) else text)
    except ValueError:
        number = math.nan
    if not abs(number) <= _LARGEST:
        raise BadInput(
            "is no number we can use.", do="Write a number such as 12 or 12.5, or leave the cell empty.",
            file=file, row=row, column=column,
        )  # fmt: skip
    return number


def find_change(series: Series, text: str, *, file: str) -> int:
    """Say which point, counted from 0, is the first after a change given as a date or as a row from 1.

    A date means the first point on or after it. Raises BadInput where no point stands on either side.
    """
    wanted = read_when(text)
    if wanted is None:
        raise BadInput("The time of the change is no date and no row.", do="Write it as 2024-05-31, or 25.")
    places = [point.when.place for point in series.points]
    same_kind = wanted.is_a_number == series.points[0].when.is_a_number
    if same_kind and (not wanted.is_a_number or wanted.place in places):
        found = sum(place < wanted.place for place in places)
    else:
        found = wanted.place - 1 if wanted.is_a_number else 0
    if not 0 < found < len(places):
        raise BadInput(
            "has no points on both sides of the change.",
            do="Give its date, or the row of the first point after.", file=file,
        )  # fmt: skip
    return found
