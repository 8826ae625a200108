"""Pool the effects of studies: one set, or thousands in one call.

The interval of a random-effects mean is by Hartung and Knapp (2001), Sidik and Jonkman (2002), with a guard:
it is never narrower than the ordinary one would be by the same quantile, as plain Hartung-Knapp can be where
studies agree by luck (Roever, Knapp and Friede 2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.evidence.between import (
    Method,
    Numbers,
    filled,
    heterogeneity,
    studies,
    tau_squared,
    weights,
)

CONFIDENCE = 0.95
FEWEST_TO_PREDICT = 3


class IntervalBy(StrEnum):
    """What the interval of a pooled effect rests on."""

    HK = "hk"
    """Hartung and Knapp with the guard."""
    HK_PLAIN = "hk-plain"
    """Hartung and Knapp without it, to hold beside other programs; no command offers it."""
    Z = "z"


@dataclass(frozen=True, slots=True)
class Pooled:
    """What came of each set, arrays in the shape of the sets. What is undefined is nan.

    ``df`` is that of the interval, nan for z. ``pi_df`` is that of the prediction interval: studies less one.
    """

    k: NDArray[np.int64]
    estimate: Numbers
    se: Numbers
    df: Numbers
    ci_lb: Numbers
    ci_ub: Numbers
    tau2: Numbers
    I2: Numbers
    H2: Numbers
    Q: Numbers
    Q_df: NDArray[np.int64]
    Q_p: Numbers
    pi_lb: Numbers
    pi_ub: Numbers
    pi_df: Numbers
    weights: Numbers


def pool(
    yi: Numbers, vi: Numbers, *, method: Method = Method.REML, test: IntervalBy = IntervalBy.HK
) -> Pooled:
    """Pool sets of studies: the last axis holds the studies of one set, nan where it has fewer.

    An equal-effects mean (``Method.EE``) always has the z interval. Raises ValueError where a variance is not
    above nought or a number is not finite.
    """
    effects, variances = _checked(yi, vi)
    shape = effects.shape[:-1]
    flat, flat_v = (each.reshape(-1, effects.shape[-1]) for each in (effects, variances))
    tau2 = tau_squared(flat, flat_v, method)
    return _reshaped(_pooled(flat, flat_v, tau2, method, test), shape)


def _checked(yi: Numbers, vi: Numbers) -> tuple[Numbers, Numbers]:
    effects, variances = np.broadcast_arrays(np.asarray(yi, float), np.asarray(vi, float))
    gaps = np.isnan(effects) | np.isnan(variances)
    if not effects.shape or not effects.shape[-1] or gaps.all(axis=-1).any():
        raise ValueError("A set without a study cannot be pooled.")
    if np.isinf(effects).any() or np.isinf(variances).any() or (variances <= 0).any():
        raise ValueError("Every effect must be a number, and every variance a number above 0.")
    return filled(effects, variances)


def _pooled(yi: Numbers, vi: Numbers, tau2: Numbers, method: Method, test: IntervalBy) -> Pooled:
    from scipy.special import chdtrc, ndtri, stdtrit

    k = studies(vi)
    w = weights(vi, tau2)
    total = w.sum(axis=-1)
    estimate = (w * yi).sum(axis=-1) / total
    se, df = np.sqrt(1 / total), np.full(k.shape, np.nan)
    reach = np.full(k.shape, ndtri((1 + CONFIDENCE) / 2))
    upper = (1 + CONFIDENCE) / 2
    by_t = stdtrit(np.maximum(k - 1, 1), upper)
    if method is not Method.EE and test is not IntervalBy.Z:
        with np.errstate(divide="ignore", invalid="ignore"):
            scale = heterogeneity(yi, vi, tau2) / (k - 1)
        se = np.where(k > 1, se * np.sqrt(np.maximum(1.0, scale) if test is IntervalBy.HK else scale), np.nan)
        df = np.where(k > 1, k - 1.0, np.nan)
        reach = by_t
    q = heterogeneity(yi, vi, np.zeros_like(tau2))
    i2, h2 = _shares(vi, tau2, q, k, method)
    can_predict = (k >= FEWEST_TO_PREDICT) & (method is not Method.EE)
    spread = np.where(can_predict, by_t * np.sqrt(tau2 + se**2), np.nan)
    return Pooled(
        k=k, estimate=estimate, se=se, df=df, ci_lb=estimate - reach * se, ci_ub=estimate + reach * se,
        tau2=tau2, I2=i2, H2=h2, Q=q, Q_df=k - 1,
        Q_p=np.where(k > 1, chdtrc(np.maximum(k - 1, 1), q), np.nan),
        pi_lb=estimate - spread, pi_ub=estimate + spread, pi_df=np.where(can_predict, k - 1.0, np.nan),
        weights=w / total[:, None],
    )  # fmt: skip


def typical_variance(vi: Numbers) -> Numbers:
    """The variance within a typical study (Higgins and Thompson 2002); nan for one study."""
    w = 1 / vi
    total = w.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Numbers = ((w > 0).sum(axis=-1) - 1) / (total - (w**2).sum(axis=-1) / total)
    return found


def _shares(
    vi: Numbers, tau2: Numbers, q: Numbers, k: NDArray[np.int64], method: Method
) -> tuple[Numbers, Numbers]:
    with np.errstate(divide="ignore", invalid="ignore"):
        if method is Method.EE:
            h2 = np.where(k > 1, q / (k - 1), np.nan)
            return np.where(k > 1, np.maximum(0.0, 100 * (1 - 1 / np.where(h2 > 0, h2, 1.0))), np.nan), h2
        typical = typical_variance(vi)
        i2 = np.where(k > 1, 100 * tau2 / (typical + tau2), np.nan)
        return i2, np.where(k > 1, tau2 / typical + 1, np.nan)


def _reshaped(found: Pooled, shape: tuple[int, ...]) -> Pooled:
    from dataclasses import fields

    return Pooled(
        **{
            each.name: (value := getattr(found, each.name)).reshape((*shape, *value.shape[1:]))
            for each in fields(found)
        }
    )
