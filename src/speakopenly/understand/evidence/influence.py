"""What each study does to the result: without it, and study after study in an order set beforehand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from speakopenly.understand.evidence.between import Method, Numbers
from speakopenly.understand.evidence.pooling import IntervalBy, Pooled, pool


@dataclass(frozen=True, slots=True)
class Influence:
    """Arrays with one entry for each study that is left out.

    ``without`` is the result without it. ``residual`` is how far the study lies from that result, in standard
    errors of the difference (externally studentised; Viechtbauer and Cheung 2010); ``shift`` how far the
    result moves by it, in standard errors of the result without it.
    """

    without: Pooled
    residual: Numbers
    shift: Numbers


def leave_one_out(yi: Numbers, vi: Numbers, *, method: Method, test: IntervalBy) -> Influence:
    """Leave each study out in turn; raises ValueError for fewer than three, as nothing is left to pool."""
    k = len(yi)
    if k < 3:
        raise ValueError("Fewer than three studies: leaving one out leaves nothing to pool.")
    each = np.where(np.eye(k, dtype=bool), np.nan, yi[None, :])
    without = pool(each, vi[None, :], method=method, test=test)
    plain = pool(each, vi[None, :], method=method, test=IntervalBy.Z)
    whole = pool(yi, vi, method=method, test=test)
    residual = (yi - plain.estimate) / np.sqrt(vi + plain.tau2 + plain.se**2)
    return Influence(without, residual, (whole.estimate - without.estimate) / plain.se)


def one_after_the_other(yi: Numbers, vi: Numbers, *, method: Method, test: IntervalBy) -> Pooled:
    """Pool the first, the first two, and so on, in the order given (by year: how the evidence grew)."""
    k = len(yi)
    return pool(np.where(np.tri(k, dtype=bool), yi[None, :], np.nan), vi[None, :], method=method, test=test)
