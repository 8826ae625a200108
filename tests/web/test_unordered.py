"""Rows of what reporters do lie in the order of their random keys, so the database tells no order."""

from __future__ import annotations

import sqlite3

import pytest
from django.apps import apps
from django.db import connection

from speakopenly.web.sqlite.unordered import Unordered

UNORDERED = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Unordered))
ON_SQLITE = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL has no row number of its own"
)


@ON_SQLITE
@pytest.mark.django_db
@pytest.mark.parametrize("table", UNORDERED)
def test_a_table_of_what_reporters_do_has_no_row_number(table: str) -> None:
    with connection.cursor() as cursor, pytest.raises(Exception, match="no such column"):
        cursor.execute(f"SELECT rowid FROM {table}")  # noqa: S608  (names of our own tables)


@ON_SQLITE
@pytest.mark.django_db
def test_an_ordinary_table_has_one_so_the_test_above_can_fail() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid FROM speakopenly_people_service")

        assert cursor.fetchall() == []


def test_there_are_tables_to_look_at() -> None:
    assert len(UNORDERED) >= 9
    assert sqlite3.sqlite_version_info >= (3, 51, 3)
