"""The demonstration: an invented authority called Northmoor, taken through the whole loop on this machine.

It lives in a folder of its own that carries a mark. Without the mark a folder is never touched, with it every
page says that all is invented, so that a demonstration and real words cannot meet.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from speakopenly.web import commands, supervise
from speakopenly.web.environment import DEMONSTRATION_MARK, secret

MARK_TEXT: Final = "Everything in this folder is invented. Delete the folder to begin again.\n"


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
    passwords, way_back = supervise.apart(fill)
    _print_where(host, port, passwords)
    click.echo(f"Eight words to come back with, at http://{host}:{port}/return/")
    click.echo(f"  {' '.join(way_back)}")
    click.echo("Ctrl-C stops it.")
    return supervise.run(supervise.web(host, port, 1), supervise.worker(), supervise.watch())


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


def fill() -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Fill what an earlier start has not filled; new passwords for everybody, and one new receipt."""
    from speakopenly.web.demo import (
        changing,
        culture,
        examining,
        governing,
        listening,
        people,
        rounds,
        speaking,
        survey,
    )

    northmoor = people.gather()
    listening.fill(northmoor)
    rounds.fill(northmoor)
    survey.fill(northmoor)
    speaking.fill(northmoor)
    changing.fill(northmoor)
    culture.fill(northmoor)
    examining.fill(northmoor)
    governing.fill(northmoor)
    return people.open_doors(), speaking.a_way_back(northmoor).words


def _print_where(host: str, port: int, passwords: Mapping[str, str]) -> None:
    click.echo("")
    click.echo("The demonstration is invented from end to end. Do not type anything real.")
    click.echo(f"  Speak door   http://{host}:{port}/")
    click.echo(f"  Reports      http://{host}:{port}/reports/")
    click.echo(f"  Work door    http://{host}:{port}/staff/")
    click.echo("Sign-ins, made now and shown once:")
    for email, password in passwords.items():
        click.echo(f"  {email:32} {password}")
