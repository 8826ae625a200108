"""Where the sites of journeys keep their rows: SQLite in each home, or a PostgreSQL database for each home.

``make journeys`` walks on SQLite. Where DATABASE_URL names a PostgreSQL (``tests/on_postgresql.sh`` starts one), each
home has a database of its own on that server, and all of them go away with the server. A demonstration always begins
in SQLite, and is moved with the command that councils use (``test_the_loop_walks.demonstration``).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.tables import DATABASE, KEPT, MIGRATE, MOST_SECONDS, copy_tables, what_makes_the_tables

SERVER = os.environ.get("DATABASE_URL", "")
IS_POSTGRESQL = bool(SERVER)


def at(home: Path) -> dict[str, str]:
    """The surroundings of a command that works on this home; its database is there, and may be empty."""
    if IS_POSTGRESQL:
        _make(_name_of(home))
    return {**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": _address_of(home)}


def on_sqlite(home: Path) -> dict[str, str]:
    """The surroundings of a command that keeps to the file in the home, whatever the others use."""
    return {**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": ""}


def give_tables(home: Path) -> None:
    """Every table, and nobody in it."""
    if IS_POSTGRESQL:
        _make(_name_of(home), template=_tables())
    else:
        copy_tables(home / DATABASE)


def copy_home(of: Path, to: Path) -> None:
    """The files and the rows of a home on which nothing runs."""
    shutil.copytree(of, to, dirs_exist_ok=True)
    if IS_POSTGRESQL:
        _make(_name_of(to), template=_name_of(of))


def rows_of(home: Path) -> AbstractContextManager[Any]:
    """A connection of its own to the rows of a home; each statement stands at once."""
    if IS_POSTGRESQL:
        return closing(psycopg.connect(_address_of(home), autocommit=True))
    return closing(sqlite3.connect(home / DATABASE, isolation_level=None))


def scratch(home: Path) -> list[str]:
    """What a rehearsal of a restore is told beside its file: on PostgreSQL an empty database to try it in."""
    if not IS_POSTGRESQL:
        return []
    name = f"{_name_of(home)}_scratch"
    _make(name)
    return ["--scratch-database", _named(name)]


def _name_of(home: Path) -> str:
    return f"journey_{hashlib.sha256(str(home).encode()).hexdigest()[:16]}"


def _address_of(home: Path) -> str:
    return _named(_name_of(home)) if IS_POSTGRESQL else ""


def _named(name: str) -> str:
    return urlunsplit(urlsplit(SERVER)._replace(path=f"/{name}"))


def _make(name: str, *, template: str = "template0") -> None:
    """Make a database unless it is there. One process at a time: a template must have no other reader."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "copying").open("w") as lock, closing(psycopg.connect(SERVER, autocommit=True)) as server:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            server.execute(made.format(sql.Identifier(name), sql.Identifier(template)))


def _tables() -> str:
    """The name of a database with every table, made once for a server."""
    name = f"tables_{what_makes_the_tables()}"
    home = KEPT / "home-on-postgresql"
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "being-made").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _make(name)
        surroundings = {**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": _named(name)}
        subprocess.run([sys.executable, "-c", MIGRATE], env=surroundings, check=True, timeout=MOST_SECONDS)
        shutil.rmtree(home)
    return name
