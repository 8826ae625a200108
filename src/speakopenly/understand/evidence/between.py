"""How much effects differ between studies (tau squared), for one set of studies or for thousands at once.

Every estimator takes effects and variances as arrays whose last axis is the studies of one set; where a set
has fewer, the rest have the effect 0 and a variance without end, so that they weigh nothing (``filled``).
REML is the root of its score, searched between two ends that hold it, with nought as a lawful answer: Fisher
scoring by itself does not arrive for some sets (``docs/decisions/0390``).
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Method(StrEnum):
    """How tau squared is estimated; ``EE`` holds that there is one effect, and tau squared is nought."""

    EE = "EE"
    DL = "DL"
    PM = "PM"
    REML = "REML"


_PLACES: Final = 15
"""Places between nought and the largest tau squared where the likelihood is first looked at."""
_STEPS: Final = 200
_NEAR: Final = 1e-11
_HALVE_EVERY: Final = 3


def tau_squared(yi: Numbers, vi: Numbers, method: Method) -> Numbers:
    """Estimate tau squared of each set (a row of filled arrays); 0 where it has fewer than two studies."""
    found, several = np.zeros(len(yi)), studies(vi) > 1
    if several.any():
        found[several] = _ESTIMATORS[method](yi[several], vi[several])
    return found


def filled(yi: Numbers, vi: Numbers) -> tuple[Numbers, Numbers]:
    """Effects and variances with gaps (nan) that weigh nothing."""
    gaps = np.isnan(yi) | np.isnan(vi)
    return np.where(gaps, 0.0, yi), np.where(gaps, np.inf, vi)


def studies(vi: Numbers) -> NDArray[np.int64]:
    """How many studies each set has."""
    return np.asarray(np.isfinite(vi).sum(axis=-1))


def _scale(vi: Numbers) -> Numbers:
    return np.asarray(np.where(np.isfinite(vi), vi, 0.0).sum(axis=-1) / studies(vi))


def weights(vi: Numbers, tau2: Numbers) -> Numbers:
    """The weight of each study: one by its variance and tau squared; 0 for a gap."""
    found: Numbers = 1 / (vi + tau2[..., None])
    return found


def heterogeneity(yi: Numbers, vi: Numbers, tau2: Numbers) -> Numbers:
    """Q: the weighed squares about the weighed mean (Cochran 1954), with weights at this tau squared."""
    w = weights(vi, tau2)
    found: Numbers = (w * _off(yi, w) ** 2).sum(axis=-1)
    return found


def _off(yi: Numbers, w: Numbers) -> Numbers:
    off: Numbers = yi - ((w * yi).sum(axis=-1) / w.sum(axis=-1))[..., None]
    return off


def _none(yi: Numbers, vi: Numbers) -> Numbers:
    return np.zeros(yi.shape[:-1])


def _der_simonian_laird(yi: Numbers, vi: Numbers) -> Numbers:
    """DerSimonian and Laird 1986."""
    none = _none(yi, vi)
    w = weights(vi, none)
    total = w.sum(axis=-1)
    free = (w > 0).sum(axis=-1) - 1
    room = total - (w**2).sum(axis=-1) / total
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.maximum(0.0, (heterogeneity(yi, vi, none) - free) / room))


def _paule_mandel(yi: Numbers, vi: Numbers) -> Numbers:
    """Paule and Mandel 1982: where Q equals its degrees of freedom. Q falls and bends one way, so Newton's
    steps from nought come nearer from one side and never pass."""
    return root_of_q(yi, vi, np.asarray(studies(vi) - 1, np.float64))


def root_of_q(yi: Numbers, vi: Numbers, wanted: Numbers) -> Numbers:
    """The tau squared at which Q is ``wanted``; 0 where Q is below it already at nought."""
    found = _none(yi, vi)
    scale = _scale(vi)
    for _ in range(_STEPS):
        w = weights(vi, found)
        off = _off(yi, w)
        over = (w * off**2).sum(axis=-1) - wanted
        slope = (w**2 * off**2).sum(axis=-1)
        step = np.where((over > 0) & (slope > 0), over / np.where(slope > 0, slope, 1.0), 0.0)
        found = found + step
        if (step <= _NEAR * (found + scale)).all():
            break
    return found


def _restricted_likelihood(yi: Numbers, vi: Numbers) -> Numbers:
    is_there = np.isfinite(vi)
    yi = np.where(is_there, yi - (yi.sum(axis=-1) / is_there.sum(axis=-1))[:, None], 0.0)
    low, high, is_nought = _ends(yi, vi)
    found = np.where(is_nought, 0.0, (low + high) / 2)
    scale = _scale(vi)
    width, left = high - low, np.flatnonzero(~is_nought)
    for step in range(_STEPS):
        if not left.size:
            break
        score, information = _score(yi[left], vi[left], found[left])
        low[left] = np.where(score > 0, found[left], low[left])
        high[left] = np.where(score > 0, high[left], found[left])
        wanted = found[left] + score / information
        is_outside = (wanted <= low[left]) | (wanted >= high[left])
        if step % _HALVE_EVERY == _HALVE_EVERY - 1:
            is_outside |= high[left] - low[left] > width[left] / 2
            width[left] = high[left] - low[left]
        wanted = np.where(is_outside, (low[left] + high[left]) / 2, wanted)
        moved = np.abs(wanted - found[left])
        found[left] = wanted
        left = left[moved > _NEAR * (wanted + scale[left])]
    return found


def _ends(yi: Numbers, vi: Numbers) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
    """Two ends about the highest likelihood, and whether that is at nought."""
    least, is_there = vi.min(axis=-1), np.isfinite(vi)
    range_ = np.where(is_there, yi, -np.inf).max(axis=-1) - np.where(is_there, yi, np.inf).min(axis=-1)
    most = 4 * range_**2 + least
    steps = np.linspace(0, 1, _PLACES)[:, None]
    grid = np.concatenate([_none(yi, vi)[None], (1e-4 * least) * (most / (1e-4 * least)) ** steps])
    likely = np.array([_likelihood(yi, vi, each) for each in grid])
    best = np.minimum(likely.argmax(axis=0), len(grid) - 2)
    rows = np.arange(len(best))
    rising = _score(yi, vi, grid[best, rows])[0] > 0
    low = np.where(rising, grid[best, rows], grid[np.maximum(best - 1, 0), rows])
    high = np.where(rising, grid[best + 1, rows], grid[best, rows])
    return low, high, (best == 0) & ~rising


def _likelihood(yi: Numbers, vi: Numbers, tau2: Numbers) -> Numbers:
    w = weights(vi, tau2)
    total = w.sum(axis=-1)
    squares = (w * yi**2).sum(axis=-1) - (w * yi).sum(axis=-1) ** 2 / total
    found: Numbers = 0.5 * (np.log(np.where(w > 0, w, 1.0)).sum(axis=-1) - np.log(total) - squares)
    return found


def _score(yi: Numbers, vi: Numbers, tau2: Numbers) -> tuple[Numbers, Numbers]:
    w = weights(vi, tau2)
    w2 = w * w
    one, two, three = w.sum(axis=-1), w2.sum(axis=-1), (w2 * w).sum(axis=-1)
    score = (w2 * _off(yi, w) ** 2).sum(axis=-1) - one + two / one
    information = two - 2 * three / one + (two / one) ** 2
    return score, np.where(information > 0, information, np.inf)


_ESTIMATORS: Final[dict[Method, Callable[[Numbers, Numbers], Numbers]]] = {
    Method.EE: _none,
    Method.DL: _der_simonian_laird,
    Method.PM: _paule_mandel,
    Method.REML: _restricted_likelihood,
}
