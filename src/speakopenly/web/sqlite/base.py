"""Django's SQLite backend with the settings that make an acknowledged write durable."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db.backends.sqlite3 import base as django_sqlite
from django.utils import timezone

from speakopenly.web.sqlite.unordered import SchemaEditor

AT_EACH_CONNECTION = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA journal_size_limit=67108864",
)
SECONDS_TO_WAIT_FOR_THE_WRITER = 20
ALONE = "alone"
"""An option: nobody else has the file open, or this connection is refused; nor can they while it lasts."""


class DatabaseWrapper(django_sqlite.DatabaseWrapper):
    """Write transactions take the lock at once, so none can fail half-way for want of it."""

    SchemaEditorClass = SchemaEditor

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        params.setdefault("timeout", SECONDS_TO_WAIT_FOR_THE_WRITER)
        if params.pop(ALONE, False):
            params["factory"] = _alone
        self.transaction_mode = "IMMEDIATE"
        self.init_commands = list(AT_EACH_CONNECTION)
        return params

    @contextmanager
    def without_the_lock(self) -> Iterator[None]:
        """For a transaction that only reads: it begins without the lock, and no writer waits for it."""
        self.ensure_connection()
        usual, self.transaction_mode = self.transaction_mode, "DEFERRED"
        try:
            yield
        finally:
            self.transaction_mode = usual

    def forget_erased_pages(self) -> None:
        """Empty the write-ahead log, so that words just erased are not left lying in it."""
        with self.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def settle_times(self) -> None:
        """Set the times of the database's files to midnight, so that they do not tell when somebody wrote.

        What the file system itself notes (ctime) cannot be set: see docs/explanation/threat-model.md.
        """
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0).timestamp()
        for ending in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.utime(f"{self.settings_dict['NAME']}{ending}", (midnight, midnight))


def _alone(*given: Any, **more: Any) -> Any:
    """A connection that asks for the whole file before it has looked into it: later would be too late."""
    made = importlib.import_module("sqlite3").Connection(*given, **more)
    made.execute("PRAGMA locking_mode=EXCLUSIVE")
    return made
