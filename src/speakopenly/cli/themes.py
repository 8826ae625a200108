"""``speakopenly themes``: group what people said by what it speaks of."""

from __future__ import annotations

import json
import platform
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options
from speakopenly.cli.progress import bar
from speakopenly.core import disclosure
from speakopenly.core.records import Assignment, Reason, contribution_of

if TYPE_CHECKING:
    from speakopenly.core.records import Theme
    from speakopenly.core.tables import Cell
    from speakopenly.hear.listening import Received
    from speakopenly.understand.reading import Reading
    from speakopenly.understand.themes import ThemeSet


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
@options.AS_JSON
def command(file: Path, out: Path, as_json: bool, **given: Any) -> None:
    """Suggest themes for the texts of FILE; every row is placed in one or given a reason.

    Writes themes.csv, assignments.csv, passages.csv (offsets, no words) and run.json into OUT. The same
    input, seed and versions give the same files. No name, key word or description holds an identifier.
    """
    started = time.perf_counter()
    with bar() as progress:
        received, readings, themes = _find(file, given, progress)
    out.mkdir(parents=True, exist_ok=True)
    _write_themes(out / "themes.csv", received, themes, internal=given["internal"])
    _write_assignments(out / "assignments.csv", received, readings, themes)
    _write_passages(out / "passages.csv", received, readings, themes)
    run = _run(given, themes, time.perf_counter() - started)
    (out / "run.json").write_text(json.dumps(run, indent=2) + "\n", encoding="utf-8")
    tops = sum(theme.parent is None for theme in themes.themes)
    click.echo(json.dumps(run) if as_json else f"{tops} themes from {len(received.contributions)} texts.")


def _find(
    file: Path, given: dict[str, Any], progress: Callable[[str, int, int], None]
) -> tuple[Received, tuple[Reading, ...], ThemeSet]:
    from speakopenly.core.tables import read_table
    from speakopenly.hear.listening import ColumnMap, receive
    from speakopenly.understand.deidentify import Deidentifier
    from speakopenly.understand.embeddings import load_encoder
    from speakopenly.understand.findings.loop import themes_in, workers_for
    from speakopenly.understand.reading import IdentifierCheck, read_contributions

    columns = ColumnMap(text=given["text_column"], id=given["id_column"], question=given["question_column"])
    # Nothing here is stored, so ids need no key; without one the same table gives the same bytes anywhere.
    received = receive(read_table(file), columns, keyed_hash=lambda purpose, *parts: str(parts[-1]))
    deidentifier = Deidentifier()
    readings = read_contributions(
        received.contributions,
        deidentifier=deidentifier if given["hide"] else None,
        workers=workers_for(len(received.contributions)),
        progress=progress,
    )
    themes = themes_in(
        readings,
        encoder=load_encoder(given["embedder"]),
        seed=given["seed"],
        progress=progress,
        identifiers_in=IdentifierCheck(deidentifier),
    )
    return received, readings, themes


def _write_themes(path: Path, received: Received, themes: ThemeSet, *, internal: bool) -> None:
    from speakopenly.core.counting import distinct_people
    from speakopenly.core.tables import write_csv

    contributions = {each.id: each for each in received.contributions}
    base = len(distinct_people(received.contributions))

    def row(theme: Theme) -> tuple[Cell, ...]:
        said = [contributions[contribution_of(passage)] for passage in theme.passages]
        people = len(distinct_people(said))
        shows = internal or disclosure.can_show_exactly(people, base)
        counts: tuple[Cell, Cell] = (people, len(theme.passages)) if shows else (disclosure.HIDDEN,) * 2
        named = (theme.id, theme.parent, theme.name, theme.description, "; ".join(theme.keywords))
        return (*named, *counts)

    columns = ("theme_id", "parent_id", "name", "description", "keywords", "people", "passages")
    write_csv(path, columns, (row(theme) for theme in themes.themes))


def _write_assignments(path: Path, received: Received, readings: Sequence[Reading], themes: ThemeSet) -> None:
    """One row for every id of the input: where an id has several rows, its strongest placing."""
    from speakopenly.core.tables import write_csv

    placed = {each.contribution: each for each in themes.assignments}
    best: dict[str, Assignment] = {}
    for given_id, reading in zip(received.given_ids, readings, strict=True):
        contribution = reading.contribution.id
        assignment = placed.get(contribution) or Assignment(contribution, None, None, reading.reason)
        if given_id not in best or (assignment.strength or 0) > (best[given_id].strength or 0):
            best[given_id] = assignment
    rows: list[tuple[Cell, ...]] = [
        (given_id, each.theme, None if each.strength is None else round(each.strength, 4), each.reason)
        for given_id, each in best.items()
    ]
    blank = dict.fromkeys(each for each in received.without_text if each not in best)
    rows += [(given_id, None, None, Reason.NO_WORDS) for given_id in blank]
    write_csv(path, ("id", "theme_id", "strength", "reason"), rows)


def _write_passages(path: Path, received: Received, readings: Sequence[Reading], themes: ThemeSet) -> None:
    """Every passage by its place in the text that was read (as given, or de-identified); no words."""
    from speakopenly.core.tables import write_csv

    theme_of: dict[str, str] = {}
    for theme in themes.themes:  # sub-themes come after their parent, so the finer theme stays
        theme_of.update(dict.fromkeys(theme.passages, theme.id))
    rows = (
        (given_id, passage.start, passage.end, theme_of.get(passage.id))
        for given_id, reading in zip(received.given_ids, readings, strict=True)
        for passage in reading.passages
    )
    write_csv(path, ("id", "start", "end", "theme_id"), rows)


def _run(given: dict[str, Any], themes: ThemeSet, seconds: float) -> dict[str, Any]:
    from importlib.metadata import version

    from speakopenly.understand.findings.loop import MADE_WITH

    usage = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "versions": {"python": platform.python_version(), **{name: version(name) for name in MADE_WITH}},
        "seed": given["seed"],
        "embedder": given["embedder"],
        "deidentified": given["hide"],
        "counts": "exact" if given["internal"] else "small ones hidden",
        "seconds": round(seconds, 2),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime + children.ru_utime + children.ru_stime, 2),
        "peak_mb": round(max(usage.ru_maxrss, children.ru_maxrss) / 1024),
        "settings": {name: str(value) for name, value in themes.settings.items()},
    }
