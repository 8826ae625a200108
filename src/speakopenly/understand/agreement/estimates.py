"""A figure with its interval by drawing units again (bootstrap), or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

RESAMPLES: Final = 1000
CONFIDENCE: Final = 0.95
LEAST_DEFINED: Final = 0.9
"""An interval is drawn only where this share of the resamples has a figure: the others are no accident."""
DRAWN_AT_ONCE: Final = 2_000_000
"""Resamples are drawn in blocks of so many numbers, so that a long table needs little memory."""

NOTHING_TO_COMPARE: Final = "No unit was coded by two people."
NO_VARIATION: Final = "Only one value was ever used, so agreement beyond chance cannot be told."
FEW_VARIED: Final = "Too many resamples hold only one value for an interval."
ONE_UNIT: Final = "One unit has no interval."


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval; ``value`` is None where it is undefined, and ``reason`` says why.

    A value without an interval (``low`` and ``high`` None) also has its reason.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str | None = None


def estimate(
    measure: Callable[[Numbers], Numbers], *, drawn: int, compared: int, seed: int, resamples: int
) -> Estimate:
    """The figure of all units and its percentile interval over units drawn again.

    ``measure`` takes weights (a row for each resample, a column for each of ``drawn`` units) and gives a
    figure for each row, not a number where it is undefined. ``compared`` is how many units really count.
    """
    value = float(measure(np.ones((1, drawn)))[0])
    if np.isnan(value):
        return Estimate(None, reason=NO_VARIATION)
    if compared < 2:
        return Estimate(value, reason=ONE_UNIT)
    figures = np.concatenate([measure(weights) for weights in _blocks(drawn, seed, resamples)])
    defined = figures[~np.isnan(figures)]
    if len(defined) < LEAST_DEFINED * len(figures):
        return Estimate(value, reason=FEW_VARIED)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(defined, [tail, 1 - tail])
    return Estimate(value, float(low), float(high))


def divide(upper: Numbers, lower: Numbers) -> Numbers:
    """Nothing over nothing is undefined, never one or zero."""
    shares: Numbers = np.full(np.broadcast(upper, lower).shape, np.nan)
    np.divide(upper, lower, out=shares, where=lower > 0)
    return shares


def _blocks(units: int, seed: int, resamples: int) -> Iterator[Numbers]:
    """How often each unit is drawn, one row a resample; one seed gives the same rows whatever the block."""
    chance = np.random.default_rng(seed)
    rows = max(1, DRAWN_AT_ONCE // units)
    for start in range(0, resamples, rows):
        count = min(rows, resamples - start)
        yield chance.multinomial(units, np.full(units, 1 / units), size=count).astype(np.float64)
