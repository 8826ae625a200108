"""Tables whose rows tell no order.

An ordinary SQLite table numbers its rows as they come, even where the key is random. A table of what
reporters do has no such number: its rows lie in the order of their random keys.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as DjangoSchemaEditor


class Unordered:
    """Descend from this beside the model's own base. On PostgreSQL it changes nothing."""


class SchemaEditor(DjangoSchemaEditor):
    """Makes the tables of ``Unordered`` models without a row number, also when one is made anew."""

    def table_sql(self, model: type[models.Model]) -> tuple[str, list[Any]]:
        sql, params = super().table_sql(model)
        return (f"{sql} WITHOUT ROWID" if issubclass(model, Unordered) else sql), params
