"""Three aligned pictures of one area: demand, resources, culture. The same years stand under one another.

At most three lines of one unit in a picture, told apart by dash and mark and named where they end; a range
is a band with an edge; a break in method is a dotted upright with its reason in the table's note. A strand
without figures keeps its place and says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from speakopenly.core.documents.drawing import said_in
from speakopenly.core.documents.tree import Figure, Table
from speakopenly.understand.pressures.indicators import Break, Strand
from speakopenly.understand.pressures.panels import Line, Panel, Point, Triple
from speakopenly.understand.pressures.sentences import SIDE_BY_SIDE, headline, sentences

WIDTH: Final = 720
HEIGHT: Final = 250
LEFT, RIGHT, TOP, BOTTOM = 62, 490, 44, 205
INK, GRID, BAND = "#0B0C0C", "#D5D9DB", "#DCE6EE"
LOOKS: Final = (("#12436D", "", "circle"), ("#C4560F", "8 5", "square"), ("#1D8A7E", "2 4", "triangle"))
COLUMNS: Final = (
    "year",
    "indicator",
    "value",
    "low",
    "high",
    "unit",
    "number",
    "cash in pounds",
    "release",
    "also published",
)
_MOST_LINES: Final = 3
_LETTERS: Final = 14


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int
    top: float
    step: float

    def x(self, year: float) -> float:
        """Where a year stands; all panels share it."""
        return LEFT + 10 + (RIGHT - LEFT - 20) * (year - self.first) / max(1, self.last - self.first)

    def y(self, value: float) -> float:
        """Where a value stands; every scale begins at nought."""
        return BOTTOM - (BOTTOM - TOP) * value / self.top


def charts(triple: Triple) -> tuple[Figure, Figure, Figure]:
    """The three pictures, each with its sentence and its table of the same numbers."""
    years = _years(triple)
    demand, resources, culture = (_figure(panel, triple, years) for panel in triple.panels)
    return demand, resources, culture


def draw_together(triple: Triple) -> Figure:
    """The three in one picture, which load, print and are given away only as one."""
    parts = charts(triple)
    years = _years(triple)
    bodies = "".join(
        f'<g transform="translate(0 {at * HEIGHT})">{"".join(_marks(panel, triple, years))}</g>'
        for at, panel in enumerate(triple.panels)
    )
    title = f"{triple.area.name}: three pressures together"
    rows = tuple(row for part in parts for row in part.table.rows)
    said = " ".join([headline(triple), SIDE_BY_SIDE])
    note = " ".join(part.table.note for part in parts if part.table.note)
    svg = _svg(title, f"{said} {note}", bodies, 3 * HEIGHT)
    return Figure(svg, said, title, Table(title, COLUMNS, rows, f"{note} {SIDE_BY_SIDE}".strip()))


def table_rows(panel: Panel) -> tuple[tuple[str, ...], ...]:
    """Every point of every line, those not drawn among them."""
    return tuple(_row(line, point) for line in panel.lines for point in line.points)


def _figure(panel: Panel, triple: Triple, years: tuple[int, int]) -> Figure:
    title = f"{triple.area.name}: {panel.strand}"
    said = " ".join(each.text for each in sentences(triple) if each.strand is panel.strand)
    svg = _svg(title, said, "".join(_marks(panel, triple, years)), HEIGHT)
    return Figure(svg, said, title, Table(title, COLUMNS, table_rows(panel), _note(panel, triple)))


def _note(panel: Panel, triple: Triple) -> str | None:
    if panel.nothing_because:
        return panel.nothing_because
    said = (
        [f"Real terms at {triple.price_year} prices."]
        if panel.strand is Strand.RESOURCES and triple.price_year
        else []
    )
    said += [f"{each.year}: {each.reason}." for each in _breaks(panel)]
    return " ".join(dict.fromkeys(said)) or None


def _drawn(panel: Panel) -> list[Line]:
    """The first lines that share one unit; the others stand in the table."""
    there = [line for line in panel.lines if line.known and line.indicator.key != "referrals"]
    return [line for line in there if line.unit == there[0].unit][:_MOST_LINES]


def _breaks(panel: Panel) -> list[Break]:
    return [
        each
        for line in _drawn(panel)
        for each in line.indicator.breaks
        if line.known[0].year < each.year <= line.known[-1].year
    ]


def _years(triple: Triple) -> tuple[int, int]:
    years = [point.year for panel in triple.panels for line in panel.lines for point in line.points]
    return min(years, default=2007), max(years, default=2017)


def _marks(panel: Panel, triple: Triple, years: tuple[int, int]) -> Iterator[str]:
    lines = _drawn(panel)
    unit = f" ({lines[0].unit})" if lines else ""
    yield _words(LEFT, 22, f"{str(panel.strand).capitalize()}{unit}", weight="bold")
    if not lines:
        yield from _nothing(panel, years)
        return
    scale = _scale(lines, years)
    yield from _axes(scale)
    for year in sorted({each.year for each in _breaks(panel)}):
        x = scale.x(year - 0.5)
        yield _line([(x, TOP), (x, BOTTOM)], INK, dashes="2 3")
    for line, look in zip(lines, LOOKS, strict=False):
        yield from _draw(line, look, scale)
    yield from _names(lines, scale)


def _nothing(panel: Panel, years: tuple[int, int]) -> Iterator[str]:
    scale = _Scale(*years, 1, 1)
    yield from _year_words(scale)
    corners = [(LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM), (LEFT, TOP)]
    yield _line(corners, INK, dashes="4 4")
    middle = (LEFT + RIGHT) / 2
    for at, sentence in enumerate((panel.nothing_because or "").replace(". ", ".\n").split("\n")):
        yield _words(middle, (TOP + BOTTOM) / 2 + 20 * at, sentence, anchor="middle")


def _draw(line: Line, look: tuple[str, str, str], scale: _Scale) -> Iterator[str]:
    colour, dashes, mark = look
    for run in _runs(line.points):
        banded = [p for p in run if p.low is not None and p.high is not None]
        if len(banded) > 1:
            top = [(scale.x(p.year), scale.y(p.high or 0)) for p in banded]
            low = [(scale.x(p.year), scale.y(p.low or 0)) for p in reversed(banded)]
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in [*top, *low])
            yield f'<polygon points="{path}" fill="{BAND}" stroke="{colour}" stroke-width="0.7"/>'
        yield _line([(scale.x(p.year), scale.y(p.value or 0)) for p in run], colour, width=2, dashes=dashes)
    for point in line.known:
        yield _mark(mark, scale.x(point.year), scale.y(point.value or 0), colour)


def _runs(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Years in a row; a line never crosses a year that has no value."""
    run: list[Point] = []
    for point in points:
        if run and (point.value is None or point.year != run[-1].year + 1):
            yield run
            run = []
        if point.value is not None:
            run.append(point)
    if run:
        yield run


