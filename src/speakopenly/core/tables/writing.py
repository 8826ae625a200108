"""Writing tables that are safe to open. A cell of text never becomes a formula in somebody's spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import math
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple, TextIO

import xlsxwriter

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.letters import clean
from speakopenly.core.tables.limits import EXCEL_CELL_CHARACTERS

Cell = str | int | float | bool | None

_BEGINS_A_FORMULA: Final = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""What a spreadsheet may take for a formula (OWASP, "CSV injection"), full-width forms included."""
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_NOTHING_RUNS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_NO_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Workbooks carry the time they were made; ours carry none, so equal tables give equal bytes."""


def neutralise(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet could run as a formula; numbers are left alone."""
    text = clean(text)[0]
    if _BEGINS_A_FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, byte_order_mark: bool = False
) -> None:
    """Write UTF-8 CSV: numbers bare, all text quoted and neutralised, None as an empty cell.

    Text is always quoted, so that a program expecting another delimiter cannot split a cell and run its
    second half. With ``byte_order_mark`` older Excel on Windows shows accented letters rightly.
    The file appears whole or not at all. Raises ValueError if a row is not as long as ``columns``.
    """
    with (
        _whole(path) as draft,
        draft.open("w", encoding="utf-8-sig" if byte_order_mark else "utf-8", newline="") as file,
    ):
        _write_lines(file, columns, rows)


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The same in memory, for what may not touch a disk unsealed. Raises ValueError as ``write_csv``."""
    file = io.StringIO(newline="")
    _write_lines(file, columns, rows)
    return file.getvalue().encode("utf-8")


def _write_lines(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow([neutralise(name) for name in columns])
    for row in rows:
        writer.writerow([_safe(cell) for cell in _checked(row, columns)])


def write_xlsx(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, sheet: str = "Table"
) -> None:
    """Write one sheet of an Excel workbook, neutralised as ``write_csv`` does; links stay plain text.

    Raises:
        BadInput: a cell is longer than Excel holds.
    """
    write_sheets(path, [Sheet(sheet, columns, rows)])


class Sheet(NamedTuple):
    """One sheet to be written: its name, the names of its columns, and its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_sheets(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write an Excel workbook of several sheets, each as ``write_xlsx`` writes one.

    Raises:
        BadInput: as ``write_xlsx``.
    """
    with _whole(path) as draft:
        book = xlsxwriter.Workbook(str(draft), _NOTHING_RUNS | {"constant_memory": True})
        _write_book(book, sheets, file=path.name)


def sheets_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The same in memory, for what may not touch a disk unsealed. Raises BadInput as ``write_sheets``."""
    held = io.BytesIO()
    _write_book(xlsxwriter.Workbook(held, _NOTHING_RUNS | {"in_memory": True}), sheets, file="workbook.xlsx")
    return held.getvalue()


def _write_book(book: Any, sheets: Sequence[Sheet], *, file: str) -> None:
    book.set_properties({"created": _NO_DATE})
    for sheet in sheets:
        _write_sheet(book, sheet, file=file)
    book.close()


def _write_sheet(book: Any, sheet: Sheet, *, file: str) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 0)
    for number, row in enumerate(_with_header(sheet.columns, sheet.rows)):
        for place, cell in enumerate(_checked(row, sheet.columns)):
            _write_cell(page, number, place, _safe(cell), file=file, column=sheet.columns[place])


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write one JSON object a line, in UTF-8. Words stay exactly as they are: no spreadsheet runs JSON.

    Raises ValueError on a number that is not finite: JSON has none, undefined is null.
    """
    with (
        _whole(path) as draft,
        draft.open("w", encoding="utf-8", newline="\n", errors="backslashreplace") as file,
    ):
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n")


def _with_header(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield columns
    yield from rows


def _checked(row: Sequence[Cell], columns: Sequence[str]) -> Sequence[Cell]:
    if len(row) != len(columns):
        raise ValueError(f"A row has {len(row)} cells where the table has {len(columns)} columns.")
    return row


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)
    return neutralise(cell) if isinstance(cell, str) else cell


def _write_cell(page: Any, number: int, place: int, cell: Cell, *, file: str, column: str) -> None:
    if cell is None:
        return
    if not isinstance(cell, str):
        page.write_number(number, place, cell)
        return
    if len(cell) > EXCEL_CELL_CHARACTERS:
        raise BadInput(
            f"has a cell longer than the {EXCEL_CELL_CHARACTERS:,} characters that Excel holds.",
            do="Write CSV instead.",
            file=file,
            row=number + 1,
            column=column,
        )
    page.write_string(number, place, cell)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Give a draft beside the file and put it in the file's place when all of it is written."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.", suffix=".part")
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
