"""Whether small studies find bigger effects (Egger and others 1997): from ten studies on, and no verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from speakopenly.understand.evidence.between import Numbers
from speakopenly.understand.evidence.pooling import CONFIDENCE

FEWEST: Final = 10
"""Below this the test tells too little to be shown (Sterne and others 2011)."""


@dataclass(frozen=True, slots=True)
class Egger:
    """The regression of effects on their standard errors; ``limit`` is what an endless study would find."""

    slope: float
    t: float
    df: int
    p: float
    limit: float
    limit_lb: float
    limit_ub: float


def egger(yi: Numbers, vi: Numbers) -> Egger | None:
    """Fit it; None below ten studies, or where all are of one size. For OR and RR, effect and standard error
    hang together by their making, so it tells even less there."""
    from scipy.special import stdtr, stdtrit

    k, se = len(yi), np.sqrt(vi)
    if k < FEWEST or np.ptp(se) <= 1e-9 * se.max():
        return None
    x = np.column_stack([np.ones(k), se]) / se[:, None]
    bread = np.linalg.inv(x.T @ x)
    beta = bread @ (x.T @ (yi / se))
    off = yi / se - x @ beta
    error = np.sqrt(np.diag(bread) * float(off @ off) / (k - 2))
    if not (error > 0).all():
        return None
    t, reach = float(beta[1] / error[1]), float(stdtrit(k - 2, (1 + CONFIDENCE) / 2)) * error[0]
    p = float(2 * stdtr(k - 2, -abs(t)))
    return Egger(float(beta[1]), t, k - 2, p, float(beta[0]), float(beta[0] - reach), float(beta[0] + reach))
