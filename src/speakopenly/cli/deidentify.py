"""``speakopenly deidentify``: find and hide what could tell who somebody is."""

from __future__ import annotations

import json
from pathlib import Path

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar


@click.command("deidentify")
@options.FILE
@click.option(
    "--text-column", default="text", show_default=True, help="The column that holds what people said."
)
@click.option("--id-column", help="The column that names each row; without it, the row number does.")
@click.option(
    "--known",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of names you know, one on each line: staff, schools, teams.",
)
def command(file: Path, text_column: str, id_column: str | None, known: Path | None) -> None:
    """Print each text of FILE with its identifiers found and hidden, as JSON lines.

    The output holds the words as given: treat it as you treat FILE. Recognisers miss some names, so a person
    must read what is to be published.
    """
    from speakopenly.core.tables import read_table
    from speakopenly.understand.deidentify import Deidentifier, KnownNames, hide

    table = read_table(file)
    texts = [text or "" for text in table.column(text_column)]
    ids = table.column(id_column) if id_column else tuple(str(row.number) for row in table.rows)
    with bar() as progress:
        names = KnownNames.given(_lines_of(known)) if known else None
        found = Deidentifier(known=names).find_many(texts)
        for number, (name, text, spans) in enumerate(zip(ids, texts, found, strict=True), start=1):
            row = {
                "id": name,
                "text": text,
                "spans": [
                    {"start": each.start, "end": each.end, "kind": str(each.kind), "text": each.text}
                    for each in spans
                ],
                "deidentified": hide(text, spans),
            }
            click.echo(json.dumps(row, ensure_ascii=False))
            progress("hiding", number, len(texts))
    for rejected in table.rejected:
        click.echo(f"{table.file}, row {rejected.row}: left out: {rejected.reason}", err=True)


def _lines_of(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        from speakopenly.core.errors import BadInput

        raise BadInput(
            "The names are not plain text.",
            do="Save the list as UTF-8, one name on each line.",
            file=file.name,
        ) from error
