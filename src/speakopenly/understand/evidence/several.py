"""Several effects of one study: chosen, averaged, or in three levels, and never pooled as if independent.

The three-level model has one variance between studies and one between the effects of a study. Its interval is
by robust errors of clusters with a correction for few of them (CR2 with Satterthwaite's degrees of freedom;
Tipton 2015, Pustejovsky and Tipton 2018), so it does not lean on how effects of one study were taken to hang
together.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.evidence.between import Numbers
from speakopenly.understand.evidence.pooling import CONFIDENCE

ALIKE: Final = 0.6
"""How effects of one study are taken to hang together where they are averaged and nobody knows better."""


class Several(StrEnum):
    """What is done where a study has several effects."""

    FIRST = "first"
    AVERAGE = "average"
    THREE_LEVEL = "three-level"


@dataclass(frozen=True, slots=True)
class ThreeLevel:
    """A pooled effect from effects within studies, with both variances and both intervals."""

    estimate: float
    se: float
    ci_lb: float
    ci_ub: float
    between: float
    within: float
    Q: float
    robust_se: float
    robust_df: float
    robust_lb: float
    robust_ub: float


def groups_of(studies: Sequence[Hashable]) -> list[NDArray[np.int64]]:
    """The places of each study's effects, studies in the order in which they first stand."""
    places: dict[Hashable, list[int]] = {}
    for place, study in enumerate(studies):
        places.setdefault(study, []).append(place)
    return [np.array(each) for each in places.values()]


def average(
    yi: Numbers, vi: Numbers, groups: Sequence[NDArray[np.int64]], alike: float
) -> tuple[Numbers, Numbers]:
    """The plain mean of each study's effects, and its variance if they correlate by ``alike``."""
    effects = np.array([yi[each].mean() for each in groups])
    variances = np.array([_errors(vi[each], alike).mean() for each in groups])
    return effects, variances


def three_levels(
    yi: Numbers, vi: Numbers, groups: Sequence[NDArray[np.int64]], *, alike: float = 0.0
) -> ThreeLevel:
    """Fit by REML. ``alike`` is the correlation of sampling errors within a study, 0 where they are apart.

    Raises ValueError for fewer than two studies.
    """
    if len(groups) < 2:
        raise ValueError("One study cannot be held beside another.")
    parts = [(yi[each], _errors(vi[each], alike)) for each in groups]
    between, within = _variances(parts)
    return _told(parts, between, within)


def _errors(vi: Numbers, alike: float) -> Numbers:
    root = np.sqrt(vi)
    held = alike * np.outer(root, root)
    held[np.diag_indices_from(held)] = vi
    return held


_Parts = Sequence[tuple[Numbers, Numbers]]


def _held(errors: Numbers, between: float, within: float) -> Numbers:
    held: Numbers = errors + between
    held[np.diag_indices_from(held)] += within
    return held


def _sums(parts: _Parts, between: float, within: float) -> tuple[float, float, float, float]:
    """Sums over studies: 1'M1, 1'My, y'My of the inverse, and the log determinant."""
    one = two = three = spread = 0.0
    for effects, errors in parts:
        factor = np.linalg.cholesky(_held(errors, between, within))
        pair = np.linalg.solve(factor, np.column_stack([np.ones_like(effects), effects]))
        one, two, three = (
            one + float(pair[:, 0] @ pair[:, 0]),
            two + float(pair[:, 0] @ pair[:, 1]),
            three + float(pair[:, 1] @ pair[:, 1]),
        )
        spread += 2 * float(np.log(np.diag(factor)).sum())
    return one, two, three, spread


def _variances(parts: _Parts) -> tuple[float, float]:
    from scipy.optimize import minimize

    every = np.concatenate([effects for effects, _ in parts])
    start = float(np.sqrt(max(every.var(), 1e-8)))

    def unlikely(roots: Numbers) -> float:
        one, two, three, spread = _sums(parts, float(roots[0]) ** 2, float(roots[1]) ** 2)
        return 0.5 * (spread + float(np.log(one)) + three - two**2 / one)

    places = [start * np.array(at) for at in product(_STARTS, _STARTS)]
    best = minimize(unlikely, min(places, key=unlikely), method="Nelder-Mead", options=_CLOSE).x
    return float(best[0] ** 2), float(best[1] ** 2)


_STARTS: Final = (0.02, 0.3, 0.6, 1.0, 1.6)
_CLOSE: Final = {"xatol": 1e-8, "fatol": 1e-11, "maxiter": 1000}


def _told(parts: _Parts, between: float, within: float) -> ThreeLevel:
    from scipy.special import ndtri, stdtrit

    upper = (1 + CONFIDENCE) / 2
    one, two, _, _ = _sums(parts, between, within)
    estimate, se = two / one, 1 / np.sqrt(one)
    single = _sums(parts, 0.0, 0.0)
    robust_se, df = _robust(parts, between, within, estimate, 1 / one)
    reach, far = float(ndtri(upper)) * se, float(stdtrit(df, upper)) * robust_se
    return ThreeLevel(
        estimate, float(se), float(estimate - reach), float(estimate + reach), between, within,
        single[2] - single[1] ** 2 / single[0],
        robust_se, df, estimate - far, estimate + far,
    )  # fmt: skip


def _robust(
    parts: _Parts, between: float, within: float, estimate: float, bread: float
) -> tuple[float, float]:
    """The CR2 standard error of the mean and its degrees of freedom."""
    helds = [_held(errors, between, within) for _, errors in parts]
    pulls = [np.linalg.solve(held, np.ones(len(held))) for held in helds]
    total, rows = 0.0, []
    for (effects, _), held, pull in zip(parts, helds, pulls, strict=True):
        upper = np.linalg.cholesky(held).T
        inner = upper @ (held - bread) @ upper.T
        values, axes = np.linalg.eigh(inner)
        root = np.where(values > 1e-12 * values.max(), values, np.inf) ** -0.5
        adjusted = (upper.T @ (axes * root) @ axes.T @ upper) @ pull
        total += float(adjusted @ (effects - estimate)) ** 2
        rows.append(adjusted)
    sums = np.array([row.sum() for row in rows])
    own = np.array([float(row @ held @ row) for row, held in zip(rows, helds, strict=True)])
    shared = -bread * np.outer(sums, sums)
    shared[np.diag_indices_from(shared)] += own
    df = float(np.trace(shared) ** 2 / (shared**2).sum())
    return float(bread * np.sqrt(total)), df
