"""The demonstration: an invented authority called Northmoor, taken through the whole loop on this machine.

It lives in a folder of its own that carries a mark. Without the mark a folder is never touched, with it every
page says that all is invented, so that a demonstration and real words cannot meet.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

import speakopenly
from speakopenly.web import commands, supervise
from speakopenly.web.environment import DEMONSTRATION_MARK

if TYPE_CHECKING:
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.people.staff import Staff

SERVICE: Final = "Northmoor (invented)"
MARK_TEXT: Final = "Everything in this folder is invented. Delete the folder to begin again.\n"
PEOPLE: Final = {
    "facilitator@northmoor.example": ("Facilitator", ("facilitator",)),
    "publisher@northmoor.example": ("Publisher", ("publisher",)),
    "lead@northmoor.example": ("Learning lead", ("learning_lead",)),
}


@dataclass(frozen=True, slots=True)
class Listening:
    """One invented table and the exercise it belongs to."""

    file: str
    title: str
    question: str
    opened_on: date
    channel: str
    not_heard: tuple[str, ...]
    is_published: bool


EXERCISES: Final = (
    Listening(
        file="listening.csv",
        title="What helps and what gets in the way in Northmoor",
        question="What helps and what gets in the way of keeping children safe in Northmoor?",
        opened_on=date(2026, 3, 2),
        channel="survey",
        not_heard=(
            "Fathers who live apart from their children: none took part that we know of.",
            "Unaccompanied young people: no interpreter could be found in time.",
            "Children under eleven: nobody was asked.",
        ),
        is_published=True,
    ),
    Listening(
        file="near_misses.csv",
        title="What nearly went wrong in Northmoor",
        question="What went wrong, nearly went wrong, or went right?",
        opened_on=date(2026, 1, 5),
        channel="speak_door",
        not_heard=("People who do not write to us: these reports were typed in on a phone.",),
        is_published=False,
    ),
)


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--host", default="127.0.0.1", show_default=True, help="This machine only.")
def demo(port: int, host: str) -> int:
    """Fill an invented authority, take it through the loop, and show it on this machine."""
    if host not in commands.LOOPBACK:
        raise click.ClickException("The demonstration is shown on this machine only. Leave --host out.")
    home = claim_home(Path(os.environ.get("SPEAKOPENLY_HOME", "var")) / "demonstration")
    os.environ["SPEAKOPENLY_HOME"] = str(home)
    commands.prepare_database()
    commands.prepare_faces()
    fill()
    _print_where(host, port, open_doors())
    return supervise.run(supervise.web(host, port, 1), supervise.worker())


def claim_home(home: Path) -> Path:
    """The demonstration's own folder, marked. Refuses a folder that is not one, and any other database."""
    if os.environ.get("DATABASE_URL"):
        raise click.ClickException("The demonstration has its own database. Unset DATABASE_URL first.")
    mark = home / DEMONSTRATION_MARK
    if home.exists() and any(home.iterdir()) and not mark.exists():
        raise click.ClickException(
            f"{home.name} is in use and is not a demonstration. Nothing was touched. Set SPEAKOPENLY_HOME."
        )
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark.write_text(MARK_TEXT, encoding="utf-8")
    return home


def fill() -> None:
    """Take each invented table through the loop, unless that was done at an earlier start."""
    from speakopenly.web.hear.listening.models import Exercise

    northmoor = _people_of_northmoor()
    for listening in EXERCISES:
        if not Exercise.objects.filter(title=listening.title).exists():
            click.echo(f"Bringing in: {listening.title} ...")
            _walk_the_loop(listening, northmoor)


def _people_of_northmoor() -> dict[str, Staff]:
    from speakopenly.web.people import actions
    from speakopenly.web.people.models import User
    from speakopenly.web.people.staff import Staff

    northmoor = actions.found_service(name=SERVICE)
    staff = {}
    for email, (name, roles) in PEOPLE.items():
        known = actions.known_roles(roles)
        user = User.objects.filter(email=email).first() or actions.add_person(
            service=northmoor, email=email, name=name, password=secrets.token_urlsafe(15), roles=known
        )
        staff[roles[0]] = Staff(user, northmoor, frozenset(known))
    return staff


def _walk_the_loop(listening: Listening, northmoor: dict[str, Staff]) -> None:
    from speakopenly.web.jobs.shift import Shift
    from speakopenly.web.understand.findings.publications import actions as publications

    facilitator, publisher = northmoor["facilitator"], northmoor["publisher"]
    exercise = _bring_in(listening, facilitator)
    Shift().work(until_empty=True)
    if listening.is_published:
        draft = publications.ask_for_signature(exercise=exercise, by=facilitator)
        publications.sign(publication=draft, by=publisher)
        Shift().work(until_empty=True)


def _bring_in(listening: Listening, by: Staff) -> Exercise:
    from speakopenly.core.tables import read_table_bytes
    from speakopenly.web.hear.listening import actions, columns

    data = (examples() / listening.file).read_bytes()
    table = read_table_bytes(data, listening.file)
    exercise = actions.set_up_exercise(
        by=by,
        title=listening.title,
        question=listening.question,
        asked_by="Northmoor",
        opened_on=listening.opened_on,
        not_heard=listening.not_heard,
    )
    batch = actions.upload_table(exercise=exercise, by=by, name=listening.file, data=data)
    places = columns.guess(table)
    actions.match_columns(batch=batch, by=by, places=places, channel=listening.channel, table=table)
    actions.bring_in(batch=batch, by=by)
    return exercise


def examples() -> Path:
    """The invented tables: inside an installed package, or beside the source."""
    package = Path(speakopenly.__file__).parent
    inside = package / "examples" / "northmoor"
    return inside if inside.is_dir() else package.parents[1] / "examples" / "northmoor"


def open_doors() -> dict[str, str]:
    """A new password for everyone at every start; none is kept anywhere, so none can be found."""
    from speakopenly.web.people.models import User

    passwords = {email: secrets.token_urlsafe(12) for email in PEOPLE}
    for email, password in passwords.items():
        user = User.objects.get(email=email)
        user.set_password(password)
        user.save(update_fields=["password"])
    return passwords


def _print_where(host: str, port: int, passwords: dict[str, str]) -> None:
    click.echo("")
    click.echo("The demonstration is invented from end to end. Do not type anything real.")
    click.echo(f"  Speak door   http://{host}:{port}/")
    click.echo(f"  Reports      http://{host}:{port}/reports/")
    click.echo(f"  Work door    http://{host}:{port}/staff/")
    click.echo("Sign-ins, made now and shown once:")
    for email, password in passwords.items():
        click.echo(f"  {email:32} {password}")
    click.echo("Ctrl-C stops it.")
