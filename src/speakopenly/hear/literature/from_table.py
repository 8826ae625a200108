"""Read literature from a table (CSV, XLSX), whichever database or screening tool named its columns."""

from __future__ import annotations

import re
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Row, Table
from speakopenly.hear.literature.records import Fields, Listed

COLUMNS: Final = {
    "title": (
        "title",
        "articletitle",
        "documenttitle",
        "primarytitle",
        "papertitle",
        "itemtitle",
        "ti",
        "t1",
    ),
    "abstract": ("abstract", "abstractnote", "abstracttext", "notesabstract", "ab", "n2", "summary"),
    "authors": ("authors", "author", "authornames", "authorfullnames", "firstauthors", "au"),
    "year": (
        "year",
        "publicationyear",
        "pubyear",
        "publishedyear",
        "yearpublished",
        "py",
        "date",
        "publicationdate",
    ),
    "journal": (
        *("journal", "sourcetitle", "publicationtitle", "journaltitle", "journalbook", "journalname"),
        *("source", "so", "secondarytitle", "booktitle"),
    ),
    "doi": ("doi", "di", "doilink", "doiurl"),
    "kind": ("documenttype", "itemtype", "publicationtype", "type", "typeofreference", "typeofwork"),
    "given_id": (
        "recordid",
        "id",
        "key",
        "eid",
        "pmid",
        "accessionnumber",
        "utuniquewosid",
        "covidence",
        "rayyanid",
    ),
}
"""For each field, the names of its column, the surest first; compared without case, spaces and signs."""

_SIGNS: Final = re.compile(r"[\W_]+")
_BETWEEN_AUTHORS: Final = re.compile(r";|\||\n|\band\b")


def columns_of(table: Table) -> dict[str, str]:
    """Say which column of a table holds which field."""
    names = {_SIGNS.sub("", column.lower()): column for column in reversed(table.columns)}
    return {
        field: next(names[name] for name in known if name in names)
        for field, known in COLUMNS.items()
        if any(name in names for name in known)
    }


def is_literature(table: Table) -> bool:
    """Say whether a table looks like literature: a title, and what only a publication has."""
    found = columns_of(table).keys()
    return "title" in found and bool({"abstract", "doi", "journal"} & found)


def read_rows(table: Table) -> Listed:
    """Give the record of each row.

    Raises:
        BadInput: no column is named as a title.
    """
    columns = columns_of(table)
    if "title" not in columns:
        raise BadInput("has no column for titles.", do='Name one "title".', file=table.file)
    places = {field: table.place_of(column) for field, column in columns.items()}
    missing = [field for field in ("abstract",) if field not in places]
    return Listed(
        tuple((row.number, _fields(row, places)) for row in table.rows),
        tuple((row.row, row.reason) for row in table.rejected),
        (*table.notes, *(f"There is no column for the {field}." for field in missing)),
    )


def _fields(row: Row, places: dict[str, int]) -> Fields:
    values: Fields = {field: row.values[place] or "" for field, place in places.items()}
    values["authors"] = _authors(str(values.get("authors", "")))
    return values


def _authors(written: str) -> list[str]:
    return [author.strip() for author in _BETWEEN_AUTHORS.split(written) if author.strip()]
