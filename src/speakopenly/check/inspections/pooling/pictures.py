"""A topic in two pictures: how many reports say something of it, and which way. Each has its table twin.

A row stands for a group of reports in the order of rules and years, never in the order of a number. Each
share is a mark on the line of its range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from speakopenly.check.inspections.pooling.pool import Pooled, Row, Share
from speakopenly.check.inspections.pooling.sentences import ends_of, name_of, percent, range_in_words, ways_of
from speakopenly.check.inspections.pooling.topics import NAMES
from speakopenly.check.inspections.records import Polarity
from speakopenly.check.outcomes.charts import drawing
from speakopenly.core.documents.drawing import said_in
from speakopenly.core.documents.tree import Figure, Table

WIDTH: Final = 720
LEFT, RIGHT, TOP = 280, 690, 40
ROW, LINE = 34, 24
ALL: Final = "All reports"
SHORT: Final = {
    Polarity.STRENGTH: "strength",
    Polarity.WEAKNESS: "weakness",
    Polarity.MIXED: "both",
}
_SAYS_COLUMNS: Final = ("reports of", "authorities", "say it", "nothing found", "of", "share", "low", "high")
_WAYS_COLUMNS: Final = ("reports of", "authorities", "say it", *SHORT.values())


def draw_how_many(pooled: Pooled) -> Figure:
    """How many say something, all together and by rules and years. ``whole`` is not None."""
    assert pooled.whole is not None  # noqa: S101  (asked before)
    named = [(ALL, pooled.whole), *((name_of(row.group), row) for row in pooled.by_time)]
    if len(pooled.by_time) == 1:
        named = named[:1]
    says = pooled.whole.says
    sentence = (
        f"{NAMES[pooled.topic]}: {says.count} of {says.base} reports say something,"
        f" {range_in_words(says)} with reports of one authority taken as alike."
    )
    title = f"{NAMES[pooled.topic]}: reports that say something of it"
    marks = [
        mark
        for number, (name, row) in enumerate(named)
        for mark in _row(TOP + ROW * number, name, [(None, row.says)])
    ]
    svg = _picture(title, sentence, TOP + ROW * len(named), marks)
    return Figure(svg, sentence, title, _says_table(title, named))


def draw_which_way(pooled: Pooled) -> Figure | None:
    """Which way those that say something say it; None where that is shown nowhere."""
    if pooled.whole is None or not pooled.whole.ways:
        return None
    named = [(ALL, pooled.whole), *((name_of(row.group), row) for row in pooled.ways_by_time)]
    if len(pooled.ways_by_time) == 1:
        named = named[:1]
    parts = [f"{share.count} {SHORT[way]}" for way, share in pooled.whole.ways.items()]
    sentence = (
        f"{NAMES[pooled.topic]}: of {pooled.whole.says.count} reports that speak of it, {', '.join(parts)}."
    )
    title = f"{NAMES[pooled.topic]}: which way they say it"
    tall = LINE * (len(Polarity) + 1) + 12
    marks = [
        mark
        for number, (name, row) in enumerate(named)
        for mark in _row(TOP + tall * number, name, list((row.ways or {}).items()))
    ]
    svg = _picture(title, sentence, TOP + tall * len(named), marks)
    return Figure(svg, sentence, title, _ways_table(pooled, title, named))


def _says_table(title: str, named: Sequence[tuple[str, Row]]) -> Table:
    rows = tuple(
        (
            name,
            str(row.says.authorities),
            str(row.says.count),
            str(row.says.base - row.says.count),
            str(row.says.base),
            *_shares(row.says),
        )
        for name, row in named
    )
    return Table(title, _SAYS_COLUMNS, rows, "“Nothing found” never means that something was absent.")


def _ways_table(pooled: Pooled, title: str, named: Sequence[tuple[str, Row]]) -> Table:
    rows = tuple(
        (name, str(row.says.authorities), str(row.says.count), *_ways_cells(row)) for name, row in named
    )
    meaning = "; ".join(f"{SHORT[way]}: {name}" for way, name in ways_of(pooled.topic).items())
    note = f"Which way the words of a report point. {meaning}. Number of reports (share: range)."
    return Table(title, _WAYS_COLUMNS, rows, note)


def _ways_cells(row: Row) -> tuple[str, ...]:
    if not row.ways:
        return ("0",) * len(Polarity)
    return tuple(f"{each.count} ({percent(each.share)}: {ends_of(each)})" for each in row.ways.values())


def _shares(share: Share) -> tuple[str, str, str]:
    return percent(share.share), percent(share.range.low), percent(share.range.high)


def _row(top: float, name: str, shares: Sequence[tuple[Polarity | None, Share]]) -> Iterator[str]:
    """A name, and a line for each share; where a share has a way, its line stands under the name."""
    yield drawing.line([(0, top), (WIDTH, top)], drawing.GRID)
    yield drawing.words(4, top + 22, name if shares else f"{name}: no report says anything of it")
    for number, (way, share) in enumerate(shares):
        middle = top + 17 + LINE * (number if way is None else number + 1)
        if way is not None:
            yield drawing.words(LEFT - 10, middle + 5, SHORT[way], anchor="end")
        ends = [(_across(share.range.low), middle), (_across(share.range.high), middle)]
        yield drawing.line(ends, _colour(way), width=2)
        yield _mark(way, _across(share.share), middle)


def _mark(way: Polarity | None, x: float, y: float) -> str:
    if way is Polarity.WEAKNESS:
        return drawing.triangle(x, y, _colour(way), filled=False)
    if way is Polarity.MIXED:
        return drawing.diamond(x, y, _colour(way))
    return drawing.circle(x, y, _colour(way))


def _colour(way: Polarity | None) -> str:
    if way is Polarity.WEAKNESS:
        return drawing.ORANGE
    return drawing.PURPLE if way is Polarity.MIXED else drawing.NAVY


def _across(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share


def _picture(title: str, description: str, bottom: float, marks: Sequence[str]) -> str:
    scale = [
        mark
        for tick in range(0, 101, 25)
        for mark in (
            drawing.line([(_across(tick / 100), TOP), (_across(tick / 100), bottom)], drawing.GRID),
            drawing.words(_across(tick / 100), TOP - 14, f"{tick}%", anchor="middle"),
        )
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {bottom + 10:.0f}" {said_in()}'
        ' role="img" aria-labelledby="title description" font-family="sans-serif">'
        f'<title id="title">{escape(title)}</title><desc id="description">{escape(description)}</desc>'
        f'<rect width="{WIDTH}" height="{bottom + 10:.0f}" fill="#FFFFFF"/>'
        + "".join((*scale, *marks))
        + "</svg>\n"
    )
