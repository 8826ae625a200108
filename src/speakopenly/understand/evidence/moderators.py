"""Whether effects differ with something about the studies: meta-regression with one or two moderators.

Studies were not given their moderator by lot, so what goes with a bigger effect need not be why it is bigger;
and means of studies say nothing of single people. Both are said wherever a result is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from speakopenly.understand.evidence.between import Method, Numbers
from speakopenly.understand.evidence.pooling import CONFIDENCE, IntervalBy

STUDIES_A_MODERATOR: Final = 10
MOST_MODERATORS: Final = 2
NOT_WHY: Final = (
    "What goes with bigger effects between studies need not be why they are bigger, and says nothing of"
    " single people."
)


@dataclass(frozen=True, slots=True)
class Coefficient:
    """What goes with one unit more of a moderator, or with one group of studies beside the first."""

    name: str
    estimate: float
    se: float
    p: float
    ci_lb: float
    ci_ub: float


@dataclass(frozen=True, slots=True)
class Regression:
    """Coefficients, the intercept first; QM tests the moderators together, QE what they leave."""

    coefficients: tuple[Coefficient, ...]
    k: int
    tau2: float
    I2: float
    R2: float | None
    QM: float
    QM_df: tuple[int, ...]
    QM_p: float
    QE: float
    QE_df: int
    QE_p: float


def regress(
    yi: Numbers,
    vi: Numbers,
    names: Sequence[str],
    columns: Sequence[Numbers],
    *,
    method: Method = Method.REML,
    test: IntervalBy = IntervalBy.HK,
) -> Regression:
    """Fit effects on columns of numbers (a group is a column of 0 and 1), by REML or with equal effects.

    Raises ValueError where there are too few studies, where a column says nothing that the others do not, or
    where the method is neither.
    """
    if method not in {Method.REML, Method.EE}:
        raise ValueError("Moderators are fitted with REML or EE.")
    x = np.column_stack([np.ones_like(yi), *columns])
    k, p = x.shape
    if k <= p:
        raise ValueError("There are too few studies for these moderators.")
    if np.linalg.matrix_rank((x - x.mean(axis=0))[:, 1:] / _spread(x)) < p - 1:
        raise ValueError("A moderator is the same in every study, or follows from the other.")
    fixed = _Fit(yi, vi, x, 0.0)
    tau2 = 0.0 if method is Method.EE else _tau2(yi, vi, x)
    return _told(_Fit(yi, vi, x, tau2), fixed, names, _tau2(yi, vi, x[:, :1]), method, test)


def _spread(x: Numbers) -> Numbers:
    wide = x[:, 1:].std(axis=0)
    return np.where(wide > 0, wide, 1.0)


class _Fit:
    """Weighed least squares at one tau squared."""

    def __init__(self, yi: Numbers, vi: Numbers, x: Numbers, tau2: float) -> None:
        self.tau2, self.k, self.p = tau2, *x.shape
        w = 1 / (vi + tau2)
        root = np.sqrt(w)
        q, r = np.linalg.qr(x * root[:, None])
        inverse = np.linalg.inv(r)
        self.bread = inverse @ inverse.T
        self.beta = inverse @ (q.T @ (root * yi))
        off = yi - x @ self.beta
        self.squares = float((w * off**2).sum())
        leverage = (q**2).sum(axis=1)
        self.room = float((w * (1 - leverage)).sum())
        pushed = (q * root[:, None]).T @ (q * root[:, None])
        self.score = float((w**2 * off**2).sum() - self.room)
        self.information = float((w**2).sum() - 2 * (w**2 * leverage).sum() + np.trace(pushed @ pushed))
        self.likelihood = float(0.5 * (np.log(w).sum() - 2 * np.log(np.abs(np.diag(r))).sum() - self.squares))


def _tau2(yi: Numbers, vi: Numbers, x: Numbers) -> float:
    """The root of the restricted score, between two ends that hold it; nought is lawful."""
    from scipy.optimize import brentq

    def score(tau2: float) -> float:
        return _Fit(yi, vi, x, tau2).score

    least = float(vi.min())
    most = 4 * float(np.ptp(yi)) ** 2 + least
    grid = np.concatenate([[0.0], np.geomspace(1e-4 * least, most, 40)])
    best = int(np.argmax([_Fit(yi, vi, x, tau2).likelihood for tau2 in grid]))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    if score(low) <= 0 or score(high) >= 0:
        return float(grid[best])
    return float(brentq(score, low, high, xtol=1e-14, rtol=1e-12))


def _told(
    fit: _Fit, fixed: _Fit, names: Sequence[str], alone: float, method: Method, test: IntervalBy
) -> Regression:
    from scipy.special import chdtrc, fdtrc, ndtr, ndtri, stdtr, stdtrit

    free, by_t = fit.k - fit.p, test is not IntervalBy.Z and method is not Method.EE
    scale = fit.squares / free if by_t else 1.0
    scale = max(1.0, scale) if test is IntervalBy.HK else scale
    covariance = scale * fit.bread
    se = np.sqrt(np.diag(covariance))
    upper = (1 + CONFIDENCE) / 2
    reach = float(stdtrit(free, upper) if by_t else ndtri(upper))
    ratio = np.abs(fit.beta / se)
    p = 2 * (stdtr(free, -ratio) if by_t else ndtr(-ratio))
    moved = fit.beta[1:]
    qm = float(moved @ np.linalg.solve(covariance[1:, 1:], moved))
    many = fit.p - 1
    qm, qm_df = (qm / many, (many, free)) if by_t else (qm, (many,))
    typical = free / fixed.room
    return Regression(
        coefficients=tuple(
            Coefficient(name, float(b), float(e), float(each), float(b - reach * e), float(b + reach * e))
            for name, b, e, each in zip(["intercept", *names], fit.beta, se, p, strict=True)
        ),
        k=fit.k, tau2=fit.tau2, I2=100 * fit.tau2 / (typical + fit.tau2),
        R2=100 * max(0.0, (alone - fit.tau2) / alone) if alone > 0 and method is not Method.EE else None,
        QM=qm, QM_df=qm_df, QM_p=float(fdtrc(many, free, qm) if by_t else chdtrc(many, qm)),
        QE=fixed.squares, QE_df=free, QE_p=float(chdtrc(free, fixed.squares)),
    )  # fmt: skip
