"""``speakopenly reliability``: how well the items of a scale hang together."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from speakopenly.cli import options
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.check.culture.reliability import Reliability
    from speakopenly.core.tables import Table

_NO_ANSWER: Final = frozenset({"", "na", "nan", "[x]", "[z]"})


@click.command("reliability")
@options.FILE
@click.option("--items", required=True, help="The columns of the scale, with commas: A,B,C.")
@click.option("--reverse", default="", help="Those of them that ask the other way round, with commas.")
@options.AS_JSON
def command(file: Path, items: str, reverse: str, as_json: bool) -> None:
    """Say how well the items of a scale hang together; FILE has a row for each person.

    Rows with a gap in any item are left out. With --json, one document: alpha with feldt_ci (95%), omega and
    cfi of a one-factor model by maximum likelihood, n_complete, n_rows, items, fit, loadings and cautions.
    What is undefined is null, and cautions say why.
    """
    from speakopenly.check.culture.reliability import measure_reliability
    from speakopenly.core.tables import read_table

    table = read_table(file)
    names, turned = _names(items), _names(reverse)
    try:
        found = measure_reliability(names, _rows(table, names), reverse=turned)
    except ValueError as error:
        raise BadInput(str(error), do="Mend --items or --reverse.") from None
    if as_json:
        click.echo(json.dumps(_document(found), ensure_ascii=False))
    else:
        _print(found)
    options.tell_left_out(table)


def _names(text: str) -> list[str]:
    return [name for part in text.split(",") if (name := part.strip())]


def _rows(table: Table, names: list[str]) -> Any:
    """The points of every row of the file; a row that is empty, or could not be read, has none."""
    import numpy as np

    columns = [
        [
            _point(text, table.file, row.number, name)
            for row, text in zip(table.rows, table.column(name), strict=True)
        ]
        for name in names
    ]
    left_out = [[math.nan] * len(table.rejected)] * len(names)
    return np.hstack([np.array(columns, float).reshape(len(names), len(table.rows)), left_out]).T


def _point(text: str | None, file: str, row: int, column: str) -> float:
    text = (text or "").strip()
    if text.lower() in _NO_ANSWER:
        return math.nan
    try:
        point = float(text)
    except ValueError:
        point = math.inf
    if not math.isfinite(point):
        raise BadInput(
            "is no number.", do="Write the point of the scale, or leave the cell empty.",
            file=file, row=row, column=column,
        )  # fmt: skip
    return point


def _document(found: Reliability) -> dict[str, Any]:
    factor = found.factor
    return {
        "alpha": found.alpha,
        "feldt_ci": None if found.feldt_ci is None else list(found.feldt_ci),
        "omega": found.omega,
        "n_complete": found.n_complete,
        "n_rows": found.n_rows,
        "cfi": found.cfi,
        "items": list(found.items),
        "fit": None if factor is None else {"chisq": factor.chisq, "df": factor.df, "cfi": factor.cfi},
        "loadings": None if factor is None else dict(zip(found.items, factor.loadings, strict=True)),
        "cautions": list(found.cautions),
    }


def _print(found: Reliability) -> None:
    click.echo(f"{found.n_complete} complete rows of {found.n_rows}; {len(found.items)} items.")
    if found.alpha is not None and found.feldt_ci is not None:
        click.echo(f"alpha {found.alpha:.3f} ({found.feldt_ci[0]:.3f} to {found.feldt_ci[1]:.3f})")
    if found.omega is not None and found.cfi is not None:
        click.echo(f"omega {found.omega:.3f}; one-factor fit (CFI) {found.cfi:.3f}")
    for caution in found.cautions:
        click.echo(caution)
