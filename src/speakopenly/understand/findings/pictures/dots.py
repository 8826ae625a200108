"""How many people spoke of each theme: a dot with its 95% line, one row for each, in the report's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speakopenly.core.disclosure import HIDDEN
from speakopenly.core.documents import drawing
from speakopenly.core.documents.tree import Figure, Table
from speakopenly.understand.findings.numbers import Number
from speakopenly.understand.findings.wording import percent

WIDTH, LABELS, ROW, TOP = 640, 230, 44, 12
COLUMNS = ("Paragraph", "Theme", "People", "Of", "Low", "High", "Word", "Read by a person")


@dataclass(frozen=True, slots=True)
class Dot:
    """One finding: its paragraph, theme and printable number."""

    paragraph: str
    theme: str
    number: Number


def draw_dots(dots: Sequence[Dot], *, caption: str) -> Figure:
    """The picture of all findings whose share may be shown; the others are hatched and say so."""
    most = max((dot.number.range.high for dot in dots if dot.number.range), default=0.1)
    ends = drawing.ticks(100 * most)
    height = TOP + ROW * len(dots) + 44
    marks = [*_axis(ends, TOP + ROW * len(dots))]
    for at, dot in enumerate(dots):
        marks += _row(dot, TOP + ROW * (at + 0.5), ends[-1])
    svg = drawing.picture(WIDTH, height, caption, marks)
    return Figure(svg, say(dots), caption, Table(caption, COLUMNS, tuple(_cells(dot) for dot in dots)))


def across(share: float, end: float) -> float:
    """Where a percentage stands."""
    return LABELS + 14 + (WIDTH - LABELS - 60) * share / end


def _axis(ends: Sequence[float], bottom: float) -> Iterator[str]:
    for each in ends:
        x = across(each, ends[-1])
        yield drawing.line((x, TOP), (x, bottom), drawing.GRID)
        yield drawing.words(x, bottom + 20, f"{each:g}%", anchor="middle")
    yield drawing.words(LABELS + 14, bottom + 40, "share of the people we read")


def _row(dot: Dot, y: float, end: float) -> Iterator[str]:
    yield drawing.label(LABELS, y, f"{dot.paragraph} {dot.theme}", LABELS - 6, anchor="end")
    number = dot.number
    if number.range is None or number.count is None:
        yield drawing.hatch(across(0, end) + 4, y)
        yield drawing.words(across(0, end) + 38, y + 5, HIDDEN)
        return
    low, high = (across(100 * each, end) for each in (number.range.low, number.range.high))
    x = across(100 * number.count / number.base, end)
    yield drawing.line((low, y), (high, y), drawing.NAVY, width=3)
    filled = drawing.NAVY if number.read is not None else "#FFFFFF"
    yield drawing.circle(x, y, 6, fill=filled)
    yield drawing.words(high + 8, y + 5, str(number.count))


def _cells(dot: Dot) -> tuple[str, ...]:
    number = dot.number
    low, high = (percent(number.range.low), percent(number.range.high)) if number.range else (HIDDEN, HIDDEN)
    people = HIDDEN if number.count is None else str(number.count)
    return (
        dot.paragraph,
        dot.theme,
        people,
        str(number.base),
        low,
        high,
        str(number.word) or "no word",
        str(number.read or "nobody"),
    )


def say(dots: Sequence[Dot]) -> str:
    """What the picture says, and its doubt."""
    shown = [dot for dot in dots if dot.number.range is not None and dot.number.count is not None]
    if not shown:
        return "No share can be shown: too few people were heard, or the counts are hidden."
    first = max(shown, key=lambda dot: dot.number.count or 0)
    assert first.number.range is not None  # noqa: S101  (only such are in ``shown``)
    close = sum(
        dot is not first and dot.number.range is not None and dot.number.range.high >= first.number.range.low
        for dot in shown
    )
    spread = f"{percent(first.number.range.low)} to {percent(first.number.range.high)}"
    said = (
        f"“{first.theme}” was raised by about {first.number.count} of {first.number.base} people ({spread})."
    )
    others = {0: "", 1: " The range of one other overlaps with its."}.get(
        close, f" The ranges of {close} others overlap with its."
    )
    whose = " An open ring is the machine’s count, which nobody has checked by reading."
    return said + others + (whose if any(dot.number.read is None for dot in shown) else "")
