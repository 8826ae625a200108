"""Whether the database loses nothing, is of this release, and is reached by a way that nobody reads."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from speakopenly.web import environment, sqlite
from speakopenly.web.looks import Seen, look

LEAST_POSTGRESQL: Final = 15
SEALED_WAYS: Final = frozenset({"require", "verify-ca", "verify-full"})


@look
def database() -> Seen:
    """Which database, and whether its version is one that loses nothing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Seen(
            "database",
            False,
            "It does not answer.",
            "Check DATABASE_URL and that PostgreSQL runs; without DATABASE_URL, the folder HOME/database.",
        )
    return _postgresql() if connection.vendor == "postgresql" else _sqlite()


@look
def file_left_behind() -> Seen:
    """Whether an SQLite file lies on beside PostgreSQL: what is erased there is not erased from it."""
    file = environment.sqlite_file(Path(settings.HOME))
    if connection.vendor == "sqlite" or not file.exists():
        return Seen("old database", True, "None lies beside the one in use.")
    line = "An SQLite file lies in HOME/database, and what is erased now stays in it."
    return Seen("old database", False, line, "Once a backup of PostgreSQL was rehearsed, delete the folder.")


@look
def migrations() -> Seen:
    """Whether the database is of this release."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return Seen("database shape", False, "Not known while the database does not answer.")
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        line = f"{len(waiting)} changes of this release wait."
        return Seen("database shape", False, line, "Back up, then run: speakopenly prepare")
    newer = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if any(app.startswith("speakopenly") for app, _name in newer):
        line = "It was changed by a newer release than this one."
        return Seen(
            "database shape", False, line, "Install that release, or restore the backup made before it."
        )
    return Seen("database shape", True, "Up to date.")


@look
def way() -> Seen:
    """Whether what is asked and answered crosses a network in the clear."""
    told = connection.settings_dict
    host = told.get("HOST") or told.get("OPTIONS", {}).get("host", "")
    if connection.vendor != "postgresql" or not host or host.startswith("/"):
        return Seen("way to the database", True, "It does not leave this machine.")
    if host in {"localhost", "127.0.0.1", "::1"}:
        return Seen("way to the database", True, "It does not leave this machine.")
    if told.get("OPTIONS", {}).get("sslmode", "prefer") in SEALED_WAYS:
        return Seen("way to the database", True, "It crosses a network, encrypted.")
    line = "It crosses a network and may do so in the clear."
    return Seen("way to the database", False, line, "Add ?sslmode=verify-full (or require) to DATABASE_URL.")


def _postgresql() -> Seen:
    version = connection.pg_version // 10000  # type: ignore[attr-defined]
    if version < LEAST_POSTGRESQL:
        line = f"PostgreSQL {version} is too old."
        return Seen("database", False, line, f"Move to PostgreSQL {LEAST_POSTGRESQL} or newer.")
    return Seen("database", True, f"PostgreSQL {version}.")


def _sqlite() -> Seen:
    number = ".".join(str(part) for part in sqlite.version())
    if sqlite.version() >= sqlite.SAFE_VERSION:
        return Seen("database", True, f"SQLite {number}.")
    return Seen(
        "database", False, f"SQLite {number} may lose writes.", "Install pysqlite3, or use PostgreSQL."
    )
