"""The picture of the themes: a dot with its 95% line for each, and the same numbers as a table and a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from speakopenly.core import disclosure
from speakopenly.core.counting import Heads
from speakopenly.core.documents.pictures import safe_svg
from speakopenly.core.tables.writing import csv_bytes
from speakopenly.understand.findings.numbers import make_number, put_right
from speakopenly.understand.findings.wording import percent
from speakopenly.web.understand.themes.queries import Row

NAVY, INK, GRID = "#12436D", "#0B0C0C", "#D5D9DB"
WIDTH, ROW_HEIGHT, LABEL_WIDTH = 420, 34, 250
COLUMNS = ("theme", "state", "people", "of", "low", "high", "word", "read_by_a_person")
PADDING = {"left": 45, "right": 15, "top": 5, "bottom": 5}
"""Room at the left, as a reader's own letters may be wider than those the picture was measured with."""
Dot = tuple[str, float, float, float, str]


def dots_of(rows: Sequence[Row]) -> tuple[Dot, ...]:
    """Name, share, low, high in percent and the number beside it, for each theme that has a range."""
    return tuple(
        (
            row.theme.name,
            100 * row.people / row.base,
            100 * row.range.low,
            100 * row.range.high,
            f"{row.people}",
        )
        for row in rows
        if row.range is not None
    )


@lru_cache(maxsize=64)
def draw(dots: tuple[Dot, ...]) -> SafeString:
    """The picture as SVG of shapes and words only; its words stand beside it in the page."""
    import vl_convert

    svg = vl_convert.vegalite_to_svg(_chart(dots))
    return mark_safe(safe_svg(svg, prefix="themes"))  # noqa: S308  (made safe there: shapes and words)


def _chart(dots: tuple[Dot, ...]) -> dict[str, object]:
    import altair

    data = altair.InlineData(
        [dict(zip(("theme", "share", "low", "high", "people"), dot, strict=True)) for dot in dots]
    )
    order = [dot[0] for dot in dots]
    most = min(100, max((dot[3] for dot in dots), default=100) * 1.08)
    down = altair.Y(
        "theme:N", sort=order, axis=altair.Axis(title=None, labelLimit=LABEL_WIDTH, ticks=False, domain=False)
    )
    scale = altair.Scale(domain=[0, most], nice=True)
    across = altair.Axis(title="share of the people we read, %", grid=True, gridColor=GRID, tickCount=6)
    base = altair.Chart(data).encode(y=down)
    line = base.mark_rule(color=NAVY, strokeWidth=3).encode(
        x=altair.X("low:Q", scale=scale, axis=across), x2="high:Q"
    )
    dot = base.mark_point(color=NAVY, filled=True, size=110, opacity=1).encode(
        x=altair.X("share:Q", scale=scale)
    )
    chart = (line + dot).properties(width=WIDTH, height=ROW_HEIGHT * len(dots), padding=PADDING)
    words = {"labelFontSize": 15, "titleFontSize": 15, "labelColor": INK, "titleColor": INK}
    looks = {"axis": {**words, "titleFontWeight": "normal"}, "view": {"stroke": None}}
    return {**json.loads(chart.to_json()), "config": looks}


def as_svg(svg: str, prefix: str) -> SafeString:
    """A picture of the library's made safe to stand in a page."""
    return mark_safe(safe_svg(svg, prefix=prefix))  # noqa: S308  (made safe there: shapes and words)


def table_of(rows: Iterable[Row]) -> list[tuple[str, ...]]:
    """The same numbers, exactly, for people who work here."""
    return [
        (
            row.theme.name,
            str(row.people),
            str(row.base),
            percent(row.range.low) if row.range else "–",
            percent(row.range.high) if row.range else "–",
            str(row.word) or "no word",
        )
        for row in rows
    ]


def csv_of(rows: Iterable[Row]) -> str:
    """The same numbers as they may leave the building: small ones hidden, all text neutralised."""
    return csv_bytes(COLUMNS, [_cells(row) for row in rows]).decode("utf-8")


def _cells(row: Row) -> tuple[str | int | float, ...]:
    said, base = Heads(row.heads.people), Heads(row.base)
    number = make_number(said, base)
    if row.audit is not None:
        number = put_right(number, said, base, row.audit)
    low, high = (number.range.low, number.range.high) if number.range else (None, None)
    hidden = disclosure.HIDDEN
    return (
        row.theme.name,
        row.theme.state,
        hidden if number.count is None else number.count,
        number.base,
        hidden if low is None else round(low, 4),
        hidden if high is None else round(high, 4),
        str(number.word),
        number.read or 0,
    )
