"""One factor behind several items, by maximum likelihood (Jöreskog 1967, Psychometrika 32)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEPS_AT_MOST: Final = 100
"""A model that fits is found in about thirty; one that runs off towards no answer goes on for thousands."""
_NEAR_NOUGHT: Final = 1e-6


@dataclass(frozen=True, slots=True)
class OneFactor:
    """The fitted model, in the units of the items: loadings, and what is left of each item's variance.

    ``omega`` is the share of the sum's variance that the factor explains. ``baseline_chisq`` is the misfit of
    items that have nothing in common, with ``baseline_df``; where it is no more than chance would give, no
    model can do better and ``cfi`` is 1, as lavaan has it.
    """

    loadings: tuple[float, ...]
    residuals: tuple[float, ...]
    omega: float
    chisq: float
    df: int
    baseline_chisq: float
    baseline_df: int
    cfi: float


def fit_one_factor(covariance: NDArray[np.float64], *, n: int) -> OneFactor | None:
    """Fit the model to the covariances of ``n`` people (divisor n - 1); None where no answer is found.

    The likelihood is that of normal data with divisor n, and residual variances may come out below nought,
    as in lavaan's standard settings.
    """
    deviations = np.sqrt(np.diag(covariance))
    correlations = covariance / np.outer(deviations, deviations)
    found = _best(correlations)
    if found is None:
        return None
    loadings, residuals, misfit = found
    loadings, residuals = (
        loadings * deviations * np.sqrt((n - 1) / n),
        residuals * deviations**2 * (n - 1) / n,
    )
    k = len(covariance)
    chisq, df = max(0.0, n * misfit), k * (k - 3) // 2
    baseline, baseline_df = -n * float(np.linalg.slogdet(correlations)[1]), k * (k - 1) // 2
    explained = float(loadings.sum()) ** 2
    return OneFactor(
        tuple(loadings.tolist()),
        tuple(residuals.tolist()),
        explained / (explained + float(residuals.sum())),
        chisq,
        df,
        baseline,
        baseline_df,
        _cfi(chisq - df, baseline - baseline_df) if df else 1.0,
    )


def _cfi(misfit: float, baseline: float) -> float:
    """1 less the model's misfit beyond chance over that of items with nothing in common."""
    ours, theirs = max(misfit, 0.0), max(baseline, misfit, 0.0)
    return 1 - ours / theirs if theirs else 1.0


def _best(
    correlations: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], float] | None:
    """The least misfit from two starts; the sign of the factor is that of most of the loadings."""
    from scipy.optimize import minimize

    k = len(correlations)
    values, vectors = np.linalg.eigh(correlations)
    first = vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.1))
    starts = [first, np.full(k, 0.5) * np.sign(first + 1e-12)]
    found = [
        minimize(
            _misfit, np.concatenate([start, np.clip(1 - start**2, 0.1, 0.95)]), args=(correlations,),
            jac=True, method="BFGS", options={"gtol": 1e-9, "maxiter": _STEPS_AT_MOST},
        )
        for start in starts
    ]  # fmt: skip
    settled = [each for each in found if np.isfinite(each.fun) and np.abs(each.jac).max() < _NEAR_NOUGHT]
    if not settled:
        return None
    best = min(settled, key=lambda each: float(each.fun))
    loadings = best.x[:k] * (1.0 if best.x[:k].sum() >= 0 else -1.0)
    return loadings, best.x[k:], float(best.fun - np.linalg.slogdet(correlations)[1])


def _misfit(at: NDArray[np.float64], correlations: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """How far the model is from the correlations by the likelihood, but for a constant, with its slope."""
    k = len(correlations)
    loadings, residuals = at[:k], at[k:]
    model = np.outer(loadings, loadings) + np.diag(residuals)
    try:
        logarithm = 2 * float(np.log(np.diag(np.linalg.cholesky(model))).sum())
    except np.linalg.LinAlgError:
        return np.inf, np.zeros(2 * k)
    inverse = np.linalg.inv(model)
    ratio = inverse @ correlations
    value = logarithm + float(np.trace(ratio)) - k
    slope = inverse - ratio @ inverse
    return value, np.concatenate([2 * slope @ loadings, np.diag(slope)])
