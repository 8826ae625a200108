"""How well the statements of a scale hang together: alpha with its range, omega, and whether one factor fits.

Alpha is of Cronbach (1951), its range of Feldt (1965), omega that of a one-factor model by maximum likelihood
on the covariances (McDonald 1999), CFI of Bentler (1990). A good alpha does not show that a scale measures
one thing; that is what the fit is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from speakopenly.check.culture.one_factor import OneFactor, fit_one_factor

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONFIDENCE: Final = 0.95
SMALLEST_GOOD_FIT: Final = 0.90
"""Of CFI, by the usual rule (Hu and Bentler 1999 ask for .95); under it, one number misleads."""
FEW_ROWS: Final = 100
"""Under so many complete rows the fit of a factor is a guess."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """What can be said of one scale. Whatever is None has its reason in ``cautions``.

    ``items`` are those worked with; ``n_complete`` the rows without a gap in them; ``feldt_ci`` is a 95%
    range.
    """

    items: tuple[str, ...]
    n_rows: int
    n_complete: int
    alpha: float | None
    feldt_ci: tuple[float, float] | None
    omega: float | None
    cfi: float | None
    factor: OneFactor | None
    cautions: tuple[str, ...]


def measure_reliability(
    names: Sequence[str], rows: NDArray[np.float64], *, reverse: Sequence[str] = ()
) -> Reliability:
    """Measure a scale: ``rows`` has a row for each person and a column for each name, NaN where nothing is.

    Items of ``reverse`` are turned round first. Rows with a gap are left out of everything, so that every
    figure speaks of the same people. Raises ValueError for fewer than two names, a name twice, or an item of
    ``reverse`` that is none of them.
    """
    if len(names) < 2 or len(set(names)) != len(names):
        raise ValueError("A scale has at least two items, each named once.")
    if set(reverse) - set(names):
        raise ValueError("Only items of the scale can be reversed.")
    turned = rows * np.where([name in reverse for name in names], -1.0, 1.0)
    complete = turned[~np.isnan(turned).any(axis=1)]
    moves = np.ptp(complete, axis=0) > 0 if len(complete) else np.zeros(len(names), bool)
    kept = tuple(name for name, does in zip(names, moves, strict=True) if does)
    still = tuple(name for name in names if name not in kept) if len(complete) > 1 else ()
    cautions = [
        f"Everybody answered {name} alike: it is left out, as it cannot tell people apart." for name in still
    ]
    return _measured(kept if len(complete) > 1 else tuple(names), complete[:, moves], len(rows), cautions)


def _measured(
    items: tuple[str, ...], complete: NDArray[np.float64], rows: int, cautions: list[str]
) -> Reliability:
    n, k = len(complete), complete.shape[1]
    if n < 2 or k < 2:
        what = (
            "Fewer than two complete rows" if n < 2 else "Fewer than two items that people answer differently"
        )
        cautions.append(f"{what}: nothing can be worked out.")
        return Reliability(items, rows, n, None, None, None, None, None, tuple(cautions))
    covariance = np.cov(complete, rowvar=False)
    alpha = _alpha(covariance)
    if alpha is None:
        cautions.append("The items cancel each other out: alpha is undefined. Is one to be reversed?")
    factor = _factor(covariance, n, cautions)
    cautions += _warnings(items, covariance, alpha, factor, n)
    return Reliability(
        items,
        rows,
        n,
        alpha,
        None if alpha is None else feldt_range(alpha, n=n, k=k),
        None if factor is None else factor.omega,
        None if factor is None else factor.cfi,
        factor,
        tuple(cautions),
    )


def _alpha(covariance: NDArray[np.float64]) -> float | None:
    k, whole = len(covariance), float(covariance.sum())
    if whole <= 1e-12 * float(np.trace(covariance)):
        return None
    return k / (k - 1) * (1 - float(np.trace(covariance)) / whole)


def feldt_range(alpha: float, *, n: int, k: int) -> tuple[float, float]:
    """The 95% range of an alpha of ``k`` items from ``n`` people (Feldt 1965, Psychometrika 30)."""
    from scipy.stats import f

    tail = (1 - CONFIDENCE) / 2
    degrees = (n - 1, (n - 1) * (k - 1))
    low, high = (1 - (1 - alpha) * float(f.ppf(at, *degrees)) for at in (1 - tail, tail))
    return (low, high)


def _factor(covariance: NDArray[np.float64], n: int, cautions: list[str]) -> OneFactor | None:
    if len(covariance) < 3:
        cautions.append("Two items cannot show a factor: there is no omega and no fit.")
        return None
    if n <= len(covariance) or np.linalg.matrix_rank(covariance) < len(covariance):
        cautions.append("There are too few rows, or one item repeats others: there is no omega and no fit.")
        return None
    found = fit_one_factor(covariance, n=n)
    if found is None:
        cautions.append("No one-factor model could be fitted: there is no omega and no fit.")
    return found


def _warnings(
    items: Sequence[str],
    covariance: NDArray[np.float64],
    alpha: float | None,
    factor: OneFactor | None,
    n: int,
) -> list[str]:
    said = []
    if alpha is not None and alpha < 0:
        said.append("Alpha is below nought: some items point the other way. Is one to be reversed?")
    rest = covariance.sum(axis=1) - np.diag(covariance)
    said += [
        f"{item} goes against the rest: is it to be reversed, or does it ask something else?"
        for item, with_rest in zip(items, rest, strict=True)
        if with_rest < 0
    ]
    if factor is None:
        return said
    if factor.df == 0:
        said.append("With three items one factor always fits: CFI says nothing here.")
    elif factor.baseline_chisq <= factor.baseline_df:
        said.append("The items have no more in common than chance gives: CFI says nothing here.")
    elif factor.cfi < SMALLEST_GOOD_FIT:
        said.append(
            f"One factor does not fit (CFI {factor.cfi:.2f}): the items measure more than one thing, whatever"
            " alpha says."
        )
    if min(factor.residuals) < 0:
        said.append(
            "The model gives an item less than no error of its own: take omega and the fit as doubtful."
        )
    if n < FEW_ROWS:
        said.append(f"With fewer than {FEW_ROWS} complete rows the fit is a first look and no more.")
    return said
