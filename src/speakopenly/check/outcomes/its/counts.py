"""The same two lines for counts: on the log scale, with an offset for how many or how long could have been.

Quasi-Poisson errors are widened by the dispersion (Wedderburn 1974, Biometrika 61), which counts of events
nearly always need.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from speakopenly.check.outcomes.its.fitting import Term, term_of
from speakopenly.check.outcomes.its.plan import TERMS, Plan
from speakopenly.check.outcomes.rates.poisson import regress


@dataclass(frozen=True, slots=True)
class CountFit:
    """Terms on the log scale with quasi-Poisson ranges, and the difference of level as a ratio of rates."""

    terms: Mapping[str, Term]
    poisson_errors: Mapping[str, float]
    deviance: float
    dispersion: float
    level_ratio: Term
    expected_at_end: float
    """What the earlier trend would have given at the last point; ``fitted_at_end`` is the line there."""
    fitted_at_end: float


def fit_counts(plan: Plan, *, exposure: Sequence[float] | None = None) -> CountFit:
    """Fit a plan whose values are counts; ``exposure`` is how much there was at each point (people, days).

    Raises ValueError for counts below nought, an exposure not above it, or a fit that does not settle.
    """
    counts, design = np.array(plan.series.values), plan.design()
    at_risk = np.ones_like(counts) if exposure is None else np.array(exposure, dtype=np.float64)
    found = regress(design, counts, at_risk)
    errors = np.sqrt(np.diag(found.covariance))
    wide = errors * np.sqrt(found.dispersion)
    terms = {
        name: term_of(float(est), float(se), freedom=len(counts) - len(TERMS))
        for name, est, se in zip(TERMS, found.coefficients, wide, strict=True)
    }
    return CountFit(
        MappingProxyType(terms),
        MappingProxyType(dict(zip(TERMS, map(float, errors), strict=True))),
        found.deviance,
        found.dispersion,
        _as_ratio(terms["level"]),
        float(at_risk[-1] * np.exp(plan.earlier_trend()[-1] @ found.coefficients)),
        float(found.expected[-1]),
    )


def _as_ratio(level: Term) -> Term:
    """The level as a ratio; its standard error by the delta method."""
    ratio = float(np.exp(level.est))
    return Term(ratio, ratio * level.se, float(np.exp(level.ci_lb)), float(np.exp(level.ci_ub)))
