"""Storing new rows quickly: where somebody waits with a report, an insert must not cost what a page costs."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from django.db import connection, models


def store_new(*rows: models.Model) -> None:
    """Insert new rows in the order given, in the caller's transaction. Keys come from the models.

    The same as ``save(force_insert=True)`` one by one, with each statement written once in a process. Raises
    IntegrityError as that does.
    """
    with connection.cursor() as cursor:
        for model, some in groupby(rows, type):
            kept = list(some)
            cursor.executemany(_statement(model, connection.vendor), [_values(row) for row in kept])
            for row in kept:
                row._state.adding, row._state.db = False, connection.alias


def _values(row: models.Model) -> list[Any]:
    return [
        field.get_db_prep_save(field.pre_save(row, True), connection) for field in row._meta.concrete_fields
    ]


@cache
def _statement(model: type[models.Model], _vendor: str) -> str:
    quote = connection.ops.quote_name
    fields = model._meta.concrete_fields
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  (our names)
