"""Move a service from its SQLite file into an empty PostgreSQL database, and prove that each row arrived.

Everything happens in one transaction of PostgreSQL: tables are made, rows are put in, foreign keys and
indexes follow, and every row is read back and compared with the file. What differs in anything is not kept.
While it lasts the file is held so that no site can open it; it is read and never changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import numpy as np
from django.apps import apps
from django.db import DatabaseError, OperationalError, connections, models, transaction
from django.db import connection as default
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col

from speakopenly.core.errors import BadInput, SpeakOpenlyError
from speakopenly.web.backup.postgresql import check_is_empty
from speakopenly.web.site.management.commands import migrate
from speakopenly.web.sqlite import base as sqlite

OLD: Final = "the_file_it_leaves"
AT_ONCE: Final = 2000
DIGEST_BYTES: Final = 16
OF_SQLITE_ITSELF: Final = ("sqlite_", "speakopenly_understand_words")
"""SQLite's own tables, and its index of words: on PostgreSQL that is a column and fills itself."""
LEAST_POSTGRESQL: Final = 150000

Row = tuple[Any, ...]
Told = Callable[["Moved"], None]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as both databases have it: its name, and the field behind each column."""

    name: str
    model: type[models.Model]
    fields: tuple[models.Field[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one table: how many rows were in the file, and how many are in one place only."""

    table: str
    rows: int
    only_old: int
    only_new: int

    @property
    def is_equal(self) -> bool:
        return not (self.only_old or self.only_new)


class NotTheSame(SpeakOpenlyError):
    """Rows that were read back are not those of the file. Nothing was kept."""

    def __init__(self, moved: Sequence[Moved]) -> None:
        self.differ = tuple(each for each in moved if not each.is_equal)
        super().__init__("Rows differ, so nothing was kept. The file is as it was.")


def move(file: Path, tell: Told) -> list[Moved]:
    """Move what is in the file into the database in use, which is PostgreSQL and empty.

    Tells what became of each table as soon as it was compared. Raises BadInput where it cannot begin or a
    value does not fit, NotTheSame where a row is not the same afterwards; then nothing was kept.
    """
    _check_postgresql()
    with _held(file) as old:
        tables = _tables(old)
        try:
            with transaction.atomic():
                check_is_empty()
                with migrate.tables_being_made(default):
                    for table in tables:
                        _copy(table, old)
                _set_numbers_on(tables, old)
                _check_rules_now()
                moved = [_compared(table, old, tell) for table in tables]
                if not all(each.is_equal for each in moved):
                    raise NotTheSame(moved)
        except DatabaseError as error:
            raise BadInput(
                "PostgreSQL did not take all of it, so nothing was kept.",
                do="Look into its log; is the disk full, and may this user make tables?",
            ) from error
    return moved


def needs_migrating(file: Path) -> bool:
    """Whether the file is of an earlier release. Raises BadInput where the site is running."""
    with _held(file) as old:
        return not migrate.is_level(old)


def _check_postgresql() -> None:
    try:
        default.ensure_connection()
    except OperationalError as error:
        raise BadInput(
            "The database of DATABASE_URL does not answer.",
            do="Is PostgreSQL running, and the address right?",
        ) from error
    version = default.pg_version  # type: ignore[attr-defined]
    if version < LEAST_POSTGRESQL:
        raise BadInput(f"This is PostgreSQL {version // 10000}.", do="Take 15 or newer.")


@contextmanager
def _held(file: Path) -> Iterator[BaseDatabaseWrapper]:
    """The old file, which nobody else can open while this lasts."""
    about = {"ENGINE": "speakopenly.web.sqlite", "NAME": file, "OPTIONS": {"timeout": 2, sqlite.ALONE: True}}
    old = sqlite.DatabaseWrapper(
        connections.configure_settings({"default": {}, OLD: about})[OLD],
        OLD,
    )
    try:
        with old.cursor() as cursor:
            cursor.execute("PRAGMA query_only=ON")
            cursor.execute("SELECT COUNT(*) FROM sqlite_master")
    except OperationalError as error:
        old.close()
        raise BadInput(
            "The site is running on this file.", do="Stop it first, worker and watch too."
        ) from error
    except DatabaseError as error:
        old.close()
        raise BadInput("This is no database of Speak Openly.", do="Is SPEAKOPENLY_HOME right?") from error
    connections[OLD] = old
    try:
        yield old
    finally:
        del connections[OLD]
        old.close()


def _tables(old: BaseDatabaseWrapper) -> list[Table]:
    """Every table of this release. Raises BadInput where the file has others, or lacks one."""
    from django.db.migrations.recorder import MigrationRecorder

    kept = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    done: type[models.Model] = MigrationRecorder.Migration
    tables = [_table(model) for model in (done, *kept)]
    with old.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        there = {name for (name,) in cursor.fetchall() if not name.startswith(OF_SQLITE_ITSELF)}
    ours = {table.name for table in tables}
    if there != ours:
        raise BadInput(
            f"The file and this release have not the same tables: {', '.join(sorted(there ^ ours))}.",
            do="Run it with the release that the site was run with.",
        )
    return sorted(tables, key=lambda table: table.name)


def _table(model: type[models.Model]) -> Table:
    return Table(model._meta.db_table, model, tuple(model._meta.local_concrete_fields))


def _copy(table: Table, old: BaseDatabaseWrapper) -> None:
    quote = default.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in table.fields)
    checks = [_check_of(field) for field in table.fields]
    with (
        default.cursor() as cursor,
        default.wrap_database_errors,
        cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as into,
    ):
        for number, row in enumerate(rows_of(table, old), start=1):
            for field, check, value in zip(table.fields, checks, row, strict=True):
                if value is not None and not check(value):
                    raise BadInput(
                        "PostgreSQL has no room for this value; nothing was kept.",
                        do="Make it shorter on its page, or take characters of code 0 out.",
                        file=table.name,
                        row=number,
                        column=str(field.column),
                    )
            into.write_row(row)


