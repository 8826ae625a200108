"""``speakopenly pressures``: official statistics loaded, and one area's three pressures side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from speakopenly.cli import options, pictures
from speakopenly.cli.progress import bar
from speakopenly.core.errors import BadInput

if TYPE_CHECKING:
    from speakopenly.understand.pressures import Beside, Line, Loaded, Panel, Point, Published, Store, Triple


@click.group("pressures")
def command() -> None:
    """Demand, resources and culture from official statistics, with the release behind every number."""


@command.command("load")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), help="A CSV file: file_column,known_column.")
@click.option("--period", help="The year a file is for, where it does not say: 2016-17 or 2017.")
@options.AS_JSON
def load(files: tuple[Path, ...], mapping: Path | None, period: str | None, as_json: bool) -> None:
    """Read official files into SPEAKOPENLY_HOME, and say of each what it is: rows in = kept + rejected.

    A file is kept whole or not at all, and one that is refused does not stop the others: the command then
    ends with status 2 and one line for each. With --json, one document: loaded, refused, and differences
    between the sum of authorities and the national figure.
    """
    from speakopenly.understand.pressures import Store, load_file, read_mapping, reconcile

    store, names = Store(), read_mapping(mapping) if mapping else None
    loaded, refused = [], []
    with bar() as tell:
        for done, path in enumerate(files, start=1):
            try:
                loaded.append(load_file(path, store, mapping=names, period=period))
            except BadInput as error:
                refused.append(str(error))
            tell("Loading", done, len(files))
    differences = [each.sentence for each in reconcile(store) if not each.agrees]
    if as_json:
        click.echo(json.dumps(_loading(loaded, refused, differences), ensure_ascii=False))
    else:
        _print_loading(loaded, differences)
    if refused:
        for line in refused[:-1]:
            click.echo(line, err=True)
        raise click.ClickException(refused[-1])


@command.command("show")
@click.argument("area")
@options.CHART
@options.AS_JSON
def show(area: str, chart: Path | None, as_json: bool) -> None:
    """Show the three pressures of AREA: a nation, a region or an authority, by name or by three-digit code.

    With --json, one document: area, headline, panels (lines with points; each point with value, low, high,
    status, release and earlier values), sentences, cautions, beside, and for a nation the founding text's
    sentences tested. What is not published is null with its status; it is never 0.
    """
    from speakopenly.understand.pressures import Store, draw_together, triple

    store = Store()
    found = triple(area, store)
    if chart:
        pictures.write(draw_together(found), chart)
    if as_json:
        click.echo(json.dumps(_document(found, store), ensure_ascii=False))
    else:
        _print(found, store)


def _loading(loaded: list[Loaded], refused: list[str], differences: list[str]) -> dict[str, Any]:
    return {
        "loaded": [
            {name: getattr(each, name) for name in each.__slots__ if name != "reasons"}
            | {"reasons": dict(each.reasons)}
            for each in loaded
        ],
        "refused": refused,
        "differences": differences,
    }


def _print_loading(loaded: list[Loaded], differences: list[str]) -> None:
    for each in loaded:
        if each.nothing_because:
            click.echo(f"{each.file}: nothing to load: {each.nothing_because}.")
            continue
        why = "; ".join(f"{count} {reason}" for reason, count in each.reasons.items())
        rejected = f"{each.rejected} rejected ({why})" if why else "0 rejected"
        click.echo(
            f"{each.file}: {each.family}; {each.release}. {each.rows_in} rows in = {each.kept} kept +"
            f" {rejected};"
            f" {each.figures} figures."
        )
        for note in each.notes:
            click.echo(f"  Note: {note}.")
    for line in differences:
        click.echo(f"Differs: {line}")


def _document(found: Triple, store: Store) -> dict[str, Any]:
    from speakopenly.understand.pressures import (
        SIDE_BY_SIDE,
        WHAT_ELSE,
        beside,
        founding_sentences,
        headline,
        sentences,
    )

    nation = found.area.name if found.area.level == "nation" else None
    lines = [line for panel in found.panels for line in panel.lines]
    return {
        "area": {name: getattr(found.area, name) for name in ("code", "name", "nation", "level")},
        "headline": headline(found),
        "price_year": found.price_year,
        "panels": [_panel(panel) for panel in found.panels],
        "sentences": [each.text for each in sentences(found)],
        "cautions": [*found.cautions, SIDE_BY_SIDE, WHAT_ELSE],
        "beside": [
            _beside(each) for line in lines if (each := beside(found.area, line.indicator.key, store))
        ],
        "founding_text": [
            {
                "claim": each.claim,
                "nation": each.nation,
                "verdict": str(each.verdict),
                "definition": each.definition,
                "sentence": each.sentence,
                "releases": sorted({figure.release for figure in each.figures}),
            }
            for each in founding_sentences(store)
            if each.nation == nation
        ],
    }


def _panel(panel: Panel) -> dict[str, Any]:
    return {
        "strand": str(panel.strand),
        "nothing_because": panel.nothing_because,
        "lines": [_line(line) for line in panel.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    change = line.change
    return {
        "indicator": line.indicator.key,
        "name": line.indicator.name,
        "unit": line.unit,
        "definition": line.indicator.definition,
        "formula": line.indicator.formula,
        "denominator": line.indicator.denominator,
        "source": line.indicator.source,
        "breaks": [{"year": each.year, "reason": each.reason} for each in line.indicator.breaks],
        "change": None if change is None else {"ratio": change.ratio, "low": change.low, "high": change.high},
        "points": [_point(point) for point in line.points],
    }


def _point(point: Point) -> dict[str, Any]:
    names = ("year", "period", "value", "low", "high", "status", "count", "cash", "release", "publisher")
    return {name: getattr(point, name) for name in names} | {
        "earlier": [_published(each) for each in point.earlier]
    }


def _published(each: Published) -> dict[str, Any]:
    return {"value": each.value, "release": each.release, "release_year": each.release_year}


def _beside(each: Beside) -> dict[str, Any]:
    return {
        "indicator": each.indicator.key,
        "period": each.period,
        "unit": each.unit,
        "this": each.mine,
        "nation": each.nation,
        "region": each.region,
        "neighbours": list(each.neighbours),
        "all": list(each.others),
    }


def _print(found: Triple, store: Store) -> None:
    from speakopenly.understand.pressures import (
        SIDE_BY_SIDE,
        WHAT_ELSE,
        founding_sentences,
        headline,
        revised,
        sentences,
    )

    click.echo(f"{found.area.name}: three pressures together\n\n{headline(found)}")
    said = sentences(found)
    for panel in found.panels:
        click.echo(f"\n{str(panel.strand).capitalize()}")
        for each in said:
            if each.strand is panel.strand:
                click.echo(f"  {each.text}")
        for line in panel.lines:
            for old in revised(line)[-3:]:
                click.echo(f"  Revised: {old}")
    if found.area.level == "nation":
        click.echo("\nThe founding text, sentence by sentence")
        for tested in founding_sentences(store):
            if tested.nation == found.area.name:
                click.echo(
                    f"  {tested.claim} {str(tested.verdict).capitalize()}. {tested.sentence}"
                    f" ({tested.definition})"
                )
    click.echo("\n" + "\n".join([*found.cautions, SIDE_BY_SIDE, WHAT_ELSE]))
