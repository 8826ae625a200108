"""Where words went: bands from questions to themes to findings, or from one search's themes to another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure, Table

WIDTH, LABELS, BLOCK, GAP, SHORTEST, TALLEST = 760, 170, 14, 10, 36, 130


@dataclass(frozen=True, slots=True)
class Node:
    """A block in one of the columns, counted from 0."""

    column: int
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A band from a block to one of the next column; ``people`` is None where the number is hidden."""

    start: Node
    end: Node
    people: int | None


def draw_flow(
    links: Sequence[Link], *, headings: Sequence[str], caption: str, sentence: str, note: str = ""
) -> Figure:
    """Blocks in the order in which they come, and a band for each number that may be shown."""
    columns = _columns(links, len(headings))
    most = max((_weight(node, links) for nodes in columns for node in nodes), default=1) or 1
    tall = {node: _height(_weight(node, links), most) for nodes in columns for node in nodes}
    places, height = _places(columns, tall)
    marks = [*_headings(headings), *_bands(links, places, tall), *_blocks(columns, places, tall, links)]
    svg = drawing.picture(WIDTH, height, caption, marks)
    rows = tuple(
        (each.start.name, each.end.name, HIDDEN if each.people is None else str(each.people))
        for each in links
    )
    table = Table(caption, ("From", "To", "People"), rows, note or None)
    return Figure(svg, sentence, caption, table)


def _columns(links: Sequence[Link], number: int) -> list[list[Node]]:
    columns: list[dict[Node, None]] = [{} for _ in range(number)]
    for each in links:
        for node in (each.start, each.end):
            columns[node.column][node] = None
    return [list(nodes) for nodes in columns]


def _weight(node: Node, links: Sequence[Link]) -> int:
    leaving = sum(each.people or 0 for each in links if each.start == node)
    coming = sum(each.people or 0 for each in links if each.end == node)
    return max(leaving, coming)


def _height(people: int, most: int) -> float:
    return max(SHORTEST, TALLEST * people / most)


def _places(
    columns: list[list[Node]], tall: dict[Node, float]
) -> tuple[dict[Node, tuple[float, float]], float]:
    places: dict[Node, tuple[float, float]] = {}
    lowest = 60.0
    step = (WIDTH - LABELS - BLOCK - 8) / max(1, len(columns) - 1)
    for at, nodes in enumerate(columns):
        y = 36.0
        for node in nodes:
            places[node] = (4 + step * at, y)
            y += tall[node] + GAP
        lowest = max(lowest, y)
    return places, lowest + 4


def _headings(headings: Sequence[str]) -> Iterator[str]:
    step = (WIDTH - LABELS - BLOCK - 8) / max(1, len(headings) - 1)
    for at, each in enumerate(headings):
        yield drawing.words(4 + step * at, 20, each, weight="bold")


def _blocks(
    columns: list[list[Node]],
    places: dict[Node, tuple[float, float]],
    tall: dict[Node, float],
    links: Sequence[Link],
) -> Iterator[str]:
    for node in (node for nodes in columns for node in nodes):
        x, y = places[node]
        known = _weight(node, links)
        yield drawing.box(x, y, BLOCK, tall[node], fill=drawing.NAVY if known else "#FFFFFF")
        yield drawing.label(x + BLOCK + 5, y + min(tall[node] / 2, 24), node.name, LABELS - 8)


def _bands(
    links: Sequence[Link], places: dict[Node, tuple[float, float]], tall: dict[Node, float]
) -> Iterator[str]:
    """Each end of a band is as thick as its part of the block there."""
    out: defaultdict[Node, float] = defaultdict(float)
    into: defaultdict[Node, float] = defaultdict(float)
    for each in links:
        if not each.people:
            continue
        (x0, y0), (x1, y1) = places[each.start], places[each.end]
        leaves, comes = (
            tall[node] * each.people / (_weight(node, links) or 1) for node in (each.start, each.end)
        )
        start, end = (x0 + BLOCK, y0 + out[each.start]), (x1, y1 + into[each.end])
        yield drawing.ribbon(start, end, (leaves, comes))
        out[each.start] += leaves
        into[each.end] += comes
