"""``speakopenly factors``: suggest which conditions of the work hindered or helped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar

if TYPE_CHECKING:
    from speakopenly.understand.factors import Suggestion


@click.command("factors")
@options.FILE
@options.TEXT_COLUMN
@click.option("--id-column", help="The column that names each row; without it, the row number does.")
def command(file: Path, text_column: str, id_column: str | None) -> None:
    """Suggest system factors for each text of FILE, with the words behind each, as JSON lines.

    At most six for a text, the strongest first, and none where nothing is sure; strength is for order only. A
    machine suggests: a person decides. The output holds words as given: treat it as you treat FILE.
    """
    from speakopenly.core.tables import read_table
    from speakopenly.understand.factors import FactorSuggester

    table = read_table(file)
    texts = [text or "" for text in table.column(text_column)]
    ids = table.column(id_column) if id_column else tuple(str(row.number) for row in table.rows)
    with bar() as progress:
        suggested = FactorSuggester().suggest_many(
            texts, progress=lambda done: progress("reading", done, len(texts))
        )
        for name, suggestions in zip(ids, suggested, strict=True):
            row = {"id": name, "factors": [_as_row(each) for each in suggestions]}
            click.echo(json.dumps(row, ensure_ascii=False))
    for rejected in table.rejected:
        click.echo(f"{table.file}, row {rejected.row}: left out: {rejected.reason}", err=True)


def _as_row(suggestion: Suggestion) -> dict[str, object]:
    direction = suggestion.direction
    return {
        "code": suggestion.code,
        "name": suggestion.factor.name,
        "group": str(suggestion.factor.group),
        "direction": None if direction is None else str(direction),
        "strength": suggestion.strength,
        "words": [{"start": each.start, "end": each.end, "text": each.text} for each in suggestion.words],
    }
