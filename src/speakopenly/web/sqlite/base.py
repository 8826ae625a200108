"""Django's SQLite backend with the settings that make an acknowledged write durable."""

from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3 import base as django_sqlite

from speakopenly.web.sqlite.unordered import SchemaEditor

AT_EACH_CONNECTION = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA journal_size_limit=67108864",
)
SECONDS_TO_WAIT_FOR_THE_WRITER = 20


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    """Write transactions take the lock at once, so none can fail half-way for want of it."""

    SchemaEditorClass = SchemaEditor

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params.setdefault("timeout", SECONDS_TO_WAIT_FOR_THE_WRITER)
        self.transaction_mode = "IMMEDIATE"
        self.init_commands = list(AT_EACH_CONNECTION)
        return params

    def forget_erased_pages(self) -> None:
        """Empty the write-ahead log, so that words just erased are not left lying in it."""
        with self.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
