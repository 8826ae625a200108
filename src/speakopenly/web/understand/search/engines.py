"""The one seam between the two databases: each finds words in its own index, which its own triggers keep.

Both hold the words of ``Searched`` and nothing else, change in the transaction that changes its rows, and
give the ``number`` of what they find. What they are made of stands in the migration.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from speakopenly.understand.search.query import Query, as_fts5, as_tsquery, words_of
from speakopenly.web.understand.search.models import Searched

FTS5 = "speakopenly_understand_words"
"""The virtual table of SQLite; the rows of it are those of ``Searched``."""
TSVECTOR = "found"
"""The column of PostgreSQL."""
SHORTEST_SIGNPOST = 4


class Engine(Protocol):
    """How a database finds words."""

    def matching(self, query: Query, scope: Sequence[str]) -> RawSQL:
        """Numbers of all passages that hold every wanted word, for use within another question."""

    def ranked(
        self,
        query: Query,
        scope: Sequence[str],
        limit: int,
        *,
        anyone: bool = False,
        only: QuerySet[Any] | None = None,
    ) -> list[int]:
        """Numbers of the best passages; ``anyone`` is content with any of the words."""

    def numbers(self, scope: Sequence[str]) -> list[int]:
        """Numbers of everything within a scope."""

    def leave_no_trace(self, words: str) -> None:
        """Once passages are deleted: nothing of words that only they held may be left in the index."""


def engine() -> Engine:
    """The engine of the database in use."""
    return PostgresWords() if connection.vendor == "postgresql" else SqliteWords()


class SqliteWords:
    """FTS5 with secure-delete."""

    def matching(self, query: Query, scope: Sequence[str]) -> RawSQL:
        return RawSQL(  # noqa: S611 - names of our own, and parameters
            f"SELECT rowid FROM {FTS5} WHERE {FTS5} MATCH %s",  # noqa: S608 - a name of our own
            (as_fts5(query, among=scope),),
        )

    def ranked(
        self,
        query: Query,
        scope: Sequence[str],
        limit: int,
        *,
        anyone: bool = False,
        only: QuerySet[Any] | None = None,
    ) -> list[int]:
        within, more = _within("rowid", only)
        asked = (
            f"SELECT rowid FROM {FTS5} WHERE {FTS5} MATCH %s AND rank MATCH 'bm25(1.0, 0.0)'{within}"  # noqa: S608 - names of our own
            " ORDER BY rank, rowid LIMIT %s"
        )
        return _numbers(asked, (as_fts5(query, among=scope, anyone=anyone), *more, limit))

    def numbers(self, scope: Sequence[str]) -> list[int]:
        wanted = " AND ".join(f'"{each}"' for each in scope)
        asked = f"SELECT rowid FROM {FTS5} WHERE {FTS5} MATCH %s"  # noqa: S608 - a name of our own
        return _numbers(asked, (f"scope : ({wanted})",))

    def leave_no_trace(self, words: str) -> None:
        """A page of the index may begin with the first letters of a word: then the pages are written anew."""
        gone = [word for word in set(words_of(words)) if not self._is_held(word)]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT term FROM {FTS5}_idx")  # noqa: S608 - a name of our own
            signs = [bytes(term)[1:].decode("utf-8", "ignore") for (term,) in cursor.fetchall() if term]
            tell = any(
                word.startswith(sign) for sign in signs if len(sign) >= SHORTEST_SIGNPOST for word in gone
            )
            if tell:
                cursor.execute(f"INSERT INTO {FTS5} ({FTS5}) VALUES ('optimize')")  # noqa: S608 - a name of our own

    def _is_held(self, word: str) -> bool:
        asked = f"SELECT rowid FROM {FTS5} WHERE {FTS5} MATCH %s LIMIT 1"  # noqa: S608 - a name of our own
        return bool(_numbers(asked, (f'words : "{word}"',)))


class PostgresWords:
    """A generated ``tsvector`` with a GIN index. A query of nothing but stop words finds nothing."""

    def matching(self, query: Query, scope: Sequence[str]) -> RawSQL:
        return RawSQL(  # noqa: S611 - names of our own, and parameters
            f"SELECT number FROM {_TABLE} WHERE {TSVECTOR} @@ to_tsquery('english', %s){_likes(scope)}",  # noqa: S608 - names of our own
            (as_tsquery(query), *_patterns(scope)),
        )

    def ranked(
        self,
        query: Query,
        scope: Sequence[str],
        limit: int,
        *,
        anyone: bool = False,
        only: QuerySet[Any] | None = None,
    ) -> list[int]:
        within, more = _within("number", only)
        told = as_tsquery(query, anyone=anyone)
        asked = (
            f"SELECT number FROM {_TABLE} WHERE {TSVECTOR} @@ to_tsquery('english', %s)"  # noqa: S608 - names of our own
            f"{_likes(scope)}{within}"
            f" ORDER BY ts_rank({TSVECTOR}, to_tsquery('english', %s)) DESC, number LIMIT %s"
        )
        return _numbers(asked, (told, *_patterns(scope), *more, told, limit))

    def numbers(self, scope: Sequence[str]) -> list[int]:
        asked = f"SELECT number FROM {_TABLE} WHERE true{_likes(scope)}"  # noqa: S608 - names of our own
        return _numbers(asked, _patterns(scope))

    def leave_no_trace(self, words: str) -> None:
        """Its VACUUM does that; see docs/how-to/search-what-people-said.md."""


_TABLE = Searched._meta.db_table


def _within(column: str, only: QuerySet[Any] | None) -> tuple[str, tuple[Any, ...]]:
    if only is None:
        return "", ()
    asked, params = only.query.get_compiler(connection=connection).as_sql()
    return f" AND {column} IN ({asked})", tuple(params)


def _likes(scope: Sequence[str]) -> str:
    return " AND scope LIKE %s" * len(scope)


def _patterns(scope: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"%{each}%" for each in scope)


def _numbers(asked: str, params: Sequence[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(asked, params)
        return [int(number) for (number,) in cursor.fetchall()]
