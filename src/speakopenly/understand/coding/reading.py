"""Read what people coded from a table: one column that names the code, or one column of 0 and 1 for each."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table
from speakopenly.understand.coding.records import Example

_GIVEN = frozenset({"1", "1.0", "true", "yes", "y", "x"})
_NOT_GIVEN = frozenset({"", "0", "0.0", "false", "no", "n"})


def read_one_code(table: Table, *, text: str, label: str, question: str | None = None) -> tuple[Example, ...]:
    """Examples from a table where ``label`` names the one code of a row; without words or code it is none.

    Raises BadInput where a column is missing or no row is coded.
    """
    rows = zip(*_columns(table, text, question), table.column(label), strict=True)
    found = tuple(
        Example(said, frozenset({code.strip()}), asked)
        for said, asked, code in rows
        if said.strip() and code and code.strip()
    )
    if not found:
        raise BadInput(
            "has no row with words and a code.", do="Code some rows first.", file=table.file, column=label
        )
    return found


def read_many_codes(
    table: Table, *, text: str, labels: Sequence[str], question: str | None = None
) -> tuple[Example, ...]:
    """Examples from a table with a column of 0 and 1 for each code; a row without any 1 was given none.

    Raises BadInput where a column is missing or a cell is neither yes nor no; the message quotes no cell.
    """
    places = [table.place_of(label) for label in labels]
    found = []
    for row, said, asked in zip(table.rows, *_columns(table, text, question), strict=True):
        codes = frozenset(
            label
            for label, place in zip(labels, places, strict=True)
            if _is_given(row.values[place], table.file, row.number, label)
        )
        if said.strip():
            found.append(Example(said, codes, asked))
    if not found:
        raise BadInput(
            "has no row with words.", do="Check which column holds them.", file=table.file, column=text
        )
    return tuple(found)


def split_labels(given: str, table: Table) -> tuple[str, ...]:
    """The columns named in ``given``, parted by commas; a name that holds a comma stands in double quotes."""
    if given in table.columns:
        return (given,)
    names = [name.strip() for name in next(csv.reader([given], skipinitialspace=True), [])]
    wanted = tuple(dict.fromkeys(name for name in names if name))
    if not wanted:
        raise BadInput(
            "names no column.", do="Give the names of the columns of codes, parted by commas.", column=given
        )
    for name in wanted:
        table.place_of(name)
    return wanted


def words_and_questions(
    table: Table, *, text: str, question: str | None = None
) -> tuple[list[str], list[str]]:
    """What each row says and the question it answers; "" where there is none."""
    return _columns(table, text, question)


def _columns(table: Table, text: str, question: str | None) -> tuple[list[str], list[str]]:
    said = [cell or "" for cell in table.column(text)]
    asked = [(cell or "").strip() for cell in table.column(question)] if question else [""] * len(said)
    return said, asked


def _is_given(cell: str | None, file: str, row: int, label: str) -> bool:
    said = (cell or "").strip().lower()
    if said in _GIVEN or said in _NOT_GIVEN:
        return said in _GIVEN
    raise BadInput(
        "is neither 1 nor 0.", do="Write 1 where the code was given, and 0 or nothing where not.",
        file=file, row=row, column=label,
    )  # fmt: skip
