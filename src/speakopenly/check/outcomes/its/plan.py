"""What is fitted: two straight lines that may part where the change was, and how many points that takes.

y = intercept + time t + level D + slope s, with t = 1..n, D = 1 from the change on, and s = points since the
change, 0 at the first (Wagner et al. 2002, Journal of Clinical Pharmacy and Therapeutics 27).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from speakopenly.check.outcomes.rates.poisson import Numbers
from speakopenly.check.outcomes.series import Series

TERMS: Final = ("intercept", "time", "level", "slope")
FEWEST_EACH_SIDE: Final = 8
"""With fewer points on a side a trend cannot be told from its errors (Penfold and Zhang 2013, Academic
Pediatrics 13, supplement)."""
FEWEST_AT_ALL: Final = 2
"""With one point on a side there is no slope to find, whoever overrides."""


class TooFewPoints(ValueError):
    """A side has too few points. ``can_be_overridden`` says whether a written reason would let it pass."""

    def __init__(self, before: int, after: int) -> None:
        self.before, self.after = before, after
        self.can_be_overridden = min(before, after) >= FEWEST_AT_ALL and before + after > len(TERMS)
        super().__init__(
            f"Points before the change: {before}; after it: {after}."
            f" {FEWEST_EACH_SIDE} are needed on each side."
        )


@dataclass(frozen=True, slots=True)
class Override:
    """A record that somebody went on with too few points, and why."""

    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("Going on with too few points needs a written reason.")


@dataclass(frozen=True, slots=True)
class Plan:
    """A series and its first point after the change, counted from 0."""

    series: Series
    change_at: int
    override: Override | None = None

    @property
    def before(self) -> int:
        """How many points stand before the change."""
        return self.change_at

    @property
    def after(self) -> int:
        """How many points stand after it."""
        return len(self.series.points) - self.change_at

    def design(self) -> Numbers:
        """One row a point, one column a term."""
        time = np.arange(1, len(self.series.points) + 1, dtype=np.float64)
        after = (np.arange(len(time)) >= self.change_at).astype(np.float64)
        return np.column_stack([np.ones_like(time), time, after, after * (time - self.change_at - 1)])

    def earlier_trend(self) -> Numbers:
        """The rows of the points after the change, as if there had been none."""
        rows = self.design()[self.change_at :]
        rows[:, 2:] = 0
        return rows


def plan_for(series: Series, *, change_at: int, override: Override | None = None) -> Plan:
    """Check that there is enough to fit; ``change_at`` counts from 0.

    Raises TooFewPoints under 8 points a side without an override, and wherever no slope could be found.
    """
    plan = Plan(series, change_at, override)
    short = TooFewPoints(plan.before, plan.after)
    if min(plan.before, plan.after) < FEWEST_EACH_SIDE and not (override and short.can_be_overridden):
        raise short
    return plan
