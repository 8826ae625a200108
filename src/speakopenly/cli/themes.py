"""``speakopenly themes``: group what people said by what it speaks of."""

from __future__ import annotations

import json
import platform
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar
from speakopenly.core import disclosure
from speakopenly.core.records import Reason

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from speakopenly.core.tables import Cell
    from speakopenly.hear.listening import ColumnMap
    from speakopenly.understand.portions import Placed, Portion
    from speakopenly.understand.portions.hands import Hands
    from speakopenly.understand.themes import Seed

Progress = Callable[[str, int, int], None]
FEW_PORTIONS = 3
"""So many are read in this process: starting others would cost more than it saves."""


@click.command("themes")
@options.FILE
@options.TEXT_COLUMN
@options.ID_COLUMN
@options.QUESTION_COLUMN
@options.OUT
@options.SEED
@click.option(
    "--internal", is_flag=True, help="Write exact counts, for analysts; else small ones are hidden."
)
@click.option(
    "--deidentify", "hide", is_flag=True, help="Hide identifiers first; else the text is taken as given."
)
@options.EMBEDDER
@click.option(
    "--cluster",
    metavar="URL",
    help="Have it read by a Dask cluster: tls://HOST:PORT, or local:2 for two workers on this machine.",
)
@click.option(
    "--seeds",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A table with the columns theme and example: themes people have in mind already.",
)
@options.AS_JSON
def command(file: Path, out: Path, as_json: bool, **given: Any) -> None:
    """Suggest themes for the texts of FILE; every row is placed in one or given a reason.

    Writes themes.csv, assignments.csv, passages.csv (offsets, no words) and run.json into OUT. The same
    input, seed and versions give the same files, whoever reads it. No name, key word or description holds
    an identifier. A run that was cut short goes on where it stopped.
    """
    started = time.perf_counter()
    with bar() as progress:
        placed, kept = _find(file, out, given, progress)
        _write_themes(out / "themes.csv", placed, internal=given["internal"])
        _write_assignments(out / "assignments.csv", placed)
        _write_passages(out / "passages.csv", placed)
    run = _run(given, placed, time.perf_counter() - started)
    (out / "run.json").write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    texts = sum(len(portion.rows) for portion in kept)
    kept.take_away()
    tops = sum(theme.parent is None for theme in placed.themes)
    click.echo(json.dumps(run) if as_json else f"{tops} themes from {texts} texts.")


def _find(file: Path, out: Path, given: dict[str, Any], progress: Progress) -> tuple[Placed, Any]:
    from speakopenly.core.tables import read_in_portions
    from speakopenly.hear.listening import ColumnMap
    from speakopenly.understand.deidentify import Deidentifier
    from speakopenly.understand.embeddings import load_encoder
    from speakopenly.understand.portions import ROWS, HowToRead, find_in_portions, keep_portions
    from speakopenly.understand.reading import IdentifierCheck

    columns = ColumnMap(text=given["text_column"], id=given["id_column"], question=given["question_column"])
    seeds = _seeds(given["seeds"]) if given["seeds"] else ()
    encoder = load_encoder(given["embedder"])  # built now, so that no two workers build it at once
    tables = read_in_portions(file, rows=ROWS)
    first = next(tables)
    portions = _portions(first, tables, columns)
    early = [portion for portion, _ in zip(portions, range(FEW_PORTIONS + 1), strict=False)]
    with _hands(given, len(early)) as hands:
        kept = keep_portions(
            _joined(early, portions),
            HowToRead(given["embedder"], given["hide"]),
            hands,
            out=out,
            digest=first.digest,
            told=lambda done: progress("reading", done, max(done, len(early))),
        )
    placed = find_in_portions(
        kept,
        encoder=encoder,
        seed=given["seed"],
        progress=progress,
        identifiers_in=IdentifierCheck(Deidentifier()),
        seeds=seeds,
    )
    return placed, kept


def _joined(early: list[Portion], later: Iterator[Portion]) -> Iterator[Portion]:
    yield from early
    yield from later


def _portions(first: Any, tables: Iterator[Any], columns: ColumnMap) -> Iterator[Portion]:
    from itertools import chain

    from speakopenly.hear.listening import receive
    from speakopenly.understand.portions import Portion

    for number, table in enumerate(chain([first], tables)):
        # Nothing here leaves the run, so ids need no key; without one a table gives the same bytes anywhere.
        received = receive(table, columns, keyed_hash=lambda purpose, *parts: str(parts[-1]))
        yield Portion(
            number=number,
            rows=received.rows,
            given_ids=received.given_ids,
            people=tuple(str(each.person) for each in received.contributions),
            questions=tuple(each.question for each in received.contributions),
            texts=tuple(each.text for each in received.contributions),
            blank=received.without_text,
        )


