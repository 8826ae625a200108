"""Public keys held in memory, and looked up again as soon as they are not those that count.

Every report that comes in asks who reads, so the question is put together once; what is asked each time is
only whether the answer is still the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)
Question = tuple[str, tuple[Any, ...]]
Answer = tuple[tuple[Any, ...], ...]


class Known(Generic[Row]):
    """Rows by a name, with what they were known by when they were fetched."""

    def __init__(self) -> None:
        self._questions: dict[tuple[str, str], Question] = {}
        self._rows: dict[str, tuple[Answer, list[Row]]] = {}

    def get(self, name: str, rows: Callable[[], models.QuerySet[Row]], *fields: str) -> list[Row]:
        """The rows of this query, fetched anew where one of these fields of one of them is not what it was.

        A name always stands for the same query, which is put together when it is needed.
        """
        answer = self._ask(name, rows, fields)
        known = self._rows.get(name)
        if known is None or known[0] != answer:
            known = self._rows[name] = (answer, list(rows()))
        return list(known[1])

    def _ask(self, name: str, rows: Callable[[], models.QuerySet[Row]], fields: tuple[str, ...]) -> Answer:
        key = (name, connection.vendor)
        if key not in self._questions:
            self._questions[key] = rows().order_by("pk").values_list(*fields).query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(*self._questions[key])
            return tuple(cursor.fetchall())
