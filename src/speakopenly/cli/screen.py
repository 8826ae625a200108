"""``speakopenly screen``: what to read next, what stopping may miss, and what ordering would have saved."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.core.tables import Table


@click.command("screen")
@options.FILE
@click.option("--label-column", required=True, help="What people decided: 1, 0, unsure, or empty if unread.")
@click.option("--title-column", default="title", show_default=True, help="The column of titles.")
@click.option("--abstract-column", default="abstract", show_default=True, help="The column of abstracts.")
@click.option("--keywords", default="", help="Words to begin with, while nothing is included yet.")
@click.option("--check-column", help="Marks (1) the records of a random check sample drawn by --draw.")
@click.option("--draw", type=click.IntRange(min=1), help="Draw a check sample of this size from the unread.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the order to a CSV file.")
@click.option("--simulate", "as_if", is_flag=True, help="Screen a finished review as if it were unread.")
@click.option("--seeds", type=click.IntRange(min=1, max=100), default=3, show_default=True,
              help="For --simulate: how many beginnings to take the mean of.")  # fmt: skip
@click.option("--seed", default=0, show_default=True, help="The same seed draws the same sample.")
@options.AS_JSON
def command(
    file: Path, label_column: str, title_column: str, abstract_column: str, keywords: str,
    check_column: str | None, draw: int | None, out: Path | None, as_if: bool, seeds: int, seed: int,
    as_json: bool,
) -> None:  # fmt: skip
    """Order the records that are still to be read; FILE has a row for each record.

    The machine orders and people decide; nothing is excluded by it. With --json, one document: records,
    read, included, unsure, unread, order (rows of FILE, the next first), check, and stopping with its
    sentence. With --simulate: recall_at_10, recall_at_20, wss_at_95 and seconds, from one known record of
    each kind, which are left out, as means over seeds.
    """
    from speakopenly.core.tables import read_table

    table = read_table(file)
    texts = _texts(table, title_column, abstract_column)
    labels = _labels(table, label_column)
    try:
        if as_if:
            document = _simulated(table, labels, texts, label_column, seeds)
        else:
            checks = _checks(table, check_column, labels) if check_column else []
            document = _ordered(table, labels, texts, keywords, checks, draw, seed)
    except ValueError as error:
        raise BadInput(str(error), do="Look at the table.", file=table.file) from None
    if out and not as_if:
        _write(out, table, document)
    if as_json:
        click.echo(json.dumps(document, ensure_ascii=False))
    else:
        _print(document, as_if=as_if)
    options.tell_left_out(table)


def _texts(table: Table, title: str, abstract: str) -> list[str]:
    titles = table.column(title)
    abstracts = table.column(abstract) if abstract in table.columns else ("",) * len(titles)
    return [f"{a or ''} {b or ''}".strip() for a, b in zip(titles, abstracts, strict=True)]


def _labels(table: Table, column: str) -> list[str]:
    from speakopenly.understand.evidence.flow import decision_of

    return [
        decision_of(table, row.number, column, text)
        for row, text in zip(table.rows, table.column(column), strict=True)
    ]


def _checks(table: Table, column: str, labels: list[str]) -> list[int]:
    """The places of the check sample; each must have been decided on."""
    found = []
    for place, (row, text) in enumerate(zip(table.rows, table.column(column), strict=True)):
        word = (text or "").strip().lower()
        if word in {"", "0", "0.0", "no"}:
            continue
        if word not in {"1", "1.0", "yes"}:
            raise BadInput("is neither 1 nor empty.", do="Mend it.",
                           file=table.file, row=row.number, column=column)  # fmt: skip
        if labels[place] not in {"included", "excluded"}:
            raise BadInput("is a record of the check sample that nobody decided on.", do="Read it first.",
                           file=table.file, row=row.number, column=column)  # fmt: skip
        found.append(place)
    return found


def _simulated(table: Table, labels: list[str], texts: list[str], column: str, seeds: int) -> dict[str, Any]:
    import sklearn.feature_extraction.text  # noqa: F401  (loading programs is no screening, and is not timed)

    from speakopenly.understand.evidence.screening import read_texts, simulate

    begun = time.perf_counter()
    for row, label in zip(table.rows, labels, strict=True):
        if label not in {"included", "excluded"}:
            raise BadInput("is undecided, and a simulation needs a finished review.", do="Write 1 or 0.",
                           file=table.file, row=row.number, column=column)  # fmt: skip
    included = [label == "included" for label in labels]
    found = simulate(read_texts(texts), included, seeds=seeds)
    return {
        "records": len(texts),
        "included": sum(included),
        "seeds": seeds,
        "recall_at_10": found.recall_at_10,
        "recall_at_20": found.recall_at_20,
        "wss_at_95": found.wss_at_95,
        "records_to_all": found.records_to_all,
        "seconds": time.perf_counter() - begun,
    }


def _ordered(
    table: Table, labels: list[str], texts: list[str], keywords: str, checks: list[int],
    draw: int | None, seed: int,
) -> dict[str, Any]:  # fmt: skip
    from dataclasses import asdict

    import numpy as np

    from speakopenly.understand.evidence.screening import draw_check, read_texts, say_stopping
    from speakopenly.understand.evidence.screening.stopping import stand

    unread = [place for place, label in enumerate(labels) if not label]
    places = {
        name: [at for at, label in enumerate(labels) if label == name] for name in ("included", "excluded")
    }
    likely, cautions = places["included"], []
    if keywords.strip():
        likely = [*likely, len(texts)]
    elif not likely:
        cautions.append("Nothing is included yet and there are no keywords: the order is by chance.")
    fit = np.zeros(len(texts))
    if unread and likely:
        reader = read_texts([*texts, keywords] if keywords.strip() else texts)
        fit = reader.fit(likely, places["excluded"])
    chance = np.random.default_rng(seed).permutation(len(texts))
    order = sorted(unread, key=lambda place: (-fit[place], chance[place]))
    now = stand(
        records=len(texts), included=len(places["included"]), excluded=len(places["excluded"]),
        unsure=labels.count("unsure"), checked=len(checks),
        hits=sum(labels[place] == "included" for place in checks),
    )  # fmt: skip
    drawn = draw_check(unread, draw, seed=seed) if draw else ()
    return {
        "records": now.records,
        "read": now.read,
        "included": now.included,
        "unsure": now.unsure,
        "unread": now.unread,
        "order": [table.rows[place].number for place in order],
        "check": [table.rows[place].number for place in drawn],
        "seed": seed,
        "stopping": {**asdict(now), "sentence": say_stopping(now, seed=seed if checks else None)},
        "cautions": cautions,
    }


def _write(path: Path, table: Table, document: dict[str, Any]) -> None:
    from speakopenly.core.tables import write_csv

    check = set(document["check"])
    rows = [
        (str(rank), str(row), "1" if row in check else "") for rank, row in enumerate(document["order"], 1)
    ]
    try:
        write_csv(path, ("rank", "row", "check"), rows)
    except OSError:
        raise BadInput("cannot be written.", do="Check the folder and try again.", file=path.name) from None


def _print(document: dict[str, Any], *, as_if: bool) -> None:
    if as_if:
        for key in ("recall_at_10", "recall_at_20", "wss_at_95", "seconds"):
            click.echo(f"{key}: {document[key]:.3f}")
        return
    click.echo(document["stopping"]["sentence"])
    for caution in document["cautions"]:
        click.echo(caution)
    if document["order"]:
        click.echo("Read next, by row: " + ", ".join(str(row) for row in document["order"][:20]))
    if document["check"]:
        click.echo("Check sample, by row: " + ", ".join(str(row) for row in document["check"]))
