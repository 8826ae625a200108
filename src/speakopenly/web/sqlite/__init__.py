"""SQLite for one machine: a version without the WAL-reset fault, and settings that lose nothing.

Importing this package is the one place where the interpreter's ``sqlite3`` is exchanged for the newer
one that ``pysqlite3`` carries; web, worker, tests and commands all come through here, because the
settings name this package as the database engine.
"""

from __future__ import annotations

import importlib
import sys

SAFE_VERSION = (3, 51, 3)
"""The first release without the WAL-reset fault (two connections, lost commits)."""


def exchange_sqlite() -> bool:
    """Put pysqlite3 in the place of sqlite3; False where no wheel of it exists for this machine."""
    try:
        newer = importlib.import_module("pysqlite3")
    except ImportError:
        return False
    sys.modules["sqlite3"] = newer
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")
    return True


def version() -> tuple[int, int, int]:
    """The SQLite version this process uses."""
    module = importlib.import_module("sqlite3")
    major, minor, patch = module.sqlite_version_info
    return int(major), int(minor), int(patch)


exchange_sqlite()
