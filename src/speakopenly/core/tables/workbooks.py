"""Workbooks (XLSX, XLSB, XLS, ODS) and parquet, read in a process of their own; see ``worker``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final, NoReturn

from speakopenly.core.apart import WorkFailed, WorkStopped, work_apart
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import worker
from speakopenly.core.tables.assembly import Line, Source, assemble, build, clean_cells, sort_lines
from speakopenly.core.tables.header import known_header
from speakopenly.core.tables.kinds import Kind
from speakopenly.core.tables.records import Table, show_name

_REFUSALS: Final = {
    worker.LOCKED: ("is locked with a password.", "Open it, remove the password, save and try again."),
    worker.DAMAGED: ("is cut short or damaged.", "Open it in Excel, save it as .xlsx and try again."),
    worker.EMPTY: ("has nothing in its sheets.", "Choose the file that holds the answers."),
    worker.TOO_LARGE: ("is larger than we can read.", "Split the table into smaller files."),
}


_PARQUET_ROWS_AT_ONCE: Final = 100_000
"""Rows that one process unpacks before it is let go: few enough for memory, enough to be worth a process."""


class NoSuchSheet(BadInput):
    """The workbook has no sheet of the name that was asked for."""


def read_workbook(data: bytes, source: Source, *, sheet: str | None) -> Table:
    """Read one sheet of a workbook: the one asked for, or the fullest that is not hidden.

    Raises:
        NoSuchSheet: it has no such sheet.
        BadInput: it is locked, damaged, empty or too large.
    """
    about, lines = _ask_worker(data, source.file, kind=Kind.WORKBOOK, sheet=sheet)
    lines, source = clean_cells(_without_tail(lines), source)
    source = replace(source, notes=source.notes + _sheet_notes(about["sheets"], about["sheet"]))
    grouped = about["grouped"]
    return assemble(lines, source, grouped=None if grouped is None else frozenset(grouped))


def read_parquet(data: bytes, source: Source) -> Table:
    """Read a parquet file; its first record is row 1, as it has no header row.

    Raises:
        BadInput: it is damaged or too large.
    """
    about, lines = _ask_worker(data, source.file, kind=Kind.PARQUET, sheet=None)
    lines, source = clean_cells(lines, source)
    return build(lines, known_header(about["columns"]), source)


def read_parquet_in_portions(data: bytes, source: Source, *, rows: int) -> Iterator[Table]:
    """Read a parquet file as tables of ``rows`` rows, unpacking only some of it at a time.

    Raises:
        BadInput: it is damaged, empty or a portion of it is too large.
    """
    at_once = max(rows, _PARQUET_ROWS_AT_ONCE // rows * rows)
    start, first = 0, None
    while True:
        about, lines = _ask_worker(data, source.file, kind=Kind.PARQUET, sheet=None, portion=(start, at_once))
        if lines or start == 0:
            lines, _ = clean_cells([line._replace(number=line.number + start) for line in lines], source)
            header = known_header(about["columns"])
            kept, rejected = sort_lines(lines, len(header.names))
            first = (
                replace(first, rows=tuple(kept), rejected=tuple(rejected))
                if first
                else build(lines, header, source)
            )
            for place in range(0, len(first.rows), rows):
                yield replace(first, rows=first.rows[place : place + rows])
        if len(lines) < at_once:
            return
        start += at_once


def _ask_worker(
    data: bytes, file: str, *, kind: Kind, sheet: str | None, portion: tuple[int, int] | None = None
) -> tuple[dict[str, Any], list[Line]]:
    asked = {"kind": kind, "sheet": sheet, "portion": portion}
    try:
        output = work_apart(worker.__name__, asked=asked, data=data, limits=worker.LIMITS)
    except WorkStopped:
        _refuse(worker.TOO_LARGE, file)
    except WorkFailed:
        _refuse(worker.DAMAGED, file)
    return _answer(output, file, sheet)


def _answer(output: bytes, file: str, sheet: str | None) -> tuple[dict[str, Any], list[Line]]:
    first, *rest = output.decode("utf-8", "surrogatepass").removesuffix("\n").split("\n")
    about = json.loads(first)
    last = json.loads(rest[-1]) if rest else about
    refused = about if "refused" in about else last
    if isinstance(refused, dict) and "refused" in refused:
        if refused["refused"] == worker.NO_SUCH_SHEET:
            _refuse_sheet(sheet, refused["sheets"], file)
        _refuse(refused["refused"], file)
    return about, [Line(number, json.loads(line)) for number, line in enumerate(rest, start=1)]


def _without_tail(lines: list[Line]) -> list[Line]:
    """Drop the blank lines below the last one: a sheet's formatted but unused rows, which nobody sees."""
    end = len(lines)
    while end and not any(lines[end - 1].cells):
        end -= 1
    return lines[:end]


def _sheet_notes(names: Sequence[str], chosen: str) -> tuple[str, ...]:
    if len(names) < 2:
        return ()
    place = names.index(chosen) + 1
    others = ", ".join(show_name(name, at) for at, name in enumerate(names, start=1) if name != chosen)
    return (
        f"Sheet {place} of {len(names)}, {show_name(chosen, place)}, was read; these were not: {others}.",
    )


def _refuse(why: str, file: str) -> NoReturn:
    problem, do = _REFUSALS[why]
    raise BadInput(problem, do=do, file=file)


def _refuse_sheet(sheet: str | None, names: Sequence[str], file: str) -> NoReturn:
    shown = ", ".join(show_name(name, place) for place, name in enumerate(names, start=1))
    raise NoSuchSheet(f"has no sheet {sheet!r}.", do=f"Its sheets are {shown}.", file=file)
