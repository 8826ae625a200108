"""A PostgreSQL to measure against: the one named in DATABASE_URL_PG, or one started here and thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NOBODY = "nobody"


@dataclass(frozen=True)
class Postgres:
    """Its address, and its process where it was started here."""

    address: str
    pid: int | None = None


@contextmanager
def a_postgres(folder: Path, database: str) -> Iterator[Postgres]:
    """An empty database; one without an address stands for SQLite."""
    if database == "sqlite":
        yield Postgres("")
    elif given := os.environ.get("DATABASE_URL_PG", ""):
        yield Postgres(given)
    else:
        with _started(folder) as started:
            yield started


@contextmanager
def _started(folder: Path) -> Iterator[Postgres]:
    """Its own cluster with its own settings, which keep every acknowledged write; reached by a socket only."""
    data, user = folder / "postgres", _other_user()
    data.mkdir(mode=0o700)
    if user:
        folder.chmod(0o755)
        shutil.chown(data, user)
    _call(user, "initdb", "-D", str(data), "-U", "speak", "-A", "trust", "-E", "UTF8")
    options = f"-c listen_addresses='' -k {data}"
    _call(user, "pg_ctl", "-D", str(data), "-o", options, "-l", str(data / "log"), "-w", "start")
    try:
        pid = int((data / "postmaster.pid").read_text("ascii").splitlines()[0])
        yield Postgres(f"postgresql://speak@/postgres?host={data}", pid)
    finally:
        _call(user, "pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


def _other_user() -> str | None:
    """PostgreSQL will not run as root; then it runs as nobody."""
    return NOBODY if os.geteuid() == 0 else None


def _call(user: str | None, *command: str) -> None:
    who = {"user": user, "group": pwd.getpwnam(user).pw_gid} if user else {}
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **who)  # type: ignore[call-overload]
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
