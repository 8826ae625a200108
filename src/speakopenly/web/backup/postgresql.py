"""How PostgreSQL's own programs reach the database, and how a dump is brought back into an empty one."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection

from speakopenly.core.errors import BadInput


def environment() -> dict[str, str]:
    """Where the database is, as libpq reads it: never on a command line, where others could see it."""
    database = settings.DATABASES["default"]
    told = {
        "PGDATABASE": database["NAME"],
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
        "PGHOST": database["HOST"] or database.get("OPTIONS", {}).get("host", ""),
        "PGPORT": database["PORT"],
    }
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}


def check_is_empty() -> None:
    """Raises BadInput where the database has a table already."""
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise BadInput("The database of DATABASE_URL is not empty.", do="Make a new one and name that.")


def bring_back(dump: Path) -> None:
    """Load a dump, all of it or nothing. Raises BadInput."""
    program = shutil.which("pg_restore")
    if program is None:
        raise BadInput("pg_restore is missing.", do="Install it: apt-get install postgresql-client.")
    command = [program, "--exit-on-error", "--single-transaction", "--no-owner", "--no-acl"]
    named = [*command, f"--dbname={settings.DATABASES['default']['NAME']}", str(dump)]
    done = subprocess.run(named, env=environment(), capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise BadInput(
            "pg_restore could not load the database.", do="Its version must be that of the dump or newer."
        )


def empty_again() -> None:
    """Take out every table: what could not be brought back whole is not there at all."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
