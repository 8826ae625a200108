"""``python -m speakopenly.web.catalogue make|gather|missing``: the Welsh of the public pages."""

from __future__ import annotations

import sys

import click

from speakopenly.web.catalogue import welsh
from speakopenly.web.catalogue.public import borrowed_sayings, public_sayings


@click.group()
def main() -> None:
    """The Welsh of the public pages."""


@main.command()
def make() -> None:
    """Write the catalogue that the site reads. Part of set-up."""
    welsh.make()


@main.command()
def gather() -> None:
    """Bring locale/cy up to date with the code: add what is new, leave out what is gone."""
    sayings = [*public_sayings(), *borrowed_sayings()]
    welsh.bring_up_to_date(welsh.read(), sayings).save(str(welsh.SOURCE))
    welsh.make()
    _tell()


@main.command()
def missing() -> None:
    """Print what has no Welsh yet, or wrong Welsh, with the place where it stands. Fails if there is any."""
    sys.exit(1 if _tell() else 0)


def _tell() -> int:
    found = list(welsh.faults(welsh.read(), [*public_sayings(), *borrowed_sayings()]))
    for fault in found:
        click.echo(str(fault))
    click.echo(f"{len(found)} to see to.")
    return len(found)


if __name__ == "__main__":
    main()
