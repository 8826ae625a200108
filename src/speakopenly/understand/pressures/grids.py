"""A file as sheets of plain text cells: CSV of any usual encoding, and xls, xlsx or ods workbooks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.headers import key

WORKBOOKS: Final = frozenset({".xls", ".xlsx", ".ods", ".xlsm", ".xlsb"})
_HEAD_ROWS: Final = 25
_MOST_BYTES: Final = 200 * 1024 * 1024
Rows = list[list[str]]


@dataclass(slots=True)
class Sheet:
    """One table of a file; ``head`` is its first rows, ``rows`` all of them, read when asked for."""

    name: str
    head: Rows
    _all: Rows | None = None
    _workbook: Any = None
    _mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> Rows:
        """All rows."""
        if self._all is None:
            self._all = _mapped(_read_sheet(self._workbook, self.name, None), self._mapping)
        return self._all


@dataclass(frozen=True, slots=True)
class Grid:
    """One file."""

    path: Path
    sheets: list[Sheet]

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.name

    @property
    def stem(self) -> str:
        """Its name without ending."""
        return self.path.stem


def open_grid(path: Path, mapping: Mapping[str, str]) -> Grid:
    """Read a file; BadInput where it is no table at all. Columns named in ``mapping`` take the known name."""
    if path.stat().st_size > _MOST_BYTES:
        raise BadInput("is larger than 200 MB.", do="Give the table itself.", file=path.name)
    if path.suffix.lower() in WORKBOOKS:
        return Grid(path, _workbook(path, mapping))
    rows = _mapped(_delimited(path), mapping)
    return Grid(path, [Sheet("", rows[:_HEAD_ROWS], rows)])


def _workbook(path: Path, mapping: Mapping[str, str]) -> list[Sheet]:
    import fastexcel

    try:
        book = fastexcel.read_excel(str(path))
        return [
            Sheet(name, _mapped(_read_sheet(book, name, _HEAD_ROWS), mapping), None, book, mapping)
            for name in book.sheet_names
        ]
    except fastexcel.FastExcelError:
        raise BadInput(
            "is not a workbook that can be opened.",
            do="Download it again; it may be a web page.",
            file=path.name,
        ) from None


def _read_sheet(book: Any, name: str, count: int | None) -> Rows:
    table = book.load_sheet(name, header_row=None, n_rows=count, dtypes="string").to_polars()
    return [["" if cell is None else str(cell) for cell in row] for row in table.iter_rows()]


def _delimited(path: Path) -> Rows:
    text = _decode(path.read_bytes())
    if re.match(r"\s*<(!doctype|html)", text, re.IGNORECASE):
        raise BadInput("is a web page, not a table.", do="Download the data file itself.", file=path.name)
    if "\x00" in text:
        raise BadInput("is not text.", do="Give a CSV file or a workbook.", file=path.name)
    first = text[:4000]
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise BadInput("is not a table of rows and columns.", do="Give a CSV file.", file=path.name) from None


def _decode(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _mapped(rows: Rows, mapping: Mapping[str, str]) -> Rows:
    if mapping:
        for row in rows[:_HEAD_ROWS]:
            row[:] = [mapping.get(key(cell), cell) for cell in row]
    return rows
