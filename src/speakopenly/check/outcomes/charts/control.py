"""The control chart: values with their mean and limits, signs by shape, and the rules by name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from speakopenly.check.outcomes.charts import drawing
from speakopenly.check.outcomes.charts.drawing import Frame
from speakopenly.check.outcomes.spc import Chart, Direction, PointType, say_what_it_shows
from speakopenly.check.outcomes.spc.limits import Limits
from speakopenly.core.documents.tree import Figure, Table

COLUMNS: Final = ("when", "value", "mean", "lower limit", "upper limit", "signal")
DASHES: Final = "7 4"
DASHED: Final = "Dashed limits are provisional."
NO_SIGN: Final = "none"


def draw_control_chart(chart: Chart, *, title: str) -> Figure:
    """Draw a chart with the sentence that stands in for it and a table of the same numbers."""
    sentence = say_what_it_shows(chart)
    ends = [end for limits in chart.limits for end in (limits.lower, limits.upper)]
    frame = drawing.frame_for(len(chart.series.points), [*chart.series.values, *ends])
    marks = [
        *drawing.axes(frame, [point.when.label for point in chart.series.points]),
        *_limit_lines(chart, frame),
        *_breaks(chart, frame),
        *_points(chart, frame),
        *_key(chart),
    ]
    note = " ".join([_rules_in_words(chart), *_reasons(chart), *chart.cautions])
    svg = drawing.picture(title, f"{sentence} {note}", marks)
    return Figure(svg, sentence, title, Table(caption=title, columns=COLUMNS, rows=_rows(chart), note=note))


def _limit_lines(chart: Chart, frame: Frame) -> Iterator[str]:
    for limits, start, end in _segments(chart):
        dashes = DASHES if limits.are_provisional else ""
        is_last = end == len(chart.limits)
        for value, name in (
            (limits.upper, "upper limit"),
            (limits.mean, "mean"),
            (limits.lower, "lower limit"),
        ):
            if value is None:
                continue
            ends = [(frame.across(start - 0.4), frame.up(value)), (frame.across(end - 0.6), frame.up(value))]
            yield drawing.line(
                ends, drawing.INK, width=1.5, dashes=dashes if value is not limits.mean else ""
            )
            if is_last:
                yield drawing.words(drawing.RIGHT + 6, frame.up(value) + 5, name)


def _segments(chart: Chart) -> Iterator[tuple[Limits, int, int]]:
    start = 0
    for _, group in groupby(chart.limits, key=id):
        members = list(group)
        yield members[0], start, start + len(members)
        start += len(members)


def _breaks(chart: Chart, frame: Frame) -> Iterator[str]:
    starts = [start for _, start, _ in _segments(chart)][1:]
    for start, rebase in zip(starts, chart.rebases, strict=True):
        x = frame.across(start - 0.5)
        yield drawing.line([(x, drawing.TOP - 8), (x, drawing.BOTTOM)], drawing.INK, dashes="2 3")
        anchor = "end" if x > drawing.WIDTH / 2 else "start"
        yield drawing.words(x, drawing.TOP - 14, rebase.reason, anchor=anchor)


def _points(chart: Chart, frame: Frame) -> Iterator[str]:
    for _, start, end in _segments(chart):
        path = [(frame.across(at), frame.up(chart.series.values[at])) for at in range(start, end)]
        yield drawing.line(path, drawing.GREY, width=1.5)
    for at, (value, kind) in enumerate(zip(chart.series.values, chart.types, strict=True)):
        yield _mark(kind, frame.across(at), frame.up(value))


def _mark(kind: PointType, x: float, y: float) -> str:
    match kind:
        case PointType.COMMON:
            return drawing.circle(x, y, drawing.GREY)
        case PointType.IMPROVEMENT:
            return drawing.triangle(x, y, drawing.NAVY, filled=True)
        case PointType.CONCERN:
            return drawing.triangle(x, y, drawing.ORANGE, filled=False)
        case _:
            return drawing.diamond(x, y, drawing.PURPLE)


def _key(chart: Chart) -> Iterator[str]:
    """What the marks are, and by which rules; a chart without a hoped-for direction has two marks only."""
    marks = [(PointType.COMMON, "usual")]
    if chart.improvement is Direction.NEUTRAL:
        marks.append((PointType.HIGH, "more than usual ups and downs"))
    else:
        marks += [(PointType.IMPROVEMENT, "the hoped-for way"), (PointType.CONCERN, "the other way")]
    x = float(drawing.LEFT)
    for kind, text in marks:
        yield _mark(kind, x + 8, drawing.BOTTOM + 51)
        yield drawing.words(x + 22, drawing.BOTTOM + 56, text)
        x += 60 + 8 * len(text)
    yield drawing.words(drawing.LEFT, drawing.BOTTOM + 80, _rules_in_words(chart))


def _rules_in_words(chart: Chart) -> str:
    screened = "left out" if chart.outliers_screened else "kept"
    rules = f"Rules {chart.rules}; unusually large moving ranges {screened}."
    return f"{rules} {DASHED}" if any(each.are_provisional for each in chart.limits) else rules


def _reasons(chart: Chart) -> list[str]:
    return [f"Limits anew from {each.since.label}: {each.reason}" for each in chart.rebases]


def _rows(chart: Chart) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            point.when.label,
            f"{point.value:,.10g}",
            *(_number(value) for value in (limits.mean, limits.lower, limits.upper)),
            str(sign) if sign.way else NO_SIGN,
        )
        for point, limits, sign in zip(chart.series.points, chart.limits, chart.signs, strict=True)
    )


def _number(value: float | None) -> str:
    return "[z]" if value is None else f"{value:,.5g}"
