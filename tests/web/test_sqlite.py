from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.db import connection

from speakopenly.web import sqlite

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SETTINGS NAME POSTGRESQL: about SQLite")
SAY_VERSION = (
    "import {module}, sqlite3; from speakopenly.web import sqlite;"
    "import django.db.backends.sqlite3.base as b;"
    "assert b.Database.sqlite_version_info == sqlite3.sqlite_version_info; print(*sqlite.version())"
)


@on_sqlite
def test_the_version_is_one_that_loses_no_committed_write() -> None:
    assert sqlite.version() >= sqlite.SAFE_VERSION


@on_sqlite
@pytest.mark.parametrize("module", ["speakopenly.web.wsgi", "speakopenly.web.jobs.worker"])
def test_web_and_worker_processes_use_the_safe_version_too(module: str) -> None:
    code = SAY_VERSION.format(module=module)
    if module.endswith("worker"):
        code = "import django; django.setup();" + code

    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    ).stdout

    assert tuple(int(part) for part in said.split()) >= sqlite.SAFE_VERSION


@on_sqlite
@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_each_connection_is_set_to_lose_and_leak_nothing(db: None, pragma: str, wanted: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone()[0] == wanted


@on_sqlite
def test_a_transaction_takes_the_lock_for_writing_at_once() -> None:
    assert connection.transaction_mode == "IMMEDIATE"


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_words_just_erased_are_not_left_in_the_write_ahead_log() -> None:
    secret = "Marlowe-Quay-at-dusk"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (words TEXT)")
        cursor.execute("INSERT INTO scratch VALUES (%s)", [secret])
        cursor.execute("DELETE FROM scratch")
    file = str(connection.settings_dict["NAME"])
    with open(f"{file}-wal", "rb") as log:
        assert secret.encode() in log.read()

    connection.forget_erased_pages()

    for name in (file, f"{file}-wal"):
        with open(name, "rb") as left:
            assert secret.encode() not in left.read()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE scratch")
