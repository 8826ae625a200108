"""Whether a rate of one service rose or fell from period to period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speakopenly.check.outcomes.rates.poisson import regress
from speakopenly.core.ranges import Z


@dataclass(frozen=True, slots=True)
class Trend:
    """The ratio of a period's rate to the last, with its Wald range; and Kendall's tau of rates and time."""

    ratio: float
    low: float
    high: float
    tau: float
    tau_p: float


def measure_trend(events: Sequence[int], exposure: Sequence[float]) -> Trend:
    """Measure the trend over at least three periods of equal length, in order.

    Raises ValueError for fewer periods, and as ``poisson.regress``.
    """
    from scipy.stats import kendalltau

    if len(events) < 3:
        raise ValueError("A trend needs three periods.")
    counts, at_risk = np.array(events, dtype=np.float64), np.array(exposure, dtype=np.float64)
    time = np.arange(len(counts), dtype=np.float64)
    fitted = regress(np.column_stack([np.ones_like(time), time]), counts, at_risk)
    slope, error = fitted.coefficients[1], np.sqrt(fitted.covariance[1, 1])
    low, ratio, high = (float(np.exp(slope + reach * error)) for reach in (-Z, 0, Z))
    rank = kendalltau(time, counts / at_risk)
    return Trend(ratio, low, high, float(rank.statistic), float(rank.pvalue))
