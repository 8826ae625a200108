"""One rate or one share with its 95% range. A rate is events per exposure: staff, children, days at risk."""

from __future__ import annotations

import math
from dataclasses import dataclass

from speakopenly.core.ranges import CONFIDENCE, byar_ends, exact_ends


@dataclass(frozen=True, slots=True)
class Rate:
    """Events for each ``per`` of exposure, with the range and how it was found."""

    events: int
    exposure: float
    per: float
    value: float
    low: float
    high: float
    method: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a base with its range, 0..1."""

    count: int
    base: int
    value: float
    low: float
    high: float


def exact_rate(events: int, exposure: float, *, per: float = 1) -> Rate:
    """A rate with the exact Poisson range (Garwood 1936, Biometrika 28), which also holds at nought.

    Raises ValueError for events below nought or an exposure that is not above it.
    """
    _check(events, exposure)
    return _rate(events, exposure, per, exact_ends(events), "exact")


def byar_rate(events: int, exposure: float, *, per: float = 1) -> Rate:
    """A rate with Byar's range (Breslow and Day 1987), as English public health publishes it.

    At nought its lower end is undefined and taken as nought; exact is better there. Raises as ``exact_rate``.
    """
    _check(events, exposure)
    return _rate(events, exposure, per, byar_ends(events), "byar")


def exact_share(count: int, base: int) -> Share:
    """A share with the exact binomial range (Clopper and Pearson 1934, Biometrika 26).

    Raises ValueError unless 0 <= count <= base and somebody is in the base.
    """
    from scipy.stats import binomtest

    if base < 1 or not 0 <= count <= base:
        raise ValueError("A share needs 0 <= count <= base and somebody in the base.")
    interval = binomtest(count, base).proportion_ci(CONFIDENCE, method="exact")
    return Share(count, base, count / base, float(interval.low), float(interval.high))


def _rate(events: int, exposure: float, per: float, ends: tuple[float, float], method: str) -> Rate:
    scale, (low, high) = per / exposure, ends
    return Rate(events, exposure, per, events * scale, low * scale, high * scale, method)


def _check(events: int, exposure: float) -> None:
    if events < 0 or not (math.isfinite(exposure) and exposure > 0):
        raise ValueError("A rate needs events of nought or more and an exposure above nought.")
