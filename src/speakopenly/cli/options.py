"""Options that several commands share, so that one word means one thing in all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.core.tables import Table

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
TEXT_COLUMN = click.option("--text-column", required=True, help="The column that holds what people said.")
ID_COLUMN = click.option(
    "--id-column",
    help="A column that says who spoke; rows with one id are one person. Without it, each row is.",
)
QUESTION_COLUMN = click.option("--question-column", help="The column that holds the question answered.")
SEED = click.option("--seed", default=0, show_default=True, help="The same seed gives the same themes.")
EMBEDDER = click.option(
    "--embedder", type=click.Choice(["minilm", "static"]), default="minilm", show_default=True,
    help="Sentence vectors: minilm is better, static about 30 times quicker.",
)  # fmt: skip
OUT = click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write into."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document on standard output.")
VALUE_COLUMN = click.option("--value", required=True, help="The column that holds the numbers.")
CHART = click.option(
    "--chart",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the picture to this SVG file, and its table to a CSV file beside it.",
)


def tell_left_out(table: Table) -> None:
    """Say on standard error which rows could not be read, and why; nothing is dropped silently."""
    for rejected in table.rejected:
        click.echo(f"{table.file}, row {rejected.row}: left out: {rejected.reason}", err=True)


def refuse_left_out(table: Table) -> None:
    """Refuse a table of which a row could not be read: a cell that is missing would change every total."""
    from speakopenly.core.tables.assembly import EMPTY_ROW

    for rejected in table.rejected:
        if rejected.reason != EMPTY_ROW:
            raise BadInput(
                f"could not be read: {rejected.reason}.", do="Mend it.", file=table.file, row=rejected.row
            )
