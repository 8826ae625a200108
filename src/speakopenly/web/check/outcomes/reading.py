"""From a table or typed lines to points. Of a table only its cells travel, in the page, until it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.core import signing
from django.utils.translation import gettext as _

from speakopenly.check.outcomes.reading import read_series
from speakopenly.check.outcomes.series import Point
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Row, Table, read_table_bytes

MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 30
MOST_CHARACTERS: Final = 300_000
"""A table travels in a page, and a page that is sent on must be small; long cells are no points."""

LONGEST_WHEN: Final = 30
TYPED: Final = "what you typed"
WHEN, COUNT, OUT_OF = "when", "count", "out of"
KNOWN_COLUMNS: Final = (WHEN, COUNT, OUT_OF)
_SALT: Final = "points-of-a-measure"
_SECONDS: Final = 4 * 60 * 60


@dataclass(frozen=True, slots=True)
class Found:
    """One point as it was read."""

    label: str
    place: int
    is_a_number: bool
    count: float
    out_of: float | None


@dataclass(frozen=True, slots=True)
class Read:
    """Points with what a person should know about them: rows left out, gaps."""

    points: tuple[Found, ...]
    cautions: tuple[str, ...]


def read_upload(data: bytes, name: str) -> Table:
    """The table of a file. Raises BadInput where it is none or is larger than a measure needs."""
    table = read_table_bytes(data, name)
    if len(table.rows) > MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        raise BadInput(
            _("has more than %(rows)s rows or %(columns)s columns.")
            % {"rows": MOST_ROWS, "columns": MOST_COLUMNS},
            do=_("Keep the columns of this measure only."),
            file=table.file,
        )
    if sum(len(cell or "") for row in table.rows for cell in row.values) > MOST_CHARACTERS:
        raise BadInput(
            _("holds long texts."), do=_("Keep the columns of this measure only."), file=table.file
        )
    return table


def read_typed(text: str) -> Table:
    """What was typed, a line a point: when, how many and, for a rate, out of how many. Raises BadInput."""
    lines = [line for line in text.splitlines() if line.strip()]
    cells = [[cell.strip() for cell in line.replace("\t", ",").split(",")] for line in lines]
    for number, row in enumerate(cells, start=1):
        if not 2 <= len(row) <= 3:
            raise BadInput(
                _("needs a time and a number, with a comma between."), do=_("Write it as 2026-05, 12."),
                file=TYPED, row=number,
            )  # fmt: skip
    rows = tuple(Row(number, (*row, *[None] * (3 - len(row)))) for number, row in enumerate(cells, start=1))
    return Table(TYPED, KNOWN_COLUMNS, rows, (), None, None, b"", 0, ())


def read_points(table: Table, *, when: str, count: str, out_of: str | None) -> Read:
    """The points of a table by its columns. Raises BadInput with row and column for a bad cell."""
    series = read_series(table, value=count, when=when)[0]
    bases = _by_place(table, when, out_of) if out_of else {}
    points = tuple(_found(point, bases.get(point.when.place), table.file, out_of) for point in series.points)
    return Read(points, (*table.notes, *series.cautions))


def carry(table: Table) -> str:
    """The table as a text that the page holds and nobody can alter on the way."""
    rows = [[row.number, *row.values] for row in table.rows]
    whole: dict[str, Any] = {"file": table.file, "columns": table.columns, "rows": rows}
    whole["rejected"] = len(table.rejected)
    return signing.dumps(whole, salt=_SALT, compress=True)


def carried(text: str) -> Table | None:
    """The table again; None where the page was altered or waited too long."""
    try:
        whole = signing.loads(text, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return None
    rows = tuple(Row(row[0], tuple(row[1:])) for row in whole["rows"])
    left_out = (_("%(n)s rows left out: they could not be read.") % {"n": whole["rejected"]},)
    notes = left_out if whole["rejected"] else ()
    return Table(whole["file"], tuple(whole["columns"]), rows, (), None, None, b"", 0, notes)


def _by_place(table: Table, when: str, out_of: str) -> dict[int, Point]:
    return {each.when.place: each for each in read_series(table, value=out_of, when=when)[0].points}


def _found(point: Point, base: Point | None, file: str, out_of: str | None) -> Found:
    label = point.when.label
    if len(label) > LONGEST_WHEN or not -(2**31) < point.when.place < 2**31:
        raise BadInput(_("has a time we cannot keep."), do=_("Write it as 2026-05-31."), file=file)
    if out_of and (base is None or base.value <= 0):
        raise BadInput(
            _("At %(when)s nothing says out of how many.") % {"when": label},
            do=_("Write a number above nought, or leave the row out."), file=file, column=out_of,
        )  # fmt: skip
    if out_of and (point.value < 0 or point.value != int(point.value)):
        raise BadInput(
            _("At %(when)s the count is no whole number.") % {"when": label},
            do=_("Give counts, not rates: we work the rate out."), file=file,
        )  # fmt: skip
    return Found(label, point.when.place, point.when.is_a_number, point.value, base.value if base else None)
