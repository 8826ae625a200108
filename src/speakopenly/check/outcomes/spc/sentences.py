"""What a chart shows, in one sentence that states its doubt and names no cause."""

from __future__ import annotations

from typing import Final

from speakopenly.check.outcomes.spc.chart import PROVISIONAL, Chart
from speakopenly.check.outcomes.spc.segments import SpecialCause

BEYOND: Final = "more than usual ups and downs"
WITHIN: Final = "The latest point ({when}) is within usual ups and downs."
OUTSIDE: Final = "The latest point ({when}) is {way} than the usual range ({low} to {high}): {beyond}."
NEAR: Final = (
    "Two of the last three points, to {when}, are at the {end} of the usual range or beyond: {beyond}."
)
TREND: Final = "{count} points in a row {move}, to {when}: {beyond}."
RUN: Final = "Since {when}, {count} points in a row are {way} than the mean: {beyond}."
UNSURE: Final = "There are no limits yet, so usual ups and downs cannot be told."


def say_what_it_shows(chart: Chart) -> str:
    """Say what the latest point is a sign of; nothing is said of why."""
    limits = chart.limits[-1]
    if limits.upper is None and chart.signs[-1] is SpecialCause.NONE:
        return UNSURE
    said = _say(chart)
    return f"{said} {PROVISIONAL.format(limits.points)}" if limits.are_provisional else said


def _say(chart: Chart) -> str:
    sign, when = chart.signs[-1], chart.series.points[-1].when.label
    way, end = ("higher", "top") if sign.way > 0 else ("lower", "bottom")
    match sign:
        case SpecialCause.NONE:
            return WITHIN.format(when=when)
        case SpecialCause.ABOVE_LIMIT | SpecialCause.BELOW_LIMIT:
            low, high = (f"{each:.4g}" for each in (chart.limits[-1].lower, chart.limits[-1].upper))
            return OUTSIDE.format(when=when, way=way, low=low, high=high, beyond=BEYOND)
        case SpecialCause.TWO_OF_THREE_ABOVE | SpecialCause.TWO_OF_THREE_BELOW:
            return NEAR.format(when=when, end=end, beyond=BEYOND)
        case SpecialCause.RISING | SpecialCause.FALLING:
            move = "rise" if sign is SpecialCause.RISING else "fall"
            return TREND.format(count=_trend_length(chart), move=move, when=when, beyond=BEYOND)
    length = _run_length(chart)
    first = chart.series.points[-length].when.label
    return RUN.format(when=first, count=length, way=way, beyond=BEYOND)


def _segment_start(chart: Chart) -> int:
    latest = chart.limits[-1]
    return next(number for number, each in enumerate(chart.limits) if each is latest)


def _run_length(chart: Chart) -> int:
    """How many points at the end stand on the side of the last one."""
    mean, values = chart.limits[-1].mean, chart.series.values[_segment_start(chart) :]
    above = values[-1] > mean
    length = 0
    for value in reversed(values):
        if value == mean or (value > mean) != above:
            break
        length += 1
    return length


def _trend_length(chart: Chart) -> int:
    """How many points at the end go one way."""
    values = chart.series.values[_segment_start(chart) :]
    rising = values[-1] > values[-2]
    length = 1
    for later, earlier in zip(reversed(values), reversed(values[:-1]), strict=False):
        if later == earlier or (later > earlier) != rising:
            break
        length += 1
    return length
