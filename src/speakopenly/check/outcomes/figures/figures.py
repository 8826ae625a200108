"""Figures of learning from counts, as they may be shown. Hidden numbers never leave these functions.

A figure for a quarter is a split by time: counts and bases are rounded to 5, and shares, rates and ranges are
worked out from the rounded numbers, so that nobody can work back to a head count. No total over periods is
given, from which a hidden one could be had by subtraction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Final

from speakopenly.check.outcomes.figures.measures import MEASURES, Kind, Measure
from speakopenly.check.outcomes.rates.frequencies import exact_rate
from speakopenly.core import disclosure
from speakopenly.core.counting import wilson_range

NOBODY_ASKED: Final = "There was nobody or nothing to count."
TOO_FEW: Final = f"Fewer than {disclosure.SMALLEST_BASE_FOR_A_PERCENTAGE}."
FEWEST_FOR_NINETIETH: Final = 10 * disclosure.SMALLEST_SHOWN
"""The longest tenth of waits is told when at least 8 stand in it."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share (0..1) or rate with its range, from the numbers shown; ``reason`` says why it is hidden."""

    measure: Measure
    period: str
    count: int | None = None
    base: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class WaitFigure:
    """Half waited no longer than ``median`` working days, nine in ten no longer than ``ninetieth``."""

    measure: Measure
    period: str
    base: int | None = None
    median: int | None = None
    ninetieth: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PartsFigure:
    """Counts of parts as they may be shown, in the order given; never added up into a score."""

    measure: Measure
    period: str
    parts: Mapping[str, disclosure.Cell]


AnyFigure = Figure | WaitFigure | PartsFigure


def share_of(code: str, *, period: str, count: int, base: int) -> Figure:
    """A share of one period. Raises ValueError where ``code`` is no share or the count is not of the base."""
    measure = _measure(code, Kind.SHARE)
    if not 0 <= count <= base:
        raise ValueError("A share needs 0 <= count <= base.")
    if base == 0:
        return Figure(measure, period, reason=NOBODY_ASKED)
    if base < disclosure.SMALLEST_BASE_FOR_A_PERCENTAGE:
        return Figure(measure, period, reason=TOO_FEW)
    shown_base = disclosure.round_for_split(base)
    everybody = measure.asks_people and count == base
    if everybody or not disclosure.can_show_percentage(count, base):
        return Figure(measure, period, base=shown_base, reason=disclosure.HIDDEN_IN_WORDS)
    shown = disclosure.round_for_split(count)
    span = wilson_range(shown, shown_base)
    return Figure(measure, period, shown, shown_base, shown / shown_base, span.low, span.high)


def rate_of(code: str, *, period: str, events: int, exposure: float) -> Figure:
    """A rate of one period, per the measure's unit.

    Raises ValueError where ``code`` is no rate, and as ``exact_rate``.
    """
    measure = _measure(code, Kind.RATE)
    if exposure == 0:
        return Figure(measure, period, reason=NOBODY_ASKED)
    if disclosure.is_small(events):
        return Figure(measure, period, base=exposure, reason=disclosure.HIDDEN_IN_WORDS)
    shown = disclosure.round_for_split(events)
    rate = exact_rate(shown, exposure, per=measure.per)
    return Figure(measure, period, shown, exposure, rate.value, rate.low, rate.high)


def waits_of(code: str, *, period: str, days: Sequence[int]) -> WaitFigure:
    """How long half waited; from 80 waits on also nine in ten. Raises ValueError where it is no wait."""
    measure = _measure(code, Kind.WAIT)
    if len(days) < disclosure.SMALLEST_BASE_FOR_A_PERCENTAGE:
        return WaitFigure(measure, period, reason=TOO_FEW if days else NOBODY_ASKED)
    told = sorted(days)
    ninetieth = told[ceil(0.9 * len(told)) - 1] if len(told) >= FEWEST_FOR_NINETIETH else None
    return WaitFigure(measure, period, disclosure.round_for_split(len(told)), ceil(median(told)), ninetieth)


def parts_of(code: str, *, period: str, counts: Mapping[str, int]) -> PartsFigure:
    """A count in parts, protected together. Raises ValueError where ``code`` has no parts."""
    measure = _measure(code, Kind.PARTS)
    return PartsFigure(measure, period, disclosure.protect_split(counts, total=sum(counts.values())))


def in_print_order(figures: Sequence[AnyFigure]) -> tuple[AnyFigure, ...]:
    """Harm after speaking first, reach beside it, then the rest; periods stay in the order given.

    Raises ValueError where reach would stand without harm after speaking, and where a figure comes twice for
    a period: that would be a second service, and services are not set side by side.
    """
    held = Counter((each.measure.code, each.period) for each in figures)
    if any(times > 1 for times in held.values()):
        raise ValueError("A figure comes twice for one period: services are not set side by side.")
    if any(code == "L1" and ("L13", period) not in held for code, period in held):
        raise ValueError("L1 is shown with L13 of the same period, also where nobody was asked.")
    order = list(MEASURES)
    return tuple(sorted(figures, key=lambda each: order.index(each.measure.code)))


def _measure(code: str, kind: Kind) -> Measure:
    measure = MEASURES[code]
    if measure.kind is not kind:
        raise ValueError(f"{code} is a {measure.kind}, not a {kind}.")
    return measure
