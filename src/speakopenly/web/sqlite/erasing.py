"""What was just erased must not lie on in SQLite's write-ahead log."""

from __future__ import annotations

from django.db import connection


def empty_the_log() -> None:
    """Empty the log of this database, where it has one of that kind; for ``transaction.on_commit``."""
    forget_pages = getattr(connection, "forget_erased_pages", None)
    if forget_pages is not None:
        forget_pages()
