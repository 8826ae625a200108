"""Themes over time: a small panel for each theme, with a column for each quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speakopenly.core.disclosure import HIDDEN, Cell
from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure, Table

PANEL, HEAD, HEIGHT, FOOT = 320, 46, 92, 40
NOTE = (
    "People by the quarter in which they first spoke. Counts are rounded to the nearest 5; hatched is hidden"
    " to protect people. How many were asked differs from quarter to quarter, so that more people is no rise."
)


def draw_over_time(
    themes: Mapping[str, Mapping[str, Cell]], read: Mapping[str, Cell], *, caption: str
) -> Figure:
    """One panel for each theme; all on one scale. ``read`` are all people by quarter, last in the table."""
    quarters = sorted(read)
    most = max((cell.shown or 0 for cells in themes.values() for cell in cells.values()), default=0)
    end = drawing.ticks(max(most, 5))[-1]
    panel_height = HEAD + HEIGHT + FOOT
    marks: list[str] = []
    for at, (theme, cells) in enumerate(themes.items()):
        marks += _panel(theme, cells, quarters, PANEL * (at % 2), panel_height * (at // 2), end)
    height = panel_height * ((len(themes) + 1) // 2) or 40
    svg = drawing.picture(PANEL * 2, height, caption, marks)
    rows = tuple((theme, *(_text(cells, each) for each in quarters)) for theme, cells in themes.items())
    everybody = ("Everybody read", *(read[each].text for each in quarters))
    table = Table(caption, ("Theme", *quarters), (*rows, everybody), NOTE)
    return Figure(svg, say(themes, quarters), caption, table)


def say(themes: Mapping[str, Mapping[str, Cell]], quarters: list[str]) -> str:
    """What can be said of time, and what cannot."""
    if len(quarters) < 2:
        return "Everything was said in one quarter, so nothing can be said of time."
    shown = sum(any(cells[each].shown for each in quarters if each in cells) for cells in themes.values())
    return (
        f"{shown} of {len(themes)} themes can be shown by quarter, {quarters[0]} to {quarters[-1]}."
        " The people asked differ, so the columns say when people spoke, and no trend."
    )


def _panel(
    theme: str, cells: Mapping[str, Cell], quarters: list[str], left: float, top: float, end: float
) -> Iterator[str]:
    for at, each in enumerate(drawing.lines_of(theme, PANEL - 20)):
        yield drawing.words(left + 8, top + 18 + 17 * at, each, weight="bold")
    bottom, start = top + HEAD + HEIGHT, left + 40
    step = (PANEL - 60) / max(1, len(quarters))
    for value in (0.0, end):
        y = bottom - HEIGHT * value / end
        yield drawing.line((start, y), (left + PANEL - 16, y), drawing.GRID)
        yield drawing.words(start - 6, y + 5, f"{value:g}", anchor="end")
    for at, quarter in enumerate(quarters):
        x = start + step * at
        cell = cells.get(quarter)
        if cell is None or cell.shown is None:
            yield drawing.hatch(x + step / 2 - drawing.HATCH[0] / 2, bottom - 9)
        elif cell.shown:
            tall = HEIGHT * cell.shown / end
            yield drawing.box(x + step * 0.15, bottom - tall, step * 0.7, tall)
    for at in sorted({0, len(quarters) - 1}):
        anchor = "start" if at == 0 and len(quarters) > 1 else "end" if at else "start"
        x = start + step * at if anchor == "start" else start + step * (at + 1)
        yield drawing.words(x, bottom + 20, quarters[at], anchor=anchor)


def _text(cells: Mapping[str, Cell], quarter: str) -> str:
    cell = cells.get(quarter)
    return HIDDEN if cell is None else cell.text
