"""How sure the lines are: three ways to think of errors, named in every result.

``ols``: neighbours err apart from each other. ``hac:LAG``: the same lines, with errors that may hang together
over LAG points and spread unevenly (Newey and West 1987, Econometrica 55; Bartlett weights, no
prewhitening; ``hac:LAG:adjusted`` multiplies by n / (n - 4) as for small samples). ``ar1``: each error
carries on a share of the last, found by restricted likelihood (as nlme's gls with corAR1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np

from speakopenly.check.outcomes.rates.poisson import Numbers

_HAC: Final = re.compile(r"hac:(\d{1,4})(:adjusted)?")
_STARTS: Final = np.linspace(-0.99, 0.99, 67)


@dataclass(frozen=True, slots=True)
class Errors:
    """One way to think of errors. ``lag`` is None unless they may hang together over so many points."""

    kind: str
    lag: int | None = None
    adjusted: bool = False

    @property
    def name(self) -> str:
        """As it is written in a command and in a result."""
        if self.lag is None:
            return self.kind
        return f"{self.kind}:{self.lag}" + (":adjusted" if self.adjusted else "")


@dataclass(frozen=True, slots=True)
class Estimates:
    """Least squares lines: coefficients, their covariance, and the share of errors carried on, if any."""

    coefficients: Numbers
    covariance: Numbers
    rho: float | None = None


def read_errors(text: str) -> Errors:
    """Read ``ols``, ``ar1``, ``hac:LAG`` or ``hac:LAG:adjusted``; ValueError where it is none of them."""
    if text in ("ols", "ar1"):
        return Errors(text)
    if found := _HAC.fullmatch(text):
        return Errors("hac", int(found[1]), bool(found[2]))
    raise ValueError("Errors are ols, hac:LAG or ar1, such as hac:3.")


def estimate(design: Numbers, values: Numbers, errors: Errors) -> Estimates:
    """Fit the lines with these errors. Raises ValueError where the lag reaches past the series."""
    if errors.kind == "ar1":
        return _with_carried_errors(design, values)
    if errors.lag is None:
        return least_squares(design, values)
    if errors.lag >= len(values):
        raise ValueError("The lag is as long as the series.")
    return _with_hac(design, values, errors.lag, adjusted=errors.adjusted)


def least_squares(design: Numbers, values: Numbers) -> Estimates:
    """Ordinary least squares with the usual covariance."""
    coefficients, bread = _solve(design, values)
    residuals = values - design @ coefficients
    spread = residuals @ residuals / (len(values) - design.shape[1])
    return Estimates(coefficients, spread * bread)


def _with_hac(design: Numbers, values: Numbers, lag: int, *, adjusted: bool) -> Estimates:
    coefficients, bread = _solve(design, values)
    scores = design * (values - design @ coefficients)[:, None]
    meat = scores.T @ scores
    for step in range(1, lag + 1):
        together = scores[step:].T @ scores[:-step]
        meat += (1 - step / (lag + 1)) * (together + together.T)
    count, terms = design.shape
    return Estimates(coefficients, bread @ meat @ bread * (count / (count - terms) if adjusted else 1))


def _with_carried_errors(design: Numbers, values: Numbers) -> Estimates:
    """Find the share that makes restricted likelihood greatest: the best of a grid, then refined."""
    from scipy.optimize import minimize_scalar

    if _is_exact(design, values):
        return least_squares(design, values)
    costs = [_cost(rho, design, values) for rho in _STARTS]
    best = int(np.argmin(costs))
    low, high = _STARTS[max(best - 1, 0)], _STARTS[min(best + 1, len(_STARTS) - 1)]
    found = minimize_scalar(
        _cost, bounds=(low, high), args=(design, values), method="bounded", options={"xatol": 1e-10}
    )
    rho = float(found.x)
    fitted = least_squares(_apart(rho, design), _apart(rho, values))
    return Estimates(fitted.coefficients, fitted.covariance, rho)


def _cost(rho: float, design: Numbers, values: Numbers) -> float:
    """Minus twice the restricted log likelihood of the share, up to a constant."""
    rows, seen = _apart(rho, design), _apart(rho, values)
    coefficients, bread = _solve(rows, seen)
    residuals = seen - rows @ coefficients
    count, terms = design.shape
    return float(
        (count - terms) * np.log(residuals @ residuals)
        - np.linalg.slogdet(bread)[1]
        + (count - 1) * np.log(1 - rho**2)
    )


def _apart(rho: float, rows: Numbers) -> Numbers:
    """Take from each row what it carried on, so that what is left errs apart (Prais and Winsten 1954)."""
    scale = np.sqrt(1 - rho**2)
    moved = (rows[1:] - rho * rows[:-1]) / scale
    return np.concatenate([rows[:1], moved])


def _is_exact(design: Numbers, values: Numbers) -> bool:
    coefficients, _ = _solve(design, values)
    residuals = values - design @ coefficients
    return bool(residuals @ residuals <= 1e-20 * (values @ values))


def _solve(design: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
    """Coefficients and the inverse of X'X, by the QR way, which loses fewer digits than squaring."""
    orthogonal, upper = np.linalg.qr(design)
    inverse = np.linalg.inv(upper)
    return inverse @ (orthogonal.T @ values), inverse @ inverse.T
