"""What happens to a restored database before anything else may open it, in a process of its own.

``python -m speakopenly.web.backup.settling_in`` reads what is wanted from standard input, as JSON. It checks
the database, brings it up to this release, erases again what was erased since the backup, lets what has had
its time go, and says on standard output what was done. Exits 2 with a problem and what to do about it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from speakopenly.core.errors import BadInput
from speakopenly.web import commands

if TYPE_CHECKING:
    from speakopenly.core.erasure_list import Erasures

DAMAGED = "The database in this backup is damaged. Nothing was put in place."


def main() -> int:
    """Settle in; the exit status."""
    wanted = json.load(sys.stdin)
    try:
        done = settle_in(wanted)
    except BadInput as error:
        json.dump({"problem": error.problem, "do": error.do}, sys.stdout)
        return 2
    json.dump(done, sys.stdout)
    return 0


def settle_in(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Everything between the files on the disk and the first page. Raises BadInput."""
    commands.start_django()
    from django.db import connection

    from speakopenly.web.backup import postgresql

    if connection.vendor == "sqlite":
        return _settle(wanted)
    postgresql.check_is_empty()
    is_whole = False
    try:
        done = _settle(wanted)
        is_whole = not wanted["is_rehearsal"]
    finally:
        if not is_whole:
            postgresql.empty_again()
    return done


def _settle(wanted: Mapping[str, Any]) -> dict[str, Any]:
    made_on = date.fromisoformat(wanted["day"])
    erasures = _list_to_go_through(wanted, made_on)
    _load_and_check(wanted["rows"])
    commands.prepare_database()
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    from speakopenly.web import backup_days
    from speakopenly.web.backup.taking import LEFT_OUT, count_rows
    from speakopenly.web.hear import erasures as registry
    from speakopenly.web.hear.reporting.reports import daily

    _empty(LEFT_OUT)
    erased = registry.erase_again(erasures, backup_of=made_on) if erasures else {}
    _keep_list(erasures, timezone.localdate())
    daily.daily_round()
    home = Path(settings.HOME)
    backup_days.note_backup(home, made_on)
    backup_days.note_rehearsal(home, timezone.localdate())
    with connection.cursor() as cursor:
        rows = sum(count_rows(lambda query: _ask(cursor, query)).values())
    _close()
    return {"rows": rows, "erased": erased, "known_until": str(erasures.until) if erasures else None}


def _list_to_go_through(wanted: Mapping[str, Any], made_on: date) -> Erasures | None:
    """The list that was given, if it is of this installation and reaches from the backup on."""
    if wanted["without_erasures"]:
        return None
    from speakopenly.core.erasure_list import read_erasures
    from speakopenly.web.hear.erasures import tag_of_this_installation

    if wanted["erasures"] is None:
        raise BadInput(
            f"Without the erasure list, whatever was withdrawn since {_day(made_on)} would come back.",
            do="Give the folder “erasures” of the lost home, or its copy: --erasures. Where it is lost too: "
            "--without-erasures, and tell the people who can have withdrawn.",
        )
    given = Path(wanted["erasures"])
    found = read_erasures(sorted(given.glob("????-??-??.list")) if given.is_dir() else [given])
    if found.installation != tag_of_this_installation():
        raise BadInput("This erasure list is of another installation.", do="Look for the right one.")
    if found.since > made_on or found.until < made_on:
        raise BadInput(
            f"This erasure list reaches from {_day(found.since)} to {_day(found.until)}; the backup is of "
            f"{_day(made_on)}.",
            do="Take a list and a backup that meet, or go on with --without-erasures.",
        )
    return found


def _load_and_check(rows: Mapping[str, int]) -> None:
    """Raises BadInput where the database is damaged, or has other rows than when it was packed."""
    from django.conf import settings
    from django.db import DatabaseError, connection

    from speakopenly.web.backup import bundle, postgresql

    if connection.vendor == "postgresql":
        postgresql.bring_back(Path(settings.HOME) / bundle.POSTGRESQL)
        (Path(settings.HOME) / bundle.POSTGRESQL).unlink()
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            is_whole = cursor.fetchone() == ("ok",)
            for table, number in rows.items():
                cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
                is_whole = is_whole and cursor.fetchone() == (number,)
    except DatabaseError as error:
        raise BadInput(DAMAGED, do="Take an earlier one.") from error
    if not is_whole:
        raise BadInput(DAMAGED, do="Take an earlier one.")


def _empty(labels: tuple[str, ...]) -> None:
    from django.apps import apps

    for label in labels:
        apps.get_model(label)._default_manager.all().delete()


def _keep_list(erasures: Erasures | None, today: date) -> None:
    """The lines go on being needed, for restoring an earlier backup; without a list it begins today."""
    from speakopenly.web.hear.erasures import the_list

    here = the_list()
    if erasures is None:
        for old in here.folder.glob("????-??-??.list"):
            old.unlink()
        here.write((), today=today)
    else:
        here.write(erasures.lines, today=today, since=erasures.since)


def _close() -> None:
    from django.db import connection

    from speakopenly.web.hear.reporting.reports.traces import settle_times
    from speakopenly.web.sqlite.erasing import empty_the_log

    empty_the_log()
    connection.close()
    settle_times()


def _ask(cursor: Any, query: str) -> list[tuple[Any, ...]]:
    cursor.execute(query)
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


if __name__ == "__main__":
    sys.exit(main())
