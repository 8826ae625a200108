"""A service moves from its SQLite file to PostgreSQL with every row, or stays where it is."""

from __future__ import annotations

import json
import lzma
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import psycopg
import pytest
from click.testing import CliRunner
from django.db import DatabaseError, models
from hypothesis import given
from hypothesis import strategies as st

from speakopenly import cli
from speakopenly.core.errors import BadInput
from speakopenly.web.backup import commands, moving
from tests.conftest import ROOT
from tests.tables import copy_tables
from tests.web.releases.keep import HERE

NEWEST = max(HERE.glob("*.sqlite3.xz"))
A_ROW_CHANGES_ON_THE_WAY = """
import sys
from speakopenly.web.commands import start_django
start_django()
from django.db import connection
from speakopenly.web.backup import moving
copy = moving._copy
def changed(table, old):
    copy(table, old)
    if table.name == "speakopenly_people_service":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE speakopenly_people_service SET name = name || ' ' WHERE name = 'Northmoor'")
moving._copy = changed
from speakopenly.cli import run
sys.exit(run(["move-to-postgresql"]))
"""
AS_IT_IS = "import sys; from speakopenly.cli import run; sys.exit(run(['move-to-postgresql']))"

SOMEBODY_READS = """
import sys
import speakopenly.web.sqlite
import sqlite3
site = sqlite3.connect(sys.argv[1])
print(site.execute("SELECT COUNT(*) FROM speakopenly_people_service").fetchone(), flush=True)
sys.stdin.read()
"""

