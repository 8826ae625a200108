"""On PostgreSQL as well, tables made at once are those of somebody who took every step."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.conftest import ROOT

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite's are compared with each release's"),
]
STEP_BY_STEP = """
import django
django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
from speakopenly.web.site.management.commands.migrate import drawn_once
with drawn_once():
    call_command(Command(), interactive=False, verbosity=0)
"""
AT_ONCE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
"""
TABLES = (
    "SELECT table_name, column_name, data_type, is_nullable, column_default, generation_expression,"
    " character_maximum_length FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
)
NEVER_USED = "auth_group"
"""Django's own, where its models and its migrations differ in how large a number may grow."""


@pytest.fixture
def made() -> Iterator[Callable[[str], str]]:
    """Make an empty database on the same server, run a program in it, and give its address."""
    names: list[str] = []

    def make(program: str) -> str:
        names.append(f"speakopenly_made_{len(names)}_{os.getpid()}")
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {names[-1]}")
        database = settings.DATABASES["default"]
        host = quote(str(database["HOST"] or database["OPTIONS"].get("host", "")), safe="")
        address = f"postgresql://{quote(database['USER'])}@/{names[-1]}?host={host}"
        around = {
            **os.environ,
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "speakopenly.web.settings",
        }
        subprocess.run([sys.executable, "-c", program], env=around, cwd=ROOT, check=True)
        return address

    yield make
    for name in names:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def tables_in(address: str) -> list[set[tuple[object, ...]]]:
    with psycopg.connect(address) as there:
        return [
            {row for row in there.execute(query) if not str(row[0]).startswith(NEVER_USED)}
            for query in TABLES
        ]


def test_tables_made_at_once_are_those_made_step_by_step(made: Callable[[str], str]) -> None:
    at_once = tables_in(made(AT_ONCE))

    assert len(at_once[0]) > 500
    assert at_once == tables_in(made(STEP_BY_STEP))
