"""Fit two lines around a change, and draw on the earlier one: what the earlier trend would have given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

import numpy as np

from speakopenly.check.outcomes.its.errors import Errors, Estimates, estimate, least_squares
from speakopenly.check.outcomes.its.plan import FEWEST_EACH_SIDE, TERMS, Plan
from speakopenly.check.outcomes.rates.poisson import Numbers
from speakopenly.check.outcomes.series import When

CONFIDENCE: Final = 0.95
DOUBTFUL_DURBIN_WATSON: Final = (1.5, 2.5)
"""2 is none; outside this band neighbours visibly err together or against each other."""

TOGETHER: Final = "Neighbouring points err together (Durbin-Watson {:.2f}); use hac:LAG or ar1, not ols."
EXACT: Final = "The points lie on straight lines exactly: there are no errors to judge by."
FEW: Final = "Fewer than 8 points on a side: {}. Went on because: {}"


@dataclass(frozen=True, slots=True)
class Term:
    """An estimate with its standard error and 95% range."""

    est: float
    se: float
    ci_lb: float
    ci_ub: float

    @property
    def could_be_nothing(self) -> bool:
        """Whether the range includes nought: then no difference is spoken of."""
        return self.ci_lb <= 0 <= self.ci_ub


@dataclass(frozen=True, slots=True)
class Expected:
    """A point after the change: what was seen, and what the earlier trend would have given."""

    when: When
    seen: float
    fitted: float
    expected: Term


@dataclass(frozen=True, slots=True)
class Fit:
    """What a plan gave. ``durbin_watson`` is of the ordinary lines, and None where they fit exactly."""

    plan: Plan
    method: str
    terms: Mapping[str, Term]
    durbin_watson: float | None
    rho: float | None
    counterfactual: tuple[Expected, ...]
    difference_at_end: Term
    fitted: tuple[float, ...]
    cautions: tuple[str, ...]


def fit_series(plan: Plan, *, errors: Errors) -> Fit:
    """Fit the plan. Raises ValueError where a lag reaches past the series."""
    design, values = plan.design(), np.array(plan.series.values)
    found = estimate(design, values, errors)
    watson = durbin_watson(values - design @ least_squares(design, values).coefficients)
    fitted = tuple(float(each) for each in design @ found.coefficients)
    return Fit(
        plan,
        errors.name,
        MappingProxyType(dict(zip(TERMS, _terms(np.eye(len(TERMS)), found, len(values)), strict=True))),
        watson,
        found.rho,
        _counterfactual(plan, found, fitted),
        _terms(design[-1:] - plan.earlier_trend()[-1:], found, len(values))[0],
        fitted,
        (*plan.series.cautions, *_cautions(plan, errors, watson)),
    )


def term_of(est: float, se: float, *, freedom: int) -> Term:
    """An estimate with its t range."""
    reach = _reach(freedom) * se
    return Term(est, se, est - reach, est + reach)


@cache
def _reach(freedom: int) -> float:
    from scipy.stats import t

    return float(t.ppf((1 + CONFIDENCE) / 2, freedom))


def durbin_watson(residuals: Numbers) -> float | None:
    """Whether neighbours err together: 2 where they do not (Durbin and Watson 1950, Biometrika 37)."""
    whole = float(residuals @ residuals)
    steps = np.diff(residuals)
    return None if whole < 1e-18 else float(steps @ steps / whole)


def _counterfactual(plan: Plan, found: Estimates, fitted: tuple[float, ...]) -> tuple[Expected, ...]:
    expected = _terms(plan.earlier_trend(), found, len(plan.series.points))
    after = plan.series.points[plan.change_at :]
    return tuple(
        Expected(point.when, point.value, line, term)
        for point, line, term in zip(after, fitted[plan.change_at :], expected, strict=True)
    )


def _terms(rows: Numbers, found: Estimates, points: int) -> list[Term]:
    """Each row's weighted sum of the coefficients, with a t range on n - 4 degrees of freedom."""
    estimates = rows @ found.coefficients
    variances = np.einsum("ij,jk,ik->i", rows, found.covariance, rows)
    spreads = np.sqrt(np.maximum(variances, 0))
    return [
        term_of(float(est), float(se), freedom=points - len(TERMS))
        for est, se in zip(estimates, spreads, strict=True)
    ]


def _cautions(plan: Plan, errors: Errors, watson: float | None) -> list[str]:
    told = []
    if plan.override and min(plan.before, plan.after) < FEWEST_EACH_SIDE:
        told.append(FEW.format(f"{plan.before} before, {plan.after} after", plan.override.reason))
    low, high = DOUBTFUL_DURBIN_WATSON
    if watson is None:
        told.append(EXACT)
    elif errors.kind == "ols" and not low <= watson <= high:
        told.append(TOGETHER.format(watson))
    return told
