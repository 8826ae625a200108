"""Poisson regression by iterated weighted least squares (McCullagh and Nelder 1989).

What is regressed is the log of a rate: each count comes with an exposure, which enters as an offset.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.floating[Any]]

MOST_STEPS: Final = 100
CLOSE_ENOUGH: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Regression:
    """Coefficients on the log scale, their covariance, and how far the counts lie from the lines."""

    coefficients: Numbers
    covariance: Numbers
    expected: Numbers
    deviance: float
    dispersion: float
    """Pearson's chi-square over its degrees of freedom: 1 for Poisson, more where counts hang together."""


def regress(design: Numbers, counts: Numbers, exposure: Numbers) -> Regression:
    """Regress the log rate on ``design``.

    Raises ValueError for counts below nought, an exposure not above it, or a fit that does not settle.
    """
    if len(exposure) != len(counts) or (counts < 0).any() or (exposure <= 0).any():
        raise ValueError("Counts are nought or more, each with an exposure above nought.")
    coefficients, expected = _iterate(design, counts, np.log(exposure))
    covariance = np.linalg.inv(design.T @ (design * expected[:, None]))
    freedom = len(counts) - design.shape[1]
    dispersion = float((((counts - expected) ** 2) / expected).sum() / freedom)
    return Regression(coefficients, covariance, expected, _deviance(counts, expected), dispersion)


def _iterate(design: Numbers, counts: Numbers, offset: Numbers) -> tuple[Numbers, Numbers]:
    expected: Numbers = counts + 0.1
    last = np.inf
    for _ in range(MOST_STEPS):
        working = np.log(expected) - offset + (counts - expected) / expected
        root = np.sqrt(expected)
        coefficients = np.linalg.lstsq(design * root[:, None], working * root, rcond=None)[0]
        expected = np.exp(design @ coefficients + offset)
        deviance = _deviance(counts, expected)
        if abs(deviance - last) <= CLOSE_ENOUGH * (abs(deviance) + 0.1) and expected.min() > CLOSE_ENOUGH:
            return coefficients, expected
        last = deviance
    raise ValueError("The counts do not settle on a line; a stretch may hold only noughts.")


def _deviance(counts: Numbers, expected: Numbers) -> float:
    logs = np.log(np.where(counts > 0, counts, 1) / np.where(counts > 0, expected, 1))
    return float(2 * (counts * logs - (counts - expected)).sum())
