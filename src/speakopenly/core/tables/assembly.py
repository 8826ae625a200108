"""From numbered lines of cells to a table: each line below the header is kept, or left out with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.header import Header, find_header
from speakopenly.core.tables.letters import clean
from speakopenly.core.tables.limits import MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS
from speakopenly.core.tables.records import RejectedRow, Row, Table

EMPTY_ROW = "empty row"


class Line(NamedTuple):
    """One line as it stands in the file: its number, and its cells or why they could not be read."""

    number: int
    cells: Sequence[str | None]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of a file before its rows are looked at."""

    file: str
    digest: bytes
    encoding: str | None = None
    delimiter: str | None = None
    removed: int = 0
    notes: tuple[str, ...] = ()


def assemble(
    lines: Sequence[Line],
    source: Source,
    *,
    cells_in_a_row: int | None = None,
    grouped: frozenset[int] | None = None,
) -> Table:
    """Find the header among the lines and build the table below it.

    ``cells_in_a_row`` is how many cells a sound line of a text file has; ``grouped`` holds the numbers of
    the lines with cells merged sideways, where the file tells.
    """
    _check_size(lines, source.file)
    header = find_header(
        [(line.number, line.cells) for line in lines[:200]],
        file=source.file,
        cells_in_a_row=cells_in_a_row,
        grouped=grouped,
    )
    return build(lines[header.lines :], header, source)


def build(lines: Sequence[Line], header: Header, source: Source) -> Table:
    """Sort lines into rows and rejected rows under a known header.

    Raises:
        BadInput: nothing stands below the header, or none of it can be used.
    """
    width = len(header.names)
    rejected = [RejectedRow(line.number, why) for line in lines if (why := _why_not(line, width))]
    left_out = {row.row for row in rejected}
    kept = [line for line in lines if line.number not in left_out]
    if not kept:
        refuse_empty(rejected, source.file)
    names, rows = _without_empty_columns(header, kept)
    return Table(
        file=source.file,
        columns=names,
        rows=rows,
        rejected=tuple(rejected),
        encoding=source.encoding,
        delimiter=source.delimiter,
        digest=source.digest,
        removed_control_characters=source.removed,
        notes=source.notes + header.notes,
    )


def clean_cells(lines: Sequence[Line], source: Source) -> tuple[list[Line], Source]:
    """Clean the cells of a file that was not cleaned as one text, and count what was removed."""
    removed = 0
    cleaned = []
    for line in lines:
        cells = [clean(cell) if cell else (None, 0) for cell in line.cells]
        removed += sum(count for _, count in cells)
        too_long = any(cell and len(cell) > MAX_CELL_CHARACTERS for cell, _ in cells)
        reason = f"a cell is longer than {MAX_CELL_CHARACTERS:,} characters" if too_long else line.reason
        cleaned.append(Line(line.number, [cell for cell, _ in cells], reason))
    return cleaned, replace(source, removed=source.removed + removed)


def _check_size(lines: Sequence[Line], file: str) -> None:
    if len(lines) > MAX_ROWS:
        raise BadInput(f"has more than {MAX_ROWS:,} rows.", do="Split it into smaller files.", file=file)
    widest = max(lines, key=lambda line: len(line.cells), default=None)
    if widest and len(widest.cells) > MAX_COLUMNS:
        raise BadInput(
            f"has more than {MAX_COLUMNS:,} cells.",
            do="Check how its columns are separated.",
            file=file,
            row=widest.number,
        )


def _why_not(line: Line, width: int) -> str | None:
    if line.reason:
        return line.reason
    cells = line.cells
    if not any(cell and not cell.isspace() for cell in cells):
        return EMPTY_ROW
    if len(cells) < width or any(cells[width:]):
        return f"has {len(cells)} {'cell' if len(cells) == 1 else 'cells'} where the header has {width}"
    return None


def sort_lines(lines: Sequence[Line], width: int) -> tuple[list[Row], list[RejectedRow]]:
    """Lines as rows of ``width`` values, and those that cannot be used with the reason."""
    rows: list[Row] = []
    rejected: list[RejectedRow] = []
    for line in lines:
        if why := _why_not(line, width):
            rejected.append(RejectedRow(line.number, why))
        else:
            rows.append(Row(line.number, tuple([cell or None for cell in line.cells[:width]])))
    return rows, rejected


def refuse_empty(rejected: Sequence[RejectedRow], file: str) -> None:
    """Raise the BadInput of a table of which no row can be used."""
    worst = next((row for row in rejected if row.reason != EMPTY_ROW), None)
    if worst is None:
        raise BadInput(
            "has a header and no rows below it.", do="Choose the file that holds the answers.", file=file
        )
    raise BadInput(
        f"has no row that can be read; this is the first of {len(rejected):,}: {worst.reason}.",
        do="Save the table again as CSV or Excel (.xlsx).",
        file=file,
        row=worst.row,
    )


def _without_empty_columns(header: Header, lines: Sequence[Line]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Leave out columns that have neither a name nor a single value, as spreadsheets like to add them."""
    empty = {place for place in header.unnamed if not any(line.cells[place] for line in lines)}
    if not empty:
        width = len(header.names)
        return header.names, tuple(Row(n, tuple([cell or None for cell in c[:width]])) for n, c, _ in lines)
    kept = [place for place in range(len(header.names)) if place not in empty]
    names = tuple(header.names[place] for place in kept)
    return names, tuple(Row(n, tuple([c[place] or None for place in kept])) for n, c, _ in lines)
