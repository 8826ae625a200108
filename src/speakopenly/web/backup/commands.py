"""``speakopenly backup``, ``speakopenly restore`` and ``speakopenly move-to-postgresql``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import click

from speakopenly.core.errors import BadInput
from speakopenly.web import backup_days
from speakopenly.web.backup import bundle
from speakopenly.web.commands import start_django, stopped_tidily

if TYPE_CHECKING:
    from speakopenly.web.backup.moving import Moved

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Seal = Callable[[Iterator[bytes], IO[bytes]], None]


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
@click.option(
    "--into",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Instead of FILE: the backup of today into this folder, and what has had its time goes.",
)
@click.option(
    "--keep",
    type=click.IntRange(1, 365),
    metavar="DAYS",
    help="With --into: how many days, at most as many as the Speak door says. Left out, as many.",
)
@click.option(
    "--to", "keys", multiple=True, metavar="RECIPIENT", help="A public key of age; may be repeated."
)
@click.option("--passphrase-file", type=A_FILE, help="Seal it under the passphrase in this file instead.")
def backup(
    file: Path | None,
    folder: Path | None,
    keep: int | None,
    keys: tuple[str, ...],
    passphrase_file: Path | None,
) -> None:
    """Write everything of this service into one sealed file, while it goes on working.

    It holds the database, the keys and the erasure list, and so opens all that this machine opens: keep the
    secret key or the passphrase apart from it. Unfinished drafts are not in it.
    """
    if (file is None) == (folder is None):
        raise BadInput("Say where it goes.", do="Give one FILE, or --into with a folder.")
    if keep is not None and folder is None:
        raise BadInput("--keep says what goes from a folder.", do="Give --into as well, or leave it out.")
    seal = _seal(keys, passphrase_file)
    start_django()
    if folder is None:
        assert file is not None  # noqa: S101
        _take(file, seal)
    else:
        _take_todays(folder, seal, keep)


def _seal(keys: tuple[str, ...], passphrase_file: Path | None) -> Seal:
    from speakopenly.web.backup import sealed

    if bool(keys) == bool(passphrase_file):
        raise BadInput("Say to whom it is sealed.", do="Give --to age1..., or --passphrase-file.")
    if passphrase_file is not None:
        return partial(sealed.seal_under, secret=sealed.passphrase_in(passphrase_file))
    return partial(sealed.seal_to, to=sealed.recipients(keys))


def _take(file: Path, seal: Seal) -> None:
    from speakopenly.web.backup.taking import take_backup

    with stopped_tidily():
        size = take_backup(file, seal)
    click.echo(f"{file.name}: {size / 1024**2:.1f} MB. Prove it: speakopenly restore --rehearse {file.name}")


def _take_todays(folder: Path, seal: Seal, keep: int | None) -> None:
    """One a day: of several, somebody could tell between which two a report came in."""
    from django.utils import timezone

    from speakopenly.web.backup import rotation

    today = timezone.localdate()
    file = rotation.file_of(folder, today)
    days = _days(keep)
    try:
        if file.exists():
            click.echo(f"{file.name} is there already: one a day is made.")
        else:
            _take(file, seal)
    finally:
        # What has had its time goes, also on a day on which none can be made: the door promises it.
        if gone := rotation.let_go(folder, today=today, days=days):
            click.echo(f"Had their time and were deleted: {gone}.")


def _days(keep: int | None) -> int:
    from speakopenly.web.backup import rotation

    promised = rotation.days_kept()
    if keep is not None and keep > promised:
        raise BadInput(
            f"The Speak door says that backups are kept for {promised} days at most.",
            do="Give --keep no more than that, or leave it out.",
        )
    return keep or promised


@click.command()
@click.argument("file", type=A_FILE)
@click.option("--identity-file", type=A_FILE, help="The secret key of age it was sealed to.")
@click.option("--passphrase-file", type=A_FILE, help="The passphrase it was sealed under.")
@click.option(
    "--erasures",
    type=click.Path(exists=True, path_type=Path),
    help="The erasure list of the home that was lost: its folder, or one file.",
)
@click.option(
    "--without-erasures", is_flag=True, help="The list is lost: go on, and let what was erased come back."
)
@click.option(
    "--rehearse", is_flag=True, help="Restore into a throw-away folder, check, remove, note the day."
)
@click.option(
    "--scratch-database", default="", metavar="URL", help="For a rehearsal with PostgreSQL: an empty one."
)
def restore(
    file: Path,
    identity_file: Path | None,
    passphrase_file: Path | None,
    erasures: Path | None,
    without_erasures: bool,
    rehearse: bool,
    scratch_database: str,
) -> None:
    """Bring a backup back into an empty SPEAKOPENLY_HOME; what was erased since is erased again.

    Everything is checked before anything is put in place. Nothing is ever restored over something.
    """
    from speakopenly.web.backup import restoring, sealed

    home = Path(os.environ.get("SPEAKOPENLY_HOME", "var")).resolve()
    open_it = partial(sealed.opened, file, identity_file=identity_file, passphrase_file=passphrase_file)
    with stopped_tidily():
        if rehearse:
            given = erasures or _list_of(home)
            wanted = restoring.Wanted(given, without_erasures or given is None)
            done = restoring.rehearse(open_it, home, wanted, scratch=scratch_database)
        else:
            done = restoring.restore(open_it, home, restoring.Wanted(erasures or _copy(), without_erasures))
    _say(done, home, is_rehearsal=rehearse)


@click.command("move-to-postgresql")
def move_to_postgresql() -> int:
    """Move this service from its SQLite file into the empty database of DATABASE_URL.

    Stop the site first. Every row is read back and compared; unless all are equal, nothing is kept there.
    The file is only read, and stays until you delete it. Keys and erasure list stay in the home.
    """
    home = Path(os.environ.get("SPEAKOPENLY_HOME", "var")).resolve()
    file = home / bundle.SQLITE
    if not any(os.environ.get(name, "").strip() for name in ("DATABASE_URL", "DATABASE_URL_FILE")):
        raise BadInput("DATABASE_URL is not set.", do="Make an empty database and set it: postgresql://...")
    if not file.is_file():
        raise BadInput(f"{home.name} has no SQLite file.", do="Is SPEAKOPENLY_HOME right?")
    start_django()
    from speakopenly.web.backup import moving

    if moving.needs_migrating(file):
        _bring_up_to_this_release()
    try:
        with stopped_tidily():
            moved = moving.move(file, _say_moved)
    except moving.NotTheSame as error:
        click.echo(str(error), err=True)
        return 1
    click.echo(MOVED.format(rows=sum(each.rows for each in moved), tables=len(moved), file=file.name))
    if not moving.plan_well():
        click.echo(NOT_LOOKED_THROUGH, err=True)
    return 0


MOVED = """
All {rows} rows of {tables} tables are equal on both sides.
From now on start the site with the same DATABASE_URL and the same SPEAKOPENLY_HOME.
Take a backup today: earlier ones hold the file. Rehearse it, and then delete the file: what is withdrawn from
now on is erased from PostgreSQL and lies on in database/{file} until the file is gone."""

NOT_LOOKED_THROUGH: Final = """
Everything is moved. Only PostgreSQL's look through its tables, which makes questions quick, came to no end.
It does so by itself within a day; or run ANALYZE there."""


def _say_moved(moved: Moved) -> None:
    if moved.is_equal:
        click.echo(f"{moved.table}: {moved.rows} rows, equal")
    else:
        told = f"{moved.only_old} rows only in the file, {moved.only_new} only in PostgreSQL"
        click.echo(f"{moved.table}: NOT EQUAL, {told}", err=True)


def _bring_up_to_this_release() -> None:
    """In a process of its own, whose database is the file."""
    program = "from speakopenly.web.commands import prepare_database; prepare_database()"
    on_the_file = {**os.environ, "DATABASE_URL": "", "DATABASE_URL_FILE": ""}
    done = subprocess.run([sys.executable, "-c", program], env=on_the_file, check=False)  # noqa: S603
    if done.returncode:
        raise BadInput("The file could not be brought up to this release.", do="Start the site on it once.")


def _say(done: object, home: Path, *, is_rehearsal: bool) -> None:
    from speakopenly.web.backup.restoring import Restored

    assert isinstance(done, Restored)  # noqa: S101
    erased = ", ".join(f"{kind} {number}" for kind, number in done.erased.items()) or "nothing"
    click.echo(f"Backup of {done.made_on}: whole, {done.rows} rows. Erased again: {erased}.")
    if done.known_until is not None:
        click.echo(f"The erasure list reaches to {done.known_until}. What was erased later is not known.")
    if is_rehearsal and home.is_dir():
        from datetime import datetime
        from zoneinfo import ZoneInfo

        backup_days.note_rehearsal(home, datetime.now(ZoneInfo("Europe/London")).date())
        click.echo("The rehearsal is noted. Nothing of it is left on this machine.")


def _list_of(home: Path) -> Path | None:
    return home / "erasures" if any((home / "erasures").glob("*.list")) else None


def _copy() -> Path | None:
    """The second folder, where it is set and holds a list."""
    value = os.environ.get("SPEAKOPENLY_ERASURES_COPY", "").strip()
    return Path(value) if value and any(Path(value).glob("*.list")) else None
