"""The 95% range of a number of events: exact, or Byar's, as English public health publishes it."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

CONFIDENCE: Final = 0.95
TAIL: Final = (1 - CONFIDENCE) / 2
Z: Final = NormalDist().inv_cdf(1 - TAIL)
EXACT_UNDER: Final = 10
"""With fewer events Byar's range is not close enough to the exact one."""


def exact_ends(events: float) -> tuple[float, float]:
    """Both ends of the exact Poisson range (Garwood 1936, Biometrika 28), which also holds at nought."""
    from scipy.stats import chi2

    low = float(chi2.ppf(TAIL, 2 * events)) / 2 if events else 0.0
    return low, float(chi2.ppf(1 - TAIL, 2 * events + 2)) / 2


def byar_ends(events: float) -> tuple[float, float]:
    """Both ends of Byar's range (Breslow and Day 1987).

    At nought its lower end is undefined and taken as nought; exact is better there.
    """
    return _byar(events, -Z) if events else 0.0, _byar(events + 1, Z)


def _byar(count: float, reach: float) -> float:
    return float(count * (1 - 1 / (9 * count) + reach / (3 * math.sqrt(count))) ** 3)
