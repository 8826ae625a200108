"""The three pressures of an area, for a page and for its file: the same rows in both, always all three."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe

from speakopenly.core.documents import Figure
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.tables import csv_bytes
from speakopenly.understand.pressures import (
    BY_KEY,
    COLUMNS,
    SIDE_BY_SIDE,
    WHAT_ELSE,
    Area,
    Indicator,
    Line,
    Panel,
    Sentence,
    Triple,
    also_moved,
    beside,
    draw_spread,
    draw_together,
    headline,
    revised,
    sentences,
    table_rows,
)
from speakopenly.web.understand.pressures import queries
from speakopenly.web.understand.pressures.wording import STRANDS, VERDICTS, place_name

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FILE_COLUMNS: Final = ("panel", *COLUMNS, "note")
AMONG_ALL: Final = "among all areas"
SAID_ABOVE: Final = ("indicator", "unit")
"""Columns that are the same in every row of one line: its caption says them."""
Address = Callable[..., str]
"""Gives the address of a page of this room at the door where it is asked: ``address("area", ...)``."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One indicator: what it says, what was revised, its table, and where its definition stands."""

    name: str
    unit: str
    said: str
    definition: str
    definition_at: str
    breaks: tuple[str, ...]
    revised: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """One of the three; where it is empty it says why and keeps its place."""

    name: StrOrPromise
    nothing_because: str | None
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure that may be set into a page."""

    figure: Figure
    svg: SafeString


def all_areas_page(address: Address) -> dict[str, Any]:
    """Whom one can choose, and what is counted."""
    return {
        "nations": [
            {
                "name": place_name(each.nation.name),
                "at": _at(address, each.nation),
                "regions": [(area.name, _at(address, area)) for area in each.regions],
                "authorities": [(area.name, area.code, _at(address, area)) for area in each.authorities],
            }
            for each in queries.nations()
        ],
        "counted": [(each.name, address("counted", indicator=each.key)) for each in BY_KEY.values()],
        "founding_at": address("founding"),
    }


def area_page(area: Area, address: Address) -> dict[str, Any]:
    """Everything the page of an area shows."""
    found = queries.triple_of(area)
    said = {each.indicator: each for each in sentences(found)}
    return {
        "area": area,
        "area_name": place_name(area.name),
        "headline": headline(found),
        "cautions": found.cautions,
        "side_by_side": SIDE_BY_SIDE,
        "what_else": WHAT_ELSE,
        "also": also_moved(area, queries.store()),
        "together": drawn(draw_together(found), "together"),
        "panels": [_panel(panel, said, address) for panel in found.panels],
        "beside": [drawn(figure, f"b{at}") for at, figure in enumerate(_set_beside(found))],
        "figures_at": address("figures", pressure_area=area.code),
        "all_at": address("all"),
        "founding_at": address("founding") if area.level == "nation" else "",
    }


def figures_csv(area: Area) -> HttpResponse:
    """The rows of the page as a file, the empty panel with its sentence among them."""
    data = csv_bytes(FILE_COLUMNS, _file_rows(queries.triple_of(area)))
    answer = HttpResponse(data, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="pressures-{area.code}.csv"'
    return answer


def counted_page(indicator: Indicator, address: Address) -> dict[str, Any]:
    """What one indicator means."""
    return {
        "indicator": indicator,
        "strand": STRANDS[indicator.strand],
        "breaks": [_break(each.year, each.reason) for each in indicator.breaks],
        "releases": queries.releases_of(indicator),
        "all_at": address("all"),
    }


def founding_page(address: Address) -> dict[str, Any]:
    """The founding text's sentences with what the figures say of each."""
    return {
        "nations": [
            (
                place_name(nation),
                [
                    {
                        "tested": each,
                        "verdict": VERDICTS[each.verdict],
                        "releases": sorted({figure.release for figure in each.figures}),
                    }
                    for each in tested
                ],
            )
            for nation, tested in queries.founding_by_nation()
        ],
        "all_at": address("all"),
    }


def drawn(figure: Figure, prefix: str) -> Drawn:
    """A figure with its picture made safe to stand in a page."""
    return Drawn(figure, mark_safe(safe_svg(figure.svg, prefix=prefix)))  # noqa: S308  (made safe there)


def _panel(panel: Panel, said: dict[str | None, Sentence], address: Address) -> ShownPanel:
    return ShownPanel(
        STRANDS[panel.strand],
        panel.nothing_because,
        tuple(_line(line, panel, said[line.indicator.key].text, address) for line in panel.lines),
    )


def _line(line: Line, panel: Panel, said: str, address: Address) -> ShownLine:
    indicator = line.indicator
    rows = table_rows(Panel(panel.strand, (line,)))
    kept = [at for at, name in enumerate(COLUMNS) if name not in SAID_ABOVE and any(row[at] for row in rows)]
    within = (line.points[0].year, line.points[-1].year)
    return ShownLine(
        indicator.name,
        line.unit,
        said,
        indicator.definition,
        address("counted", indicator=indicator.key) if indicator.key in BY_KEY else "",
        tuple(
            _break(each.year, each.reason) for each in indicator.breaks if within[0] < each.year <= within[1]
        ),
        revised(line),
        tuple(COLUMNS[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
    )


def _set_beside(found: Triple) -> Iterator[Figure]:
    """For demand and spending, one picture for each indicator: all areas without names, this one marked."""
    store = queries.store()
    for line in (*found.demand.lines, *found.resources.lines):
        there = beside(found.area, line.indicator.key, store)
        if there and there.others:
            yield draw_spread(there, found.area.name)


def _file_rows(found: Triple) -> Iterator[tuple[str, ...]]:
    for panel in found.panels:
        name = str(panel.strand)
        if panel.nothing_because:
            yield (name, *[""] * len(COLUMNS), panel.nothing_because)
        for line in panel.lines:
            notes = {each.year: _break(each.year, each.reason) for each in line.indicator.breaks}
            rows = table_rows(Panel(panel.strand, (line,)))
            for point, cells in zip(line.points, rows, strict=True):
                yield (name, *cells, notes.get(point.year, ""))
    for figure in _set_beside(found):
        for low, high, areas, here in figure.table.rows:
            counted = ("", figure.table.caption, areas, low, high, "areas from low to below high")
            yield (AMONG_ALL, *counted, *[""] * (len(COLUMNS) - len(counted)), here)


def _break(year: int, reason: str) -> str:
    return f"{year - 1}-{year % 100:02d}: {reason}."


def _at(address: Address, area: Area) -> str:
    return address("area", pressure_area=area.code)