def _check_of(field: models.Field[Any, Any]) -> Callable[[Any], bool]:
    """Whether a value that SQLite took fits into PostgreSQL: it is stricter about how long and how large."""
    field = _behind(field)
    longest = getattr(field, "max_length", None)
    if isinstance(field, models.IntegerField):
        least, most = default.ops.integer_field_range(field.get_internal_type())
        return lambda value: isinstance(value, int) and least <= value <= most
    if isinstance(field, models.BooleanField):
        return lambda value: isinstance(value, bool)
    if isinstance(field, models.CharField | models.TextField):
        is_short = isinstance(field, models.CharField) and longest is not None
        return lambda value: "\0" not in value and not (is_short and len(value) > (longest or 0))
    if isinstance(field, models.JSONField):
        return lambda value: "\\u0000" not in value.replace("\\\\", "")
    return lambda _value: True


def _behind(field: models.Field[Any, Any]) -> models.Field[Any, Any]:
    """The field that says what is in the column: a key's is the one it points to."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    return field


def rows_of(table: Table, database: BaseDatabaseWrapper) -> Iterator[Row]:
    """Every row as its database's own reading of the columns gives it, a few at a time.

    Fields of ours that read a column their own way are not asked: what lies in the column is compared.
    """
    columns = [Col(table.name, field, _behind(field)) for field in table.fields]
    reads = [database.ops.get_db_converters(column) for column in columns]
    names = ", ".join(database.ops.quote_name(str(field.column)) for field in table.fields)
    with database.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {database.ops.quote_name(table.name)}")  # noqa: S608  (our names)
        while some := cursor.fetchmany(AT_ONCE):
            for row in some:
                yield tuple(
                    _read(value, how, column, database)
                    for value, how, column in zip(row, reads, columns, strict=True)
                )


def _read(value: Any, how: Sequence[Any], column: Col, database: BaseDatabaseWrapper) -> Any:
    for each in how:
        value = each(value, column, database)
    return value


def _set_numbers_on(tables: Sequence[Table], old: BaseDatabaseWrapper) -> None:
    """The next row of each numbered table is numbered as SQLite would have done it.

    SQLite never gives the number of an erased row again. A restore erases by number what stands on the
    erasure list, so PostgreSQL must not give it again either.
    """
    with old.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence")
        last = dict(cursor.fetchall())
    with default.cursor() as cursor:
        for table in tables:
            number = last.get(table.name, 0)
            for field in table.fields:
                if number and isinstance(field, models.AutoField):
                    sequence = "pg_get_serial_sequence(%s, %s)"
                    name = default.ops.quote_name(table.name)
                    cursor.execute(f"SELECT setval({sequence}, %s)", (name, field.column, number))


def _check_rules_now() -> None:
    """Foreign keys are looked at now, not at the end: then the line says what is wrong."""
    with default.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _compared(table: Table, old: BaseDatabaseWrapper, tell: Told) -> Moved:
    here, there = _digests(table, old), _digests(table, default)
    both = len(here) == len(there) and bool(np.array_equal(here, there))
    only_old = 0 if both else _only_in(here, there)
    moved = Moved(table.name, len(here), only_old, 0 if both else _only_in(there, here))
    tell(moved)
    return moved


def _only_in(these: Any, those: Any) -> int:
    """How many rows are not in the other, equal rows counted as often as they are there."""
    names, counts = np.unique(these, return_counts=True)
    others, theirs = np.unique(those, return_counts=True)
    held = dict(zip(others.tolist(), theirs.tolist(), strict=True))
    pairs = zip(names.tolist(), counts.tolist(), strict=True)
    return sum(max(0, count - held.get(name, 0)) for name, count in pairs)


def _digests(table: Table, database: BaseDatabaseWrapper) -> Any:
    """One digest a row, sorted, so that the order in which a database gives its rows does not matter."""
    found = bytearray()
    is_json = [isinstance(_behind(field), models.JSONField) for field in table.fields]
    for row in rows_of(table, database):
        found += digest_of(row, is_json)
    return np.sort(np.frombuffer(bytes(found), dtype=f"S{DIGEST_BYTES}"))


def digest_of(row: Row, is_json: Sequence[bool]) -> bytes:
    """The same for the same values, however a database writes them down."""
    plain = tuple(
        _plain_json(value) if json_there and value is not None else _plain(value)
        for value, json_there in zip(row, is_json, strict=True)
    )
    return blake2b(repr(plain).encode("utf-8", "surrogatepass"), digest_size=DIGEST_BYTES).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Decimal):
        return str(value.normalize())
    return value


def _plain_json(value: Any) -> Any:
    found = json.loads(value) if isinstance(value, str) else value
    return json.dumps(_whole_numbers(found), sort_keys=True)


def _whole_numbers(value: Any) -> Any:
    """PostgreSQL keeps numbers of JSON as decimals: there 2.0 and 2 are one number."""
    if isinstance(value, dict):
        return {name: _whole_numbers(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(each) for each in value]
    is_whole = isinstance(value, float) and value.is_integer()
    return int(Decimal(repr(value))) if is_whole else value  # as it is written: int(1e23) is another number


def plan_well() -> bool:
    """PostgreSQL counts what is in its tables, so that the first pages are quick already. Whether it did.

    The move is whole by now, and stays so.
    """
    try:
        with default.cursor() as cursor:
            cursor.execute("ANALYZE")
    except DatabaseError:
        return False
    return True
