"""Find passages by their words, in SQLite's full-text index (FTS5), so that what is removed is really gone.

FTS5 by itself keeps removed words in its segments. ``secure-delete`` (SQLite 3.42) takes them out, and the
``secure_delete`` of the database overwrites the pages; an older SQLite writes the whole index anew instead.
"""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from speakopenly.core.errors import BadInput
from speakopenly.understand.search.query import Query, as_fts5, label, labels, searchable

SINCE_SECURE_DELETE = (3, 42)
ENOUGH = 20
"""Where as many hold every word, those that hold some are not looked for: they cost most and help least."""
_AT_ONCE = 500
_TABLES = (
    "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS documents"
    " (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT, words TEXT, scope TEXT)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5 (words, scope, content='documents',"
    " content_rowid='number', tokenize='porter unicode61', columnsize=1)",
)
_ADD = "INSERT INTO documents (id, text, words, scope) VALUES (?, ?, ?, ?)"
_ADD_WORDS = "INSERT INTO found (rowid, words, scope) VALUES (?, ?, ?)"
_TAKE_WORDS = "INSERT INTO found (found, rowid, words, scope) VALUES ('delete', ?, ?, ?)"
_RANKED = (
    "SELECT rowid FROM found WHERE found MATCH ? AND rank MATCH 'bm25(1.0, 0.0)' ORDER BY rank, rowid LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Document:
    """A passage to be found: its id, its de-identified words, and labels by which it can be chosen."""

    id: str
    text: str
    labels: Mapping[str, str] = field(default_factory=dict)


class WordIndex:
    """Documents and their words, in a file or in memory."""

    def __init__(self, file: Path | None = None) -> None:
        self._sqlite = newest_sqlite()
        try:
            self._database = self._open(file)
        except self._sqlite.DatabaseError:
            raise BadInput(
                "This is not an index of passages, or it is damaged.",
                do="Make it anew.",
                file=str(file),
            ) from None
        self._can_take_out = self._sqlite.sqlite_version_info[:2] >= SINCE_SECURE_DELETE

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __len__(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM documents").fetchone()[0])

    def about(self) -> dict[str, str]:
        """What was written down about the index itself."""
        return dict(self._database.execute("SELECT name, value FROM about"))

    def write_about(self, **said: str) -> None:
        """Write something down about the index itself."""
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", said.items())

    def add(self, documents: Iterable[Document]) -> list[int]:
        """Add documents in one transaction; the number each has from now on. Every id must be new."""
        numbers = []
        with self._database:
            for each in documents:
                words, scope = searchable(each.text), labels(each.labels)
                number = self._database.execute(_ADD, (each.id, each.text, words, scope)).lastrowid
                self._database.execute(_ADD_WORDS, (number, words, scope))
                numbers.append(int(number or 0))
        return numbers

    def remove(self, ids: Collection[str]) -> int:
        """Take documents out, words and all, in one transaction; how many there were."""
        rows = list(self._rows(ids))
        if not rows:
            return 0
        with self._database:
            if self._can_take_out:
                self._database.executemany(_TAKE_WORDS, rows)
            for some in _portions([number for number, _words, _scope in rows]):
                marks = ",".join("?" * len(some))
                self._database.execute(f"DELETE FROM documents WHERE number IN ({marks})", some)  # noqa: S608 - question marks only
            if not self._can_take_out:
                self._database.execute("INSERT INTO found (found) VALUES ('rebuild')")
        # Segments are joined into one, so that no term of theirs is left as a signpost between two pages.
        with self._database:
            self._database.execute("INSERT INTO found (found) VALUES ('optimize')")
        return len(rows)

    def search(self, query: Query, limit: int, *, where: Mapping[str, str] | None = None) -> list[int]:
        """Numbers of the documents with every wanted word, best first; where few have, those with any."""
        among = _among(where)
        found = self._ranked(as_fts5(query, among=among), limit)
        if len(found) < min(limit, ENOUGH) and len(query.wanted) > 1 and not query.is_exact:
            more = self._ranked(as_fts5(query, among=among, anyone=True), limit)
            found = list(dict.fromkeys((*found, *more)))[:limit]
        return found

    def numbers(self, where: Mapping[str, str]) -> list[int]:
        """Numbers of all documents with these labels."""
        scope = " AND ".join(f'"{each}"' for each in _among(where))
        rows = self._database.execute("SELECT rowid FROM found WHERE found MATCH ?", (f"scope : ({scope})",))
        return [number for (number,) in rows]

    def number_of(self, id: str) -> int | None:
        """The number of one document; None where it is not there."""
        row = self._database.execute("SELECT number FROM documents WHERE id = ?", (id,)).fetchone()
        return int(row[0]) if row else None

    def documents(self, numbers: Sequence[int]) -> dict[int, Document]:
        """Documents by number, without their labels."""
        found: dict[int, Document] = {}
        for some in _portions(numbers):
            marks = ",".join("?" * len(some))
            asked = f"SELECT number, id, text FROM documents WHERE number IN ({marks})"  # noqa: S608 - question marks only
            found |= {number: Document(id, text) for number, id, text in self._database.execute(asked, some)}
        return found

    def _ranked(self, expression: str, limit: int) -> list[int]:
        if not expression:
            return []
        return [number for (number,) in self._database.execute(_RANKED, (expression, limit))]

    def _rows(self, ids: Collection[str]) -> Iterator[tuple[int, str, str]]:
        for some in _portions(sorted(ids)):
            marks = ",".join("?" * len(some))
            asked = f"SELECT number, words, scope FROM documents WHERE id IN ({marks})"  # noqa: S608 - question marks only
            yield from self._database.execute(asked, some).fetchall()

    def _open(self, file: Path | None) -> Any:
        database = self._sqlite.connect(":memory:" if file is None else str(file), check_same_thread=False)
        database.execute("PRAGMA secure_delete = ON")
        database.execute("PRAGMA temp_store = MEMORY")
        for table in _TABLES:
            database.execute(table)
        if self._sqlite.sqlite_version_info[:2] >= SINCE_SECURE_DELETE:
            database.execute("INSERT INTO found (found, rank) VALUES ('secure-delete', 1)")
        database.commit()
        if file is not None:
            file.chmod(0o600)
        return database


def newest_sqlite() -> Any:
    """The SQLite that ``pysqlite3`` carries where it is installed, else the interpreter's own."""
    try:
        return importlib.import_module("pysqlite3")
    except ImportError:
        return sqlite3


def _among(where: Mapping[str, str] | None) -> list[str]:
    return [label(name, value) for name, value in sorted((where or {}).items())]


def _portions(things: Sequence[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(things), _AT_ONCE):
        yield list(things[start : start + _AT_ONCE])
