"""The sheets of a form as rows by column, read through the bounded readers of ``core.tables``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import NoSuchSheet, read_table_bytes
from speakopenly.hear.questionnaires.names import Version
from speakopenly.hear.questionnaires.xlsform.notes import Note
from speakopenly.hear.questionnaires.xlsform.words import version_of

MOST_ROWS = 3_000
MOST_BYTES = 20 * 1024 * 1024
_EMPTY = "empty row"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a sheet: its number and its filled cells by column."""

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        """A cell without the spaces at its ends; blank where it is empty."""
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet: its columns in order, its rows, and what could not be read of it."""

    name: str
    columns: tuple[str, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    notes: tuple[Note, ...] = ()

    def versions(self, word: str) -> dict[Version, str]:
        """The versions of a translated column (``label``, ``hint``), each with the column it stands in."""
        found: dict[Version, str] = {}
        for column in self.columns:
            heading = translated(column, word)
            if heading is not None and (version := version_of(heading)) is not None:
                found.setdefault(version, column)
        return found


def read_sheet(data: bytes, file: str, name: str) -> ReadSheet:
    """Read one sheet.

    Raises:
        BadInput: there is no such sheet, it is empty or far too large, or the workbook cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise BadInput("is larger than a form.", do="Choose the XLSForm workbook.", file=file)
    table = read_table_bytes(data, file, sheet=name)
    if table.read > MOST_ROWS:
        raise BadInput(f"has more than {MOST_ROWS:,} rows on sheet {name}.", do="Split the form.", file=file)
    columns = tuple(column if "::" in column else column.lower() for column in table.columns)
    rows = tuple(SheetRow(row.number, dict(_filled(columns, row.values))) for row in table.rows)
    notes = tuple(
        Note(name, row.row, f"was left out: {row.reason}.") for row in table.rejected if row.reason != _EMPTY
    )
    return ReadSheet(name, columns, rows, notes)


def read_sheet_if_there(data: bytes, file: str, name: str) -> ReadSheet:
    """Read one sheet; an empty one where there is none, or where only its header is there."""
    try:
        return read_sheet(data, file, name)
    except NoSuchSheet:
        return ReadSheet(name)
    except BadInput as error:
        return ReadSheet(name, notes=(Note(name, None, f"was not read: it {error.problem}"),))


def translated(column: str, word: str) -> str | None:
    """The language in a heading such as ``label::English (en)`` or ``label:English``; else None.

    A heading without a language stands for English.
    """
    if column.lower() == word:
        return "en"
    match = re.fullmatch(rf"{word}\s*::?\s*(\S.*)", column, re.IGNORECASE)
    return match[1] if match else None


def _filled(columns: Sequence[str], values: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    for column, value in zip(columns, values, strict=True):
        if value and value.strip():
            yield column, value.strip()
