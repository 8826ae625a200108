"""Where usual ups and downs end: the mean, and the natural process limits of an XmR chart.

The limits stand 2.66 mean moving ranges from the mean (Shewhart 1931; Wheeler, Understanding Variation,
1993): 2.66 is three over 1.128, which turns the mean range of two neighbours into a standard deviation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

TO_LIMITS: Final = 2.66
TO_TWO_SIGMA: Final = 2 * TO_LIMITS / 3
LARGEST_USUAL_RANGE: Final = 3.267
"""A moving range of this many mean ranges or more is an outlier (Wheeler's upper range limit)."""
FEWEST_FOR_FIRM_LIMITS: Final = 13
"""With fewer points limits are provisional (NHS England, Making Data Count)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean of some points and their limits; ``lower`` and ``upper`` are None where there are none.

    There are none of one point, and none where screening leaves no moving range (every value the same).
    """

    mean: float
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None
    points: int

    @property
    def are_provisional(self) -> bool:
        """Whether they rest on fewer than 13 points."""
        return self.points < FEWEST_FOR_FIRM_LIMITS


def find_limits(values: Sequence[float], *, screen_outliers: bool) -> Limits:
    """Mean and limits of ``values`` in order of time; screening leaves out unusually large moving ranges.

    Raises ValueError where there is no value.
    """
    if not values:
        raise ValueError("Limits need a value.")
    mean = math.fsum(values) / len(values)
    ranges = [abs(later - earlier) for earlier, later in pairwise(values)]
    if screen_outliers and ranges:
        most = LARGEST_USUAL_RANGE * _mean(ranges)
        ranges = [each for each in ranges if each < most]
    if not ranges:
        return Limits(mean, None, None, None, None, len(values))
    usual = _mean(ranges)
    far, near = TO_LIMITS * usual, TO_TWO_SIGMA * usual
    return Limits(mean, mean - far, mean + far, mean - near, mean + near, len(values))


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
