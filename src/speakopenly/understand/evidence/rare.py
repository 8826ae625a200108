"""Rare events: pooled by Mantel and Haenszel, or by Peto, which need no 1/2 in empty cells.

Equal-effects methods: their interval does not know how much studies differ, and cautions say so. Q and I
squared are of the studies' own effects about the pooled one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from speakopenly.understand.evidence.between import Numbers
from speakopenly.understand.evidence.effects import Measure, from_counts, from_rates


@dataclass(frozen=True, slots=True)
class Rare:
    """A pooled effect (ratios on the log scale), its standard error, and how studies lie about it."""

    estimate: float
    se: float
    k: int
    Q: float
    I2: float


def mantel_haenszel(measure: Measure, tpos: Numbers, tneg: Numbers, cpos: Numbers, cneg: Numbers) -> Rare:
    """RR (Greenland and Robins 1985), OR (Robins, Breslow and Greenland 1986) or RD (Sato and others 1989).

    Raises ValueError where no study has the events that the measure needs.
    """
    a, b, c, d = tpos, tneg, cpos, cneg
    n1, n2 = a + b, c + d
    people = n1 + n2
    if measure is Measure.RD:
        base = (n1 * n2 / people).sum()
        estimate = float((a * n2 / people - c * n1 / people).sum() / base)
        one = ((n1**2 * c - n2**2 * a + n1 * n2 * (n2 - n1) / 2) / people**2).sum()
        two = ((a * (n2 - c) + c * (n1 - a)) / (2 * people)).sum()
        variance = (estimate * one + two) / base**2
    elif measure is Measure.RR:
        r, s = (a * n2 / people).sum(), (c * n1 / people).sum()
        estimate = _log_ratio(r, s)
        variance = ((n1 * n2 * (a + c) - a * c * people) / people**2).sum() / (r * s)
    else:
        r_each, s_each = a * d / people, b * c / people
        r, s = r_each.sum(), s_each.sum()
        estimate = _log_ratio(r, s)
        p, q = (a + d) / people, (b + c) / people
        mixed = (p * s_each + q * r_each).sum() / (r * s)
        variance = ((p * r_each).sum() / r**2 + mixed + (q * s_each).sum() / s**2) / 2
    return _about(*from_counts(measure, a, b, c, d), estimate, float(variance))


def mantel_haenszel_rates(x1: Numbers, t1: Numbers, x2: Numbers, t2: Numbers) -> Rare:
    """The rate ratio (Rothman, Greenland and Lash 2008). Raises ValueError where a group has no event."""
    time = t1 + t2
    r, s = (x1 * t2 / time).sum(), (x2 * t1 / time).sum()
    variance = (t1 * t2 * (x1 + x2) / time**2).sum() / (r * s) if r * s else np.nan
    return _about(*from_rates(x1, t1, x2, t2), _log_ratio(r, s), float(variance))


def peto(tpos: Numbers, tneg: Numbers, cpos: Numbers, cneg: Numbers) -> Rare:
    """The odds ratio by Peto (Yusuf and others 1985): right where events are rare and groups of like size."""
    n1, n2 = tpos + tneg, cpos + cneg
    people, events = n1 + n2, tpos + cpos
    more = tpos - n1 * events / people
    spread = n1 * n2 * events * (people - events) / (people**2 * (people - 1))
    is_there = spread > 0
    if not is_there.any():
        raise ValueError("No study has an event.")
    yi, vi = more[is_there] / spread[is_there], 1 / spread[is_there]
    return _about(yi, vi, float(more.sum() / spread.sum()), float(1 / spread.sum()))


def _log_ratio(r: float, s: float) -> float:
    if not (r > 0 and s > 0):
        raise ValueError("One of the two groups has no event in any study, so there is no ratio.")
    return float(np.log(r / s))


def _about(yi: Numbers, vi: Numbers, estimate: float, variance: float) -> Rare:
    known = ~np.isnan(yi)
    q = float(((yi[known] - estimate) ** 2 / vi[known]).sum())
    free = int(known.sum()) - 1
    i2 = max(0.0, 100 * (q - free) / q) if q > 0 and free > 0 else 0.0
    return Rare(estimate, float(np.sqrt(variance)), int(known.sum()), q, i2)
