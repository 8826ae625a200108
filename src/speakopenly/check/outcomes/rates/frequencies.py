"""One rate or one share with its 95% range. A rate is events per exposure: staff, children, days at risk."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

CONFIDENCE: Final = 0.95
TAIL: Final = (1 - CONFIDENCE) / 2
Z: Final = NormalDist().inv_cdf(1 - TAIL)


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
    from scipy.stats import chi2

    _check(events, exposure)
    low = float(chi2.ppf(TAIL, 2 * events)) / 2 if events else 0.0
    high = float(chi2.ppf(1 - TAIL, 2 * events + 2)) / 2
    return _rate(events, exposure, per, low, high, "exact")


def byar_rate(events: int, exposure: float, *, per: float = 1) -> Rate:
    """A rate with Byar's range (Breslow and Day 1987), as English public health publishes it.

    At nought its lower end is undefined and taken as nought; exact is better there. Raises as ``exact_rate``.
    """
    _check(events, exposure)
    low = _byar(events, -Z) if events else 0.0
    return _rate(events, exposure, per, low, _byar(events + 1, Z), "byar")


def exact_share(count: int, base: int) -> Share:
    """A share with the exact binomial range (Clopper and Pearson 1934, Biometrika 26).

    Raises ValueError unless 0 <= count <= base and somebody is in the base.
    """
    from scipy.stats import binomtest

    if base < 1 or not 0 <= count <= base:
        raise ValueError("A share needs 0 <= count <= base and somebody in the base.")
    interval = binomtest(count, base).proportion_ci(CONFIDENCE, method="exact")
    return Share(count, base, count / base, float(interval.low), float(interval.high))


def _byar(events: int, reach: float) -> float:
    return float(events * (1 - 1 / (9 * events) + reach / (3 * math.sqrt(events))) ** 3)


def _rate(events: int, exposure: float, per: float, low: float, high: float, method: str) -> Rate:
    scale = per / exposure
    return Rate(events, exposure, per, events * scale, low * scale, high * scale, method)


def _check(events: int, exposure: float) -> None:
    if events < 0 or not (math.isfinite(exposure) and exposure > 0):
        raise ValueError("A rate needs events of nought or more and an exposure above nought.")
