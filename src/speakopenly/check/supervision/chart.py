"""One part of the pulse over quarters: both sides with their ranges, a sentence and a table twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.check.outcomes.charts import drawing
from speakopenly.check.outcomes.charts.drawing import Frame
from speakopenly.check.supervision.items import Part, Side
from speakopenly.check.supervision.pools import Pool, Share
from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.documents import tree

_APART: Final = 9
_BLOCK: Final = (12, 30)
_COLOUR: Final = {Side.SUPERVISED: drawing.NAVY, Side.SUPERVISOR: drawing.ORANGE}
_DASHES: Final = {Side.SUPERVISED: "", Side.SUPERVISOR: "7 4"}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a chart, in the language of the page; ``said`` takes side, quarter and numbers."""

    title: str
    sides: Mapping[Side, str]
    said: str
    hidden: str
    columns: tuple[str, ...]
    note: str
    language: str = "en-GB"


def draw_part(part: Part, pools: Sequence[Pool], quarters: Sequence[str], words: Words) -> tree.Figure:
    """One part for the quarters given, oldest first; a pool that may not be shown is a block of one size."""
    shares = {side: [_found(part, side, quarter, pools) for quarter in quarters] for side in Side}
    frame = Frame(len(quarters), 0, 100, 20)
    marks = drawing.axes(frame, [each.replace("-", " ") for each in quarters])
    for side in Side:
        marks += _drawn(side, shares[side], frame, words)
    sentence = " ".join(_said(side, quarters[-1], shares[side][-1], words) for side in Side)
    rows = tuple(
        (quarter.replace("-", " "), words.sides[side], *_cells(shares[side][at]))
        for at, quarter in enumerate(quarters)
        for side in Side
    )
    table = tree.Table(words.title, words.columns, rows, words.note)
    svg = drawing.picture(words.title, sentence, marks, language=words.language)
    return tree.Figure(svg, sentence, words.title, table)


def percent(value: float | None) -> str:
    """As a table has it; "[c]" where it is hidden."""
    return HIDDEN if value is None else f"{value:.0%}"


def _found(part: Part, side: Side, quarter: str, pools: Sequence[Pool]) -> Share:
    for pool in pools:
        if (pool.quarter, pool.side) == (quarter, side):
            return next(each.yes for each in pool.parts if each.part is part)
    return Share()


def _cells(share: Share) -> tuple[str, str, str]:
    return percent(share.value), percent(share.low), percent(share.high)


def _said(side: Side, quarter: str, share: Share, words: Words) -> str:
    about = {"side": words.sides[side], "quarter": quarter.replace("-", " ")}
    if share.value is None:
        return words.hidden.format(**about)
    value, low, high = _cells(share)
    return words.said.format(value=value, low=low, high=high, **about)


def _drawn(side: Side, shares: Sequence[Share], frame: Frame, words: Words) -> Iterator[str]:
    """Marks of one side, a little beside those of the other; its name at the last mark that is shown."""
    aside = -_APART if side is Side.SUPERVISED else _APART
    for at, share in enumerate(shares):
        x = frame.across(at) + aside
        if share.value is None or share.low is None or share.high is None:
            yield _block(x)
            continue
        ends = [(x, frame.up(100 * share.low)), (x, frame.up(100 * share.high))]
        yield drawing.line(ends, _COLOUR[side], width=2, dashes=_DASHES[side])
        mark = drawing.circle if side is Side.SUPERVISED else drawing.diamond
        yield mark(x, frame.up(100 * share.value), _COLOUR[side])
    key = drawing.BOTTOM + (52 if side is Side.SUPERVISED else 74)
    mark = drawing.circle if side is Side.SUPERVISED else drawing.diamond
    yield mark(drawing.LEFT + 6, key - 5, _COLOUR[side])
    yield drawing.words(drawing.LEFT + 20, key, words.sides[side])


def _block(x: float) -> str:
    width, height = _BLOCK
    left, right, top, ground = x - width / 2, x + width / 2, drawing.BOTTOM - height, drawing.BOTTOM
    return drawing.line(
        [(left, ground), (left, top), (right, top), (right, ground), (left, top)], drawing.GREY
    )
