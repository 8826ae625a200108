"""The demonstration: an invented authority called Northmoor, taken through the whole loop on this machine.

It lives in a folder of its own that carries a mark. Without the mark a folder is never touched, with it every
page says that all is invented, so that a demonstration and real words cannot meet.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from speakopenly.web import commands, supervise
from speakopenly.web.demo import gateway
from speakopenly.web.environment import DEMONSTRATION_MARK, secret

if TYPE_CHECKING:
    from speakopenly.web.demo.story import Step

MARK_TEXT: Final = "Everything in this folder is invented. Delete the folder to begin again.\n"


@dataclass(frozen=True, slots=True)
class Filled:
    """What is printed of a demonstration that was filled: passwords, a receipt, and its story in order."""

    passwords: Mapping[str, str]
    way_back: tuple[str, ...]
    story: tuple[Step, ...]


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
    alerts_to = gateway.listening()
    filled = supervise.apart(partial(fill, alerts_to.fileno()))
    _print_where(f"http://{host}:{port}", filled)
    children = (supervise.worker(), supervise.watch(), gateway.at_work(alerts_to))
    return supervise.run(supervise.web(host, port, 1), *children)


def claim_home(home: Path) -> Path:
    """The demonstration's own folder, marked. Refuses a folder that is not one, and any other database."""
    if secret("DATABASE_URL"):
        raise click.ClickException("The demonstration has its own database. Unset DATABASE_URL first.")
    mark = home / DEMONSTRATION_MARK
    if home.exists() and any(home.iterdir()) and not mark.exists():
        raise click.ClickException(
            f"{home.name} is in use and is not a demonstration. Nothing was touched. Set SPEAKOPENLY_HOME."
        )
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark.write_text(MARK_TEXT, encoding="utf-8")
    return home


def fill(alerts_to: int) -> Filled:
    """Fill what an earlier start has not filled; new passwords for everybody, and one new receipt.

    ``alerts_to`` is the number of a socket that listens, which a process that was forked has as well.
    """
    from speakopenly.web.demo import (
        bulletin,
        changing,
        culture,
        examining,
        governing,
        listening,
        opening,
        people,
        rounds,
        speaking,
        story,
        survey,
    )

    northmoor = people.gather()
    with socket.socket(fileno=os.dup(alerts_to)) as door:
        opening.fill(northmoor, door)
    speaking.fill(northmoor)
    for room in (listening, rounds, survey, changing, bulletin, culture, examining, governing):
        room.fill(northmoor)
    return Filled(people.open_doors(), speaking.a_way_back(northmoor).words, story.steps(northmoor))


def _print_where(site: str, filled: Filled) -> None:
    click.echo("")
    click.echo("The demonstration is invented from end to end. Do not type anything real.")
    click.echo(f"  Speak door   {site}/")
    click.echo(f"  Reports      {site}/reports/")
    click.echo(f"  Work door    {site}/staff/")
    click.echo("Sign-ins, made now and shown once:")
    for email, password in filled.passwords.items():
        click.echo(f"  {email:34} {password}")
    click.echo(f"Eight words to come back with, at {site}/return/")
    click.echo(f"  {' '.join(filled.way_back)}")
    click.echo("One story, from the first report to a changed service, in ten minutes:")
    for number, step in enumerate(filled.story, start=1):
        click.echo(f"{number:3}. {step.says}")
        click.echo(f"     {site}{step.where}{f'  (sign in as {step.who})' if step.who else ''}")
    click.echo("Ctrl-C stops it.")