def _hands(given: dict[str, Any], portions: int) -> AbstractContextManager[Hands]:
    """Who reads: a cluster where one was named; else, where it is worth starting them, two processes."""
    from contextlib import nullcontext

    from speakopenly.understand.findings.loop import workers_for
    from speakopenly.understand.portions.cluster import Cluster
    from speakopenly.understand.portions.hands import Here, Processes
    from speakopenly.understand.portions.records import ROWS

    if given["cluster"]:
        return Cluster(given["cluster"])
    is_worth_it = portions > FEW_PORTIONS or (given["hide"] and portions > 1)
    count = workers_for(portions * ROWS)
    return nullcontext(Processes(count) if is_worth_it and count > 1 else Here())


def _write_themes(path: Path, placed: Placed, *, internal: bool) -> None:
    from speakopenly.core.tables import write_csv

    def row(at: int) -> tuple[Cell, ...]:
        theme, people = placed.themes[at], placed.people[at]
        shows = internal or disclosure.can_show_exactly(people, placed.base)
        counts: tuple[Cell, Cell] = (people, placed.passages[at]) if shows else (disclosure.HIDDEN,) * 2
        named = (theme.id, theme.parent, theme.name, theme.description, "; ".join(theme.keywords))
        return (*named, *counts)

    columns = ("theme_id", "parent_id", "name", "description", "keywords", "people", "passages")
    write_csv(path, columns, (row(at) for at in range(len(placed.themes))))


def _write_assignments(path: Path, placed: Placed) -> None:
    """One row for every id of the input: where an id has several rows, its strongest placing."""
    from speakopenly.core.tables import write_csv
    from speakopenly.understand.portions.records import NONE, REASONS

    best: dict[str, tuple[int, float, int]] = {}
    blank: dict[str, None] = {}
    for portion, placement in placed.each():
        blank.update(dict.fromkeys(portion.blank))
        found = zip(
            portion.given_ids,
            placement.of_contributions.tolist(),
            placement.strength.tolist(),
            portion.reasons.tolist(),
            strict=True,
        )
        for given_id, theme, strength, reason in found:
            if given_id not in best or strength > best[given_id][1]:
                best[given_id] = (theme, strength, reason)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for given_id, (theme, strength, reason) in best.items():
            if theme != NONE:
                yield given_id, placed.themes[theme].id, round(strength, 4), None
            else:
                yield given_id, None, None, Reason.NO_THEME if reason == NONE else REASONS[reason]
        for given_id in blank:
            if given_id not in best:
                yield given_id, None, None, Reason.NO_WORDS

    write_csv(path, ("id", "theme_id", "strength", "reason"), rows())


def _write_passages(path: Path, placed: Placed) -> None:
    """Every passage by its place in the text that was read (as given, or de-identified); no words."""
    from speakopenly.core.tables import write_csv
    from speakopenly.understand.portions.records import NONE

    def rows() -> Iterator[tuple[Cell, ...]]:
        for portion, placement in placed.each():
            themes = placement.of_passages.tolist()
            for (place, start, end), theme in zip(portion.passages.tolist(), themes, strict=True):
                yield portion.given_ids[place], start, end, None if theme == NONE else placed.themes[theme].id

    write_csv(path, ("id", "start", "end", "theme_id"), rows())


def _run(given: dict[str, Any], placed: Placed, seconds: float) -> dict[str, Any]:
    from importlib.metadata import version

    from speakopenly.understand.findings.loop import MADE_WITH

    usage = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "versions": {"python": platform.python_version(), **{name: version(name) for name in MADE_WITH}},
        "seed": given["seed"],
        "embedder": given["embedder"],
        "deidentified": given["hide"],
        "cluster": given["cluster"],
        "counts": "exact" if given["internal"] else "small ones hidden",
        "seconds": round(seconds, 2),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime + children.ru_utime + children.ru_stime, 2),
        "peak_mb": round(max(usage.ru_maxrss, children.ru_maxrss) / 1024),
        "settings": {name: str(value) for name, value in placed.settings.items()},
    }


def _seeds(path: Path) -> tuple[Seed, ...]:
    """The themes somebody has in mind, each with its examples, from a table of two columns."""
    from speakopenly.core.errors import BadInput
    from speakopenly.core.tables import read_table
    from speakopenly.understand.themes import Seed

    table = read_table(path)
    names, examples = table.column("theme"), table.column("example")
    found: dict[str, list[str]] = {}
    for row, name, example in zip(table.rows, names, examples, strict=True):
        if not (name or "").strip() or not (example or "").strip():
            raise BadInput(
                "needs a theme and an example.", do="Fill both cells in.", file=path.name, row=row.number
            )
        found.setdefault(" ".join(str(name).split()), []).append(str(example).strip())
    return tuple(Seed(name, tuple(examples)) for name, examples in found.items())
