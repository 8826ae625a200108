"""The effect of each study and its variance, from what the study counted or measured.

Ratios are on the log scale. Where a study has a nought in its table, 1/2 is added to each of its four cells,
and to no other study's (Yusuf and others 1985 give 1/2; adding it everywhere would pull every study to no
effect). A study without any event, or with nothing but events, says nothing of a ratio: it is kept in the
counts and in risk differences, and has no ratio (``docs/decisions/0392``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import numpy as np

from speakopenly.understand.evidence.between import Numbers

Effects = tuple[Numbers, Numbers]
"""Effects and their variances; nan where a study has none."""


class Measure(StrEnum):
    """What an effect is; the first three come from counts of people, the next two from means."""

    RR = "RR"
    OR = "OR"
    RD = "RD"
    SMD = "SMD"
    MD = "MD"
    IRR = "IRR"
    GEN = "GEN"

    @property
    def is_ratio(self) -> bool:
        """Whether the effect is the log of a ratio."""
        return self in {Measure.RR, Measure.OR, Measure.IRR}

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS[self]

    @property
    def no_effect(self) -> float:
        """The value that says no difference, as it is shown."""
        return 1.0 if self.is_ratio else 0.0


_WORDS: Final = {
    Measure.RR: "risk ratio",
    Measure.OR: "odds ratio",
    Measure.RD: "risk difference",
    Measure.SMD: "standardised mean difference",
    Measure.MD: "mean difference",
    Measure.IRR: "rate ratio",
    Measure.GEN: "effect",
}


def from_counts(measure: Measure, tpos: Numbers, tneg: Numbers, cpos: Numbers, cneg: Numbers) -> Effects:
    """RR, OR or RD from people with and without the event, in the group that got something and the other."""
    says_nothing = ((tpos + cpos) == 0) | ((tneg + cneg) == 0)
    has_nought = (tpos == 0) | (tneg == 0) | (cpos == 0) | (cneg == 0)
    a, b, c, d = (cell + np.where(has_nought, 0.5, 0.0) for cell in (tpos, tneg, cpos, cneg))
    treated, compared = a + b, c + d
    if measure is Measure.RD:
        return a / treated - c / compared, a * b / treated**3 + c * d / compared**3
    if measure is Measure.RR:
        yi = np.log(a / treated) - np.log(c / compared)
        vi = 1 / a - 1 / treated + 1 / c - 1 / compared
    else:
        yi = np.log(a) + np.log(d) - np.log(b) - np.log(c)
        vi = 1 / a + 1 / b + 1 / c + 1 / d
    return np.where(says_nothing, np.nan, yi), np.where(says_nothing, np.nan, vi)


def from_rates(x1: Numbers, t1: Numbers, x2: Numbers, t2: Numbers) -> Effects:
    """The log rate ratio from events and the time over which they were counted, in two groups."""
    says_nothing = (x1 + x2) == 0
    more = np.where((x1 == 0) | (x2 == 0), 0.5, 0.0)
    one, two = x1 + more, x2 + more
    yi, vi = np.log(one / t1) - np.log(two / t2), 1 / one + 1 / two
    return np.where(says_nothing, np.nan, yi), np.where(says_nothing, np.nan, vi)


def from_means(
    measure: Measure, m1: Numbers, sd1: Numbers, n1: Numbers, m2: Numbers, sd2: Numbers, n2: Numbers
) -> Effects:
    """MD or SMD (Hedges' g, exact correction; Hedges 1981) from means, standard deviations and people."""
    from scipy.special import gammaln

    if measure is Measure.MD:
        return m1 - m2, sd1**2 / n1 + sd2**2 / n2
    free = n1 + n2 - 2
    pooled = np.sqrt(((n1 - 1) * sd1**2 + (n2 - 1) * sd2**2) / free)
    correction = np.exp(gammaln(free / 2) - np.log(np.sqrt(free / 2)) - gammaln((free - 1) / 2))
    g = correction * (m1 - m2) / pooled
    return g, 1 / n1 + 1 / n2 + g**2 / (2 * (n1 + n2))
