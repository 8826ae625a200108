"""From stored points to the library's charts, by the calls the commands make: page and command agree.

A rate is worked out in one place, ``value_of``; the file that is handed out holds the same number.
"""

from __future__ import annotations

from dataclasses import dataclass

from speakopenly.check.outcomes import its, spc
from speakopenly.check.outcomes.charts import draw_control_chart, draw_interrupted_series
from speakopenly.check.outcomes.its import Fit
from speakopenly.check.outcomes.rates import exact_rate
from speakopenly.check.outcomes.reading import find_change
from speakopenly.check.outcomes.series import Point, Series, When, gaps, read_when
from speakopenly.check.outcomes.spc import Chart, Rebase
from speakopenly.core.documents.tree import Figure
from speakopenly.web.check.outcomes.models import BeforeAndAfter, Measure
from speakopenly.web.check.outcomes.models import Point as Row

FILE = "points.csv"


@dataclass(frozen=True, slots=True)
class RateRow:
    """One rate with its 95% range."""

    label: str
    count: int
    out_of: float
    value: float
    low: float
    high: float


def value_of(measure: Measure, point: Row) -> float:
    """The number of a point; for a rate, the count for each ``per`` of those it is out of."""
    if measure.per is None or point.out_of is None:
        return point.count
    return measure.per * point.count / point.out_of


def series_of(measure: Measure) -> Series:
    """The points of a measure in order of time."""
    points = tuple(
        Point(When(each.place, each.label), value_of(measure, each)) for each in measure.points.all()
    )
    return Series("", points, tuple(gaps(points)))


def chart_of(measure: Measure) -> Chart | None:
    """The control chart; None without a point."""
    series = series_of(measure)
    if not series.points:
        return None
    return spc.draw_chart(
        series,
        rules=spc.RULE_SETS[measure.rules],
        improvement=spc.Direction(measure.hoped),
        rebases=[_rebase(each.since, each.reason) for each in measure.limits_anew.all()],
    )


def says_of(chart: Chart) -> str:
    """What a chart says of its latest point, with its cautions."""
    said = spc.say_what_it_shows(chart)
    return " ".join([said, *(each for each in chart.cautions if each not in said)])


def picture_of(measure: Measure, chart: Chart) -> Figure:
    """The chart as a picture with its table."""
    return draw_control_chart(chart, title=measure.name)


def fit_of(measure: Measure, asked: BeforeAndAfter) -> Fit:
    """What was seen before and after. Raises BadInput, TooFewPoints or ValueError."""
    series = series_of(measure)
    if not series.points:
        raise its.TooFewPoints(0, 0)
    override = its.Override(asked.went_on_because) if asked.went_on_because else None
    change_at = find_change(series, asked.change_on, file=measure.name)
    plan = its.plan_for(series, change_at=change_at, override=override)
    return its.fit_series(plan, errors=its.read_errors(asked.neighbours))


def picture_of_fit(measure: Measure, fit: Fit) -> Figure:
    """The series with its expected path, and its table."""
    return draw_interrupted_series(fit, title=measure.name)


def rates_of(measure: Measure) -> list[RateRow]:
    """Each rate with its exact 95% range; empty where points are no rates."""
    if measure.per is None:
        return []
    return [_rate(each, each.out_of, measure.per) for each in measure.points.all() if each.out_of]


def _rate(point: Row, out_of: float, per: int) -> RateRow:
    found = exact_rate(int(point.count), out_of, per=per)
    return RateRow(point.label, found.events, out_of, found.value, found.low, found.high)


def _rebase(since: str, reason: str) -> Rebase:
    when = read_when(since)
    assert when is not None  # noqa: S101  (the form read it before it was kept)
    return Rebase(when, reason)
