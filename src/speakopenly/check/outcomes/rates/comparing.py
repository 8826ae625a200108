"""Two rates, or two shares, of one service at two times: the ratio or difference with a range of its own.

Whether two ranges overlap says little; the range of the difference says it. Nothing here takes more than two,
so that no list of places or teams can be set in order.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from speakopenly.check.outcomes.rates.frequencies import Rate, Share
from speakopenly.core.counting import wilson_range
from speakopenly.core.fisher import p_of_two_shares
from speakopenly.core.ranges import CONFIDENCE, Z


@dataclass(frozen=True, slots=True)
class Ratio:
    """The later rate over the earlier; ``high`` is infinite where the earlier had no event."""

    value: float | None
    low: float
    high: float
    wald: tuple[float, float] | None
    p: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The later share less the earlier, with Newcombe's range and Fisher's p."""

    value: float
    low: float
    high: float
    p: float


def compare_rates(first: Rate, second: Rate) -> Ratio:
    """``first`` over ``second`` with the exact range (Przyborowski and Wilenski 1940, Biometrika 31).

    ``wald`` is the range on the log scale, None where a rate has no event. Raises ValueError where neither
    has any.
    """
    from scipy.stats import binomtest

    events = first.events + second.events
    if events == 0:
        raise ValueError("Two rates without an event have no ratio.")
    scale = second.exposure / first.exposure
    test = binomtest(first.events, events, first.exposure / (first.exposure + second.exposure))
    share = test.proportion_ci(CONFIDENCE, method="exact")
    value = first.events / second.events * scale if second.events else None
    return Ratio(
        value,
        _odds(float(share.low)) * scale,
        _odds(float(share.high)) * scale,
        _wald(value, first.events, second.events),
        float(test.pvalue),
    )


def compare_shares(first: Share, second: Share) -> Difference:
    """``first`` less ``second`` with Newcombe's range (1998, Statistics in Medicine 17, method 10)."""
    one, two = wilson_range(first.count, first.base), wilson_range(second.count, second.base)
    value = first.value - second.value
    return Difference(
        value,
        value - math.hypot(first.value - one.low, two.high - second.value),
        value + math.hypot(one.high - first.value, second.value - two.low),
        p_of_two_shares(first.count, first.base, second.count, second.base),
    )


def _odds(share: float) -> float:
    return math.inf if share >= 1 else share / (1 - share)


def _wald(ratio: float | None, first: int, second: int) -> tuple[float, float] | None:
    if not ratio:
        return None
    reach = Z * math.sqrt(1 / first + 1 / second)
    return ratio * math.exp(-reach), ratio * math.exp(reach)
