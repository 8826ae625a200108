"""What a reporter's deed leaves on disk besides its rows: nothing that tells the hour."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from speakopenly.web.people import audit
from speakopenly.web.sqlite.erasing import empty_the_log


@contextmanager
def a_reporters_deed() -> Iterator[None]:
    """One transaction, durable when it is left, with no line in the audit trail and no time on the files."""
    try:
        with audit.without_a_line(), transaction.atomic(durable=True):
            yield
    finally:
        settle_times()


def settle_times() -> None:
    """Set the times of SQLite's files to midnight. PostgreSQL's tell of all who write, not of one."""
    settle = getattr(connection, "settle_times", None)
    if settle is not None:
        settle()


def empty_the_log_after() -> None:
    """What this transaction erases must not lie on in SQLite's write-ahead log once it is over."""
    transaction.on_commit(empty_the_log, robust=True)
