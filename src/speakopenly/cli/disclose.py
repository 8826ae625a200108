"""``speakopenly disclose``: a table of counts made safe, with what an outsider could still work out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.core.disclosure.reading import Columns
    from speakopenly.core.disclosure.releases import Release
    from speakopenly.core.disclosure.tables import SafeNumber, SafeTable


@click.command("disclose")
@options.FILE
@click.option("--rows", "row", required=True, help="The column that names the row of each cell.")
@click.option("--columns", "column", required=True, help="The column that names its column.")
@click.option("--count", required=True, help="The column that holds how many people.")
@click.option(
    "--threshold", type=click.IntRange(min=3), default=8, show_default=True,
    help="The smallest number of people that is shown.",
)  # fmt: skip
@click.option(
    "--previous", multiple=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="An earlier release as it was published; repeat it for more, the oldest first.",
)  # fmt: skip
@options.AS_JSON
def command(
    file: Path, row: str, column: str, count: str, threshold: int, previous: tuple[Path, ...], as_json: bool
) -> None:  # fmt: skip
    """Make a table of counts of people safe: one row of FILE for each cell, totals are worked out.

    Prints the safe table as CSV, with [c] for what is hidden; publish that, and give it to --previous next
    time. With --json, one document for the analyst: cells and totals with shown (null where hidden), reason
    and feasible, the lowest and highest that an outsider could work out (null: no upper bound). Reasons tell
    which numbers are small, so that document is not for publication.
    """
    from speakopenly.core.disclosure.reading import Columns, read_counts
    from speakopenly.core.disclosure.tables import protect_table
    from speakopenly.core.tables import read_table

    table, columns = read_table(file), Columns(row, column, count)
    options.refuse_left_out(table)
    counted = read_counts(table, columns)
    earlier = [_earlier(path, columns) for path in previous]
    safe = protect_table(counted.rows, counted.columns, counted.counts, threshold=threshold, earlier=earlier)
    if as_json:
        click.echo(json.dumps(_document(safe), ensure_ascii=False))
        return
    click.echo(_as_csv(safe, columns), nl=False)
    for line in (_policy(safe), *_cautions(safe)):
        click.echo(line, err=True)


def _earlier(path: Path, columns: Columns) -> Release:
    from speakopenly.core.disclosure.audit import agrees, know
    from speakopenly.core.disclosure.reading import read_release
    from speakopenly.core.tables import read_table

    table = read_table(path)
    options.refuse_left_out(table)
    release = read_release(table, columns)
    if not agrees(know([release])):
        raise BadInput(
            "holds numbers that cannot all be true.", do="Give the release as published.", file=table.file
        )
    return release


def _document(safe: SafeTable) -> dict[str, Any]:
    from speakopenly.core.disclosure.tables import Reason

    why = [number.reason for number in safe.numbers]
    cells = [
        _entry(number) for number, depth in zip(safe.numbers, safe.layout.depth, strict=True) if not depth
    ]
    totals = [_entry(number) for number, depth in zip(safe.numbers, safe.layout.depth, strict=True) if depth]
    return {
        "policy": _policy(safe),
        "threshold": safe.threshold,
        "cells": cells,
        "totals": totals,
        "hidden": {reason.value: why.count(reason) for reason in Reason if reason in why},
        "is_least": safe.is_least,
        "cautions": _cautions(safe),
    }


def _entry(number: SafeNumber) -> dict[str, Any]:
    return {
        "row": number.place[0],
        "column": number.place[1],
        "shown": number.shown,
        "reason": None if number.reason is None else number.reason.value,
        "feasible": list(number.feasible),
    }


def _policy(safe: SafeTable) -> str:
    return (
        f"Numbers from 1 to {safe.threshold - 1} are hidden, totals as well; so are others by which one"
        f" of them could be worked out, until each could be at most 1 and at least {safe.threshold}."
    )


def _cautions(safe: SafeTable) -> list[str]:
    from speakopenly.core.disclosure import SMALLEST_SHOWN
    from speakopenly.core.disclosure.tables import Reason

    said = []
    if safe.threshold < SMALLEST_SHOWN:
        said.append(f"This is looser than the house rule, which shows nothing under {SMALLEST_SHOWN}.")
    if any(number.reason is Reason.STANDS for number in safe.numbers):
        said.append(
            f"Nothing new can be shown: fewer than {safe.threshold} people came or left since an earlier"
            " release, or nothing else would hide them. The earlier release stands."
        )
    elif any(number.feasible[1] is None for number in safe.numbers):
        said.append("A feasible high of null: nothing shown bounds that number from above.")
    if not safe.is_least and not said:
        said.append("It is safe; whether fewer numbers could have been hidden was not settled.")
    return said


def _as_csv(safe: SafeTable, columns: Columns) -> str:
    from speakopenly.core.disclosure import HIDDEN
    from speakopenly.core.tables import csv_bytes

    rows = [(*number.place, HIDDEN if number.shown is None else number.shown) for number in safe.numbers]
    return csv_bytes((columns.row, columns.column, columns.count), rows).decode("utf-8-sig")
