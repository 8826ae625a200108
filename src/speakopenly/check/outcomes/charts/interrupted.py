"""The interrupted series: what was seen, and the path the earlier trend would have taken with its range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from speakopenly.check.outcomes.charts import drawing
from speakopenly.check.outcomes.charts.drawing import Frame
from speakopenly.check.outcomes.its import WHAT_ELSE, Fit, say_what_it_shows
from speakopenly.core.documents.tree import Figure, Table

COLUMNS: Final = ("when", "seen", "expected", "low", "high")
BEFORE: Final = "[z]"


def draw_interrupted_series(fit: Fit, *, title: str) -> Figure:
    """Draw a fit with the sentences that stand in for it and a table of the same numbers."""
    sentences = say_what_it_shows(fit)
    points = fit.plan.series.points
    ends = [end for each in fit.counterfactual for end in (each.expected.ci_lb, each.expected.ci_ub)]
    frame = drawing.frame_for(len(points), [*fit.plan.series.values, *fit.fitted, *ends])
    marks = [
        *drawing.axes(frame, [point.when.label for point in points]),
        *_expected(fit, frame),
        *_change(fit, frame),
        *_lines(fit, frame),
        *(drawing.circle(frame.across(at), frame.up(p.value), drawing.NAVY) for at, p in enumerate(points)),
        *_key(fit),
    ]
    note = " ".join([_method(fit), *fit.cautions, WHAT_ELSE])
    svg = drawing.picture(title, " ".join([*sentences, note]), marks)
    table = Table(caption=title, columns=COLUMNS, rows=_rows(fit), note=note)
    return Figure(svg, " ".join(sentences), title, table)


def _expected(fit: Fit, frame: Frame) -> Iterator[str]:
    places = [frame.across(fit.plan.change_at + step) for step in range(fit.plan.after)]
    bounds = [
        [frame.up(getattr(each.expected, end)) for each in fit.counterfactual]
        for end in ("ci_ub", "ci_lb", "est")
    ]
    top, bottom, middle = (list(zip(places, bound, strict=True)) for bound in bounds)
    yield drawing.band(top, bottom)
    yield drawing.line(middle, drawing.ORANGE, width=2.5, dashes="7 4")
    yield drawing.words(drawing.RIGHT + 6, middle[-1][1] + 5, "earlier trend")


def _change(fit: Fit, frame: Frame) -> Iterator[str]:
    x = frame.across(fit.plan.change_at - 0.5)
    yield drawing.line([(x, drawing.TOP - 8), (x, drawing.BOTTOM)], drawing.INK, dashes="2 3")
    yield drawing.words(x, drawing.TOP - 14, "the change", anchor="middle")


def _lines(fit: Fit, frame: Frame) -> Iterator[str]:
    places = [(frame.across(at), frame.up(value)) for at, value in enumerate(fit.fitted)]
    yield drawing.line(places[: fit.plan.change_at], drawing.NAVY, width=2.5)
    yield drawing.line(places[fit.plan.change_at :], drawing.NAVY, width=2.5)


def _key(fit: Fit) -> Iterator[str]:
    """Drawn marks with their names, the method, and the question at the same size as the rest."""
    y, x = drawing.BOTTOM + 51, float(drawing.LEFT)
    yield drawing.circle(x + 8, y, drawing.NAVY)
    yield drawing.words(x + 22, y + 5, "seen, with its lines")
    yield drawing.line([(x + 190, y), (x + 225, y)], drawing.ORANGE, width=2.5, dashes="7 4")
    yield drawing.words(x + 232, y + 5, "earlier trend carried on, with its 95% range")
    yield drawing.words(x, y + 29, f"{_method(fit)} {WHAT_ELSE}")


def _method(fit: Fit) -> str:
    return f"Errors: {fit.method}."


def _rows(fit: Fit) -> tuple[tuple[str, ...], ...]:
    before = fit.plan.series.points[: fit.plan.change_at]
    return (
        *((point.when.label, _number(point.value), BEFORE, BEFORE, BEFORE) for point in before),
        *(
            (
                each.when.label,
                _number(each.seen),
                _number(each.expected.est),
                _number(each.expected.ci_lb),
                _number(each.expected.ci_ub),
            )
            for each in fit.counterfactual
        ),
    )


def _number(value: float) -> str:
    return f"{value:,.5g}"