FLOATS = st.floats(allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0)  # no -0.0
values = (
    FLOATS | st.none() | st.booleans() | st.integers(-(2**31), 2**31) | st.text() | st.binary() | st.dates()
)
in_json = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def move(home: Path, to: str, program: str = AS_IT_IS) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, "SPEAKOPENLY_HOME": str(home), "DATABASE_URL": to}
    return subprocess.run(
        [sys.executable, "-c", program], env=around, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A home with the database that the newest release kept."""
    file = tmp_path / "home" / "database" / "speakopenly.sqlite3"
    file.parent.mkdir(parents=True)
    file.write_bytes(lzma.decompress(NEWEST.read_bytes()))
    return tmp_path / "home"


def test_a_row_changed_on_the_way_is_found_and_the_next_move_is_whole(
    on_postgresql: None, kept: Path, scratch: str
) -> None:
    failed = move(kept, scratch, A_ROW_CHANGES_ON_THE_WAY)

    assert failed.returncode == 1, failed.stderr
    assert "speakopenly_people_service: NOT EQUAL, 1 rows only in the file, 1 only" in failed.stderr
    assert tables_of(scratch) == {}

    done = move(kept, scratch)

    assert done.returncode == 0, done.stderr
    here, there = rows_of_the_file(kept), tables_of(scratch)
    assert there == here
    assert done.stdout.count(" rows, equal\n") == len(here)
    assert is_whole(kept, scratch)
    again = move(kept, scratch)
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "is not empty" in again.stderr


def rows_of_the_file(home: Path) -> dict[str, int]:
    with sqlite3.connect(home / "database" / "speakopenly.sqlite3") as there:
        asked = "SELECT name FROM sqlite_master WHERE type = 'table'"
        names = [name for (name,) in there.execute(asked) if not name.startswith(moving.OF_SQLITE_ITSELF)]
        return {name: _first(there, f'SELECT COUNT(*) FROM "{name}"') for name in names}  # noqa: S608


def tables_of(address: str) -> dict[str, int]:
    with psycopg.connect(address) as there:
        asked = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        names = [name for (name,) in there.execute(asked).fetchall()]
        return {name: _first(there, f'SELECT COUNT(*) FROM "{name}"') for name in names}  # noqa: S608


def _first(there: Any, asked: str, *params: Any) -> Any:
    return there.execute(asked, params).fetchone()[0]


def is_whole(home: Path, address: str) -> bool:
    """Sealed bytes and the index of words arrived, and no number of an erased row is given again."""
    with sqlite3.connect(home / "database" / "speakopenly.sqlite3") as old, psycopg.connect(address) as new:
        sealed = "SELECT sealed FROM speakopenly_hear_message ORDER BY sealed"
        assert [bytes(each) for (each,) in old.execute(sealed)] == [
            bytes(each) for (each,) in new.execute(sealed)
        ]
        found = (
            "SELECT COUNT(*) FROM speakopenly_understand_searched WHERE found @@ to_tsquery('english', %s)"
        )
        assert _first(new, found, "supervision") > 0
        for table, number in old.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
            place = _first(new, "SELECT pg_get_serial_sequence(%s, 'id')", f'"{table}"')
            given = f"SELECT last_value - 1 + is_called::int FROM {place}"  # noqa: S608
            assert _first(new, given) == number, table
    return True


def test_while_the_site_has_the_file_open_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "speakopenly.sqlite3"
    copy_tables(file)
    assert not moving.needs_migrating(file)
    site = subprocess.Popen(
        [sys.executable, "-c", SOMEBODY_READS, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert site.stdout is not None
    assert site.stdout.readline()

    with pytest.raises(BadInput, match="Stop it first"):
        moving.needs_migrating(file)

    site.communicate(b"")


@pytest.mark.parametrize(
    ("address", "said"), [("", "DATABASE_URL is not set"), ("postgresql:///none", "has no SQLite file")]
)
def test_what_will_not_do_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, said: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("SPEAKOPENLY_HOME", str(tmp_path))

    refused = CliRunner().invoke(commands.move_to_postgresql, [])

    assert isinstance(refused.exception, BadInput)
    assert said in str(refused.exception)


def test_a_move_is_whole_although_the_look_through_its_tables_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "database").mkdir()
    (tmp_path / "database" / "speakopenly.sqlite3").write_bytes(b"-")
    monkeypatch.setenv("DATABASE_URL", "postgresql:///none")
    monkeypatch.setenv("SPEAKOPENLY_HOME", str(tmp_path))
    monkeypatch.setattr(moving, "needs_migrating", lambda file: False)
    monkeypatch.setattr(moving, "move", lambda file, tell: [moving.Moved("a_table", 3, 0, 0)])
    monkeypatch.setattr(moving, "default", Mock(cursor=Mock(side_effect=DatabaseError)))

    assert cli.run(["move-to-postgresql"]) == 0

    told = capsys.readouterr()
    assert "All 3 rows of 1 tables are equal" in told.out
    assert "Everything is moved." in told.err


@pytest.mark.parametrize(
    ("field", "fits", "does_not"),
    [
        (models.CharField(max_length=3), "abc", "abcd"),
        (models.TextField(), "long " * 99, "a\0b"),
        (models.JSONField(), '["\\\\u0000"]', '["\\u0000"]'),
        (models.BooleanField(), True, 2),
    ],
)
def test_what_sqlite_took_and_postgresql_would_not_is_seen(
    field: models.Field[Any, Any], fits: object, does_not: object
) -> None:
    check = moving._check_of(field)

    assert check(fits)
    assert not check(does_not)


@given(st.lists(values, min_size=1, max_size=4).map(tuple), st.integers(0, 3), values)
def test_a_row_has_another_digest_as_soon_as_one_value_is_another(
    row: tuple[Any, ...], at: int, value: object
) -> None:
    at %= len(row)
    other = (*row[:at], value, *row[at + 1 :])
    same = type(row[at]) is type(value) and row[at] == value  # 1 and True are not the same here

    assert (digest(row) == digest(other)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", "b"), ("b", "a")),
        (("a",), ("a", None)),
        ((None,), ("None",)),
        ((1,), (True,)),
        ((b"a",), ("a",)),
        ((1,), ("1",)),
    ],
)
def test_rows_that_only_look_alike_have_two_digests(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert digest(one) != digest(other)


@given(in_json)
def test_json_is_the_same_in_whatever_order_and_spacing_it_is_written(value: Any) -> None:
    written = (json.dumps(value), json.dumps(value, indent=2, sort_keys=True))

    assert moving.digest_of((written[0],), [True]) == moving.digest_of((written[1],), [True])


@given(FLOATS, FLOATS)
def test_numbers_in_json_are_the_same_as_postgresql_writes_them_down(one: float, other: float) -> None:
    written = json.dumps([one])
    by_postgresql = f"[{Decimal(repr(one)):f}]"

    assert moving.digest_of((written,), [True]) == moving.digest_of((by_postgresql,), [True])
    same = moving.digest_of((written,), [True]) == moving.digest_of((json.dumps([other]),), [True])
    assert same is (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (datetime(2026, 3, 1, 12, tzinfo=UTC), datetime(2026, 3, 1, 13, tzinfo=timezone(timedelta(hours=1)))),
        (Decimal("1.50"), Decimal("1.5")),
        (b"sealed", memoryview(b"sealed")),
    ],
)
def test_a_value_is_the_same_however_a_database_writes_it_down(one: object, other: object) -> None:
    assert digest((one,)) == digest((other,))


def digest(row: tuple[Any, ...]) -> bytes:
    return moving.digest_of(row, [False] * len(row))