def _names(lines: Sequence[Line], scale: _Scale) -> Iterator[str]:
    """Each line's name beside its end, moved apart where they would touch."""
    ends = [
        (scale.y(line.known[-1].value or 0), line, look) for line, look in zip(lines, LOOKS, strict=False)
    ]
    ends.sort(key=lambda end: end[0])
    least = 0.0
    for y, line, (colour, _, mark) in ends:
        at = max(y, least)
        least = at + 36
        yield _mark(mark, RIGHT + 12, at, colour)
        first, second = _two_lines(line.indicator.name)
        yield _words(RIGHT + 22, at + 5, first)
        if second:
            yield _words(RIGHT + 22, at + 21, second)


def _two_lines(name: str) -> tuple[str, str]:
    words, first = name.split(), ""
    while words and len(first) + len(words[0]) < 24:
        first = f"{first} {words.pop(0)}".strip()
    return first, " ".join(words)


def _scale(lines: Sequence[Line], years: tuple[int, int]) -> _Scale:
    most = max(max(p.high or 0, p.value or 0) for line in lines for p in line.known) or 1
    power = 10.0 ** math.floor(math.log10(most / 4))
    step = next(power * each for each in (1, 2, 5, 10) if power * each >= most / 4)
    return _Scale(*years, step * math.ceil(most / step), step)


def _axes(scale: _Scale) -> Iterator[str]:
    for number in range(round(scale.top / scale.step) + 1):
        value = number * scale.step
        yield _line([(LEFT, scale.y(value)), (RIGHT, scale.y(value))], GRID)
        yield _words(LEFT - 8, scale.y(value) + 5, f"{value:,.10g}", anchor="end")
    yield from _year_words(scale)


def _year_words(scale: _Scale) -> Iterator[str]:
    span = scale.last - scale.first
    for year in sorted({scale.first + round(span * part / 4) for part in range(5)}):
        yield _words(scale.x(year), BOTTOM + 22, str(year), anchor="middle")


def _mark(kind: str, x: float, y: float, colour: str) -> str:
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>'
    if kind == "square":
        return f'<rect x="{x - 3.2:.1f}" y="{y - 3.2:.1f}" width="6.4" height="6.4" fill="{colour}"/>'
    corners = f"{x:.1f},{y - 4.5:.1f} {x + 4.5:.1f},{y + 3.5:.1f} {x - 4.5:.1f},{y + 3.5:.1f}"
    return f'<polygon points="{corners}" fill="{colour}"/>'


def _line(points: Sequence[tuple[float, float]], colour: str, *, width: float = 1, dashes: str = "") -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _words(x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{_LETTERS}" fill="{INK}" text-anchor="{anchor}"'
        f' font-weight="{weight}">{escape(text)}</text>'
    )


def _svg(title: str, description: str, body: str, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" {said_in()} role="img"'
        f' font-family="sans-serif"><title>{escape(title)}</title><desc>{escape(description)}</desc>'
        f'<rect width="{WIDTH}" height="{height}" fill="#FFFFFF"/>{body}</svg>\n'
    )


def _row(line: Line, point: Point) -> tuple[str, ...]:
    return (
        point.period,
        line.indicator.name,
        _number(point.value) or f"[{point.status}]",
        _number(point.low),
        _number(point.high),
        line.unit,
        _number(point.count),
        _number(point.cash),
        point.release,
        "; ".join(f"{_number(each.value)} ({each.release})" for each in point.earlier),
    )


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value == round(value) else f"{value:.2f}"
