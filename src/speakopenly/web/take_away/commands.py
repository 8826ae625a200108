"""``speakopenly take-away``: everything a service holds, in open formats."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from speakopenly.cli.progress import bar
from speakopenly.web.commands import prepare_database, stopped_tidily


@click.command("take-away")
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--service", "name", required=True, help="The organisation, by its name.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document: rows of each table, files, bytes.")
def take_away(place: Path, name: str, as_json: bool) -> None:
    """Write everything a service holds to PLACE, a new folder or FILE.zip, in open formats.

    Rows of every table, published editions, projects and codebooks for other programs, with what each column
    means and the sha256 of each file. Keys stay, so what is sealed stays sealed. It is of single people:
    keep it as you keep the database.
    """
    prepare_database()
    from speakopenly.web.take_away import taking

    service = taking.service_called(name)
    with stopped_tidily(), bar() as progress:
        done = taking.take_away(service, place, progress)
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False))
    else:
        rows = sum(done.rows.values())
        click.echo(
            f"{place.name}: {rows} rows of {len(done.rows)} tables, {done.files} files. {taking.INTERNAL}"
        )
