"""What ``doctor`` looks at in the house itself: database, home, keys, disk, faces, models."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from speakopenly.understand.embeddings.weights import built_file
from speakopenly.web import environment, sqlite
from speakopenly.web.keys import is_private
from speakopenly.web.looks import Seen, look

LEAST_FREE_BYTES = 2 * 1024**3


@look
def database() -> Seen:
    """Which database, and whether its version is one that loses nothing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Seen("database", False, "It does not answer. Check DATABASE_URL or the folder HOME/database.")
    if connection.vendor == "postgresql":
        version = connection.pg_version  # type: ignore[attr-defined]
        return Seen("database", version >= 150000, f"PostgreSQL {version // 10000}; 15 or newer is needed.")
    number = ".".join(str(part) for part in sqlite.version())
    if sqlite.version() >= sqlite.SAFE_VERSION:
        return Seen("database", True, f"SQLite {number}.")
    return Seen("database", False, f"SQLite {number} may lose writes: install pysqlite3, or use PostgreSQL.")


@look
def file_left_behind() -> Seen:
    """Whether an SQLite file lies on beside PostgreSQL: what is erased there is not erased from it."""
    file = environment.sqlite_file(Path(settings.HOME))
    if connection.vendor == "sqlite" or not file.exists():
        return Seen("old database", True, "None lies beside the one in use.")
    line = (
        "An SQLite file lies in HOME/database: once a backup of PostgreSQL was rehearsed, delete the folder."
    )
    return Seen("old database", False, line)


@look
def migrations() -> Seen:
    """Whether the database is of this release."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return Seen("database shape", False, "Not known while the database does not answer.")
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Seen("database shape", False, f"{len(waiting)} changes wait. Start the site once with serve.")
    return Seen("database shape", True, "Up to date.")


@look
def home() -> Seen:
    """Whether we can write where everything is kept."""
    probe = Path(settings.HOME) / ".doctor"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return Seen("home", False, "It cannot be written to. Check the owner of SPEAKOPENLY_HOME.")
    return Seen("home", True, "Can be written to.")


@look
def keys() -> Seen:
    """Whether only the owner may read the secrets."""
    files = [file for file in Path(settings.KEYS).rglob("*") if file.is_file()]
    exposed = [file.name for file in files if not is_private(file)]
    if exposed:
        return Seen("keys", False, f"Others may read {', '.join(sorted(exposed))}: set the mode to 0600.")
    return Seen("keys", True, f"{len(files)} kept, readable by their owner only.")


@look
def disk() -> Seen:
    """Whether there is room."""
    free = shutil.disk_usage(settings.HOME).free
    line = f"{free / 1024**3:.1f} GB free; at least {LEAST_FREE_BYTES // 1024**3} are needed."
    return Seen("disk", free >= LEAST_FREE_BYTES, line)


@look
def faces() -> Seen:
    """Whether the pages have their styles."""
    if (Path(settings.HERE) / "static" / "build" / "work.css").exists():
        return Seen("faces", True, "Built.")
    return Seen("faces", False, "Not built. Run: npm ci && npm run faces")


@look
def models() -> Seen:
    """Whether the encoder that finds themes is built on this machine."""
    if built_file("int8.onnx").is_file():
        return Seen("models", True, "Built.")
    return Seen("models", False, "Not built. Run: python -m speakopenly.understand.embeddings")
