"""Take a backup while people read and write: one moment of the database, the keys, the erasure list."""

from __future__ import annotations

import fcntl
import importlib
import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils import timezone

from speakopenly import __version__
from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.store import FOLDER
from speakopenly.web import backup_days
from speakopenly.web.backup import bundle
from speakopenly.web.backup.postgresql import environment
from speakopenly.web.environment import DEMONSTRATION_MARK

LEFT_OUT: Final = ("sessions.Session", "speakopenly_hear.Loan", "speakopenly_hear.WorkerKey")
"""What lives shorter than a backup: who is signed in, and keys lent to workers that run now."""
IN_HAND: Final = ".backing-up"

Seal = Callable[[Iterator[bytes], IO[bytes]], None]


def take_backup(file: Path, seal: Seal) -> int:
    """Write a backup to ``file``, whole or not at all; nothing plain is left behind. Its size in bytes.

    Raises BadInput where it cannot be made so.
    """
    home = Path(settings.HOME)
    _check_place(file, home)
    with _a_private_folder(home) as folder:
        files, rows = _gather(folder, home)
        chunks = bundle.pack(files, release=__version__, day=timezone.localdate(), rows=rows)
        size = _write_whole(file, chunks, seal)
    _empty_the_log()
    backup_days.note_backup(home, timezone.localdate())
    return size


def _check_place(file: Path, home: Path) -> None:
    if file.exists():
        raise BadInput("There is a file of this name already.", do="Choose another name.", file=file.name)
    if not file.parent.is_dir():
        raise BadInput("The folder for it is not there.", do="Make it first.", file=file.name)
    if home in file.resolve().parents:
        raise BadInput(
            "A backup inside the home is lost with it.", do="Choose a folder elsewhere.", file=file.name
        )


def _gather(folder: Path, home: Path) -> tuple[dict[str, Path], Mapping[str, int]]:
    """The database first: what is erased while the rest is read stands on the list, never beside it."""
    database, rows = _sqlite(folder) if connection.vendor == "sqlite" else _postgresql(folder)
    files = {f"database/{database.name}": database}
    for path in sorted(path for path in Path(settings.KEYS).iterdir() if path.is_file()):
        if bundle.KNOWN.fullmatch(f"keys/{path.name}"):
            files[f"keys/{path.name}"] = path
    for path in sorted((home / "erasures").glob("????-??-??.list")):
        files[f"erasures/{path.name}"] = path
    for path in sorted((home / FOLDER).glob("*.parquet")):
        if bundle.KNOWN.fullmatch(f"{FOLDER}/{path.name}"):
            files[f"{FOLDER}/{path.name}"] = path
    if (home / DEMONSTRATION_MARK).exists():
        files[DEMONSTRATION_MARK] = home / DEMONSTRATION_MARK
    return files, rows


def _sqlite(folder: Path) -> tuple[Path, Mapping[str, int]]:
    """One moment of the file, without its free pages, made by SQLite itself while others write."""
    sqlite = importlib.import_module("sqlite3")
    path = folder / Path(bundle.SQLITE).name
    source = sqlite.connect(connection.settings_dict["NAME"], timeout=60)
    try:
        # Without this the copy keeps rows in unused parts of pages that were split while it was filled, and
        # what is erased after a restore would lie on there.
        source.execute("PRAGMA secure_delete=ON")
        source.execute("VACUUM INTO ?", (str(path),))
    finally:
        source.close()
    copy = sqlite.connect(path)
    try:
        copy.execute("PRAGMA journal_mode=MEMORY")
        copy.execute("PRAGMA secure_delete=ON")
        for table in _tables_left_out():
            copy.execute(f'DELETE FROM "{table}"')  # noqa: S608  (our own names)
        copy.commit()
        return path, count_rows(lambda query: copy.execute(query).fetchall())
    finally:
        copy.close()


def _postgresql(folder: Path) -> tuple[Path, Mapping[str, int]]:
    """PostgreSQL's own dump, of one moment as well. Rows are counted when it is restored."""
    program = shutil.which("pg_dump")
    if program is None:
        raise BadInput("pg_dump is missing.", do="Install it: apt-get install postgresql-client.")
    path = folder / Path(bundle.POSTGRESQL).name
    left_out = [f"--exclude-table-data={table}" for table in _tables_left_out()]
    command = [program, "--format=custom", "--no-owner", "--no-acl", *left_out, f"--file={path}"]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise BadInput(
            "pg_dump could not read the database.", do="Its version must be that of the server or newer."
        )
    return path, {}


def count_rows(ask: Callable[[str], list[tuple[Any, ...]]]) -> dict[str, int]:
    """How many rows each table of ours has."""
    tables = sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True))
    return {table: ask(f'SELECT COUNT(*) FROM "{table}"')[0][0] for table in tables}  # noqa: S608  (our names)


def _tables_left_out() -> list[str]:
    return [apps.get_model(label)._meta.db_table for label in LEFT_OUT]


def _write_whole(file: Path, chunks: Iterator[bytes], seal: Seal) -> int:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w+b") as out:
            seal(chunks, out)
            out.flush()
            os.fsync(out.fileno())
            size = out.tell()
        os.link(draft, file)
    except FileExistsError as error:
        raise BadInput(
            "There is a file of this name already.", do="Choose another name.", file=file.name
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    return size


@contextmanager
def _a_private_folder(home: Path) -> Iterator[Path]:
    """One backup at a time. What one that was killed left behind goes first."""
    parent = home / IN_HAND
    parent.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadInput("Another backup is being made now.", do="Wait until it is done.") from error
        for left in parent.iterdir():
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=parent) as folder:
            yield Path(folder)
    finally:
        os.close(descriptor)
        shutil.rmtree(parent, ignore_errors=True)


def _empty_the_log() -> None:
    """While the copy was made, no erasure could empty SQLite's log. It is done now."""
    forget_pages = getattr(connection, "forget_erased_pages", None)
    if forget_pages is not None and not connection.in_atomic_block:
        forget_pages()
        connection.settle_times()  # type: ignore[attr-defined]
