"""``speakopenly findings``: from a table of voices to a report that anyone can verify."""

from __future__ import annotations

import json
import secrets
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar

if TYPE_CHECKING:
    from speakopenly.core.publications import Packs
    from speakopenly.hear.listening import ColumnMap


@click.command("findings")
@options.FILE
@options.TEXT_COLUMN
@options.ID_COLUMN
@options.QUESTION_COLUMN
@click.option("--group-columns", default="", help="Columns to split numbers by, with commas: role,nation.")
@click.option("--channel-column", help="The column that names the channel: survey, focus_group ...")
@click.option("--speaks-for-column", help="The column that says how many people a row speaks for.")
@click.option("--may-quote-column", help="The column that says yes or no to being quoted.")
@click.option("--title", default="What people told us", show_default=True, help="The title of the report.")
@click.option("--asked-by", default="not recorded", show_default=True, help="Who asked, for the title page.")
@options.EMBEDDER
@options.SEED
@options.OUT
@options.AS_JSON
def command(file: Path, out: Path, as_json: bool, **given: Any) -> None:
    """Read FILE, hide identifiers, find themes and write a report in HTML, PDF and Word.

    Writes OUT/public (the report, for anyone) and OUT/sealed (the evidence, which stays with you). Check both
    with “speakopenly verify OUT”. The text is always de-identified first.
    """
    from speakopenly.core.publications import read_packs, write_packs

    with bar() as progress:
        packs = _make(file, given, progress)
    write_packs(packs, out)
    manifest, _ = read_packs(out)
    if as_json:
        click.echo(json.dumps({"check_code": manifest.check_code, "public": sorted(manifest.files)}))
    else:
        click.echo(f"Written, with check code {manifest.check_code}.")
        click.echo("Read every quote before you pass the report on: recognisers miss some names.")


def _make(file: Path, given: dict[str, Any], progress: Any) -> Packs:
    from speakopenly.core.sealing import InstallationKey
    from speakopenly.core.tables import read_table
    from speakopenly.understand.findings.loop import Wishes, findings_from_table
    from speakopenly.understand.findings.publication import publish

    wishes = Wishes(
        title=given["title"],
        asked_by=given["asked_by"],
        day=datetime.now().astimezone().date(),
        embedder=given["embedder"],
        seed=given["seed"],
    )
    # The key lives for this run alone: nobody, not even the host, can match ids between two runs.
    key = InstallationKey(secrets.token_bytes(32))
    evidence = findings_from_table(
        read_table(file), _columns(given), wishes, keyed_hash=key.keyed_hash, progress=progress
    )
    return publish(evidence, progress=lambda stage: progress(stage, 0, 1))


def _columns(given: dict[str, Any]) -> ColumnMap:
    from speakopenly.hear.listening import ColumnMap

    return ColumnMap(
        text=given["text_column"],
        id=given["id_column"],
        question=given["question_column"],
        channel=given["channel_column"],
        speaks_for=given["speaks_for_column"],
        may_quote=given["may_quote_column"],
        groups=tuple(name.strip() for name in given["group_columns"].split(",") if name.strip()),
    )
