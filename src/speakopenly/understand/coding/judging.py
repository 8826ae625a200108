"""From answers of the ridge to probabilities that mean what they say, learned on answers left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_MOST_TIMES = 60.0
_NEARLY_NEVER = 1e-9


class OneCode:
    """Probabilities where a text has exactly one code: a softmax with one temperature (Guo et al. 2017)."""

    def fit(self, answers: Numbers, given: Numbers, weights: Numbers) -> OneCode:
        """Choose the temperature under which what people gave was likeliest."""
        from scipy.optimize import minimize_scalar

        def surprise(log_times: float) -> float:
            likely = np.log(_softmax(np.exp(log_times) * answers) + 1e-12)
            return -float(np.average((likely * given).sum(axis=1), weights=weights))

        best = minimize_scalar(surprise, bounds=(0.0, np.log(_MOST_TIMES)), method="bounded")
        self.times_ = float(np.exp(best.x))
        return self

    def judge(self, answers: Numbers) -> Numbers:
        """A probability of each code, adding up to 1 in each row."""
        return _softmax(self.times_ * answers)


class EachCode:
    """Probabilities where a text may have any codes or none: a logistic curve for each (Platt 1999)."""

    def fit(self, answers: Numbers, given: Numbers, weights: Numbers) -> EachCode:
        """Fit each code's curve, with Platt's targets, which keep a code of few examples from certainty."""
        curves = [
            _fit_curve(answers[:, place], given[:, place], weights) for place in range(answers.shape[1])
        ]
        self.curves_ = np.array(curves).reshape(-1, 2)
        return self

    def judge(self, answers: Numbers) -> Numbers:
        """A probability of each code, each by itself."""
        return _logistic(answers * self.curves_[:, 0] + self.curves_[:, 1])


def _fit_curve(answers: Numbers, given: Numbers, weights: Numbers) -> tuple[float, float]:
    from scipy.optimize import minimize

    with_code = float((weights * given).sum())
    without = float((weights * (1 - given)).sum())
    high, low = (with_code + 1) / (with_code + 2), 1 / (without + 2)
    wanted = given * high + (1 - given) * low

    def surprise(curve: Numbers) -> tuple[float, Numbers]:
        odds = curve[0] * answers + curve[1]
        likely = _logistic(odds)
        lost = weights * (np.logaddexp(0, odds) - wanted * odds)
        wrong = weights * (likely - wanted)
        return float(lost.sum()), np.array([(wrong * answers).sum(), wrong.sum()])

    start = np.array([1.0, np.log((with_code + 1) / (without + 1))])
    found = minimize(surprise, start, jac=True, method="L-BFGS-B", bounds=[(0, None), (None, None)])
    return float(found.x[0]), float(found.x[1])


def shares_among(likely: Numbers, taught: Numbers, *, trust: float) -> Numbers:
    """How common each code is among texts nobody coded.

    People who code twenty of each code teach shares that no pile of texts has. What is likeliest for each
    text is counted, and believed as far as ``trust`` says (0 to 1). Expectation maximisation (Saerens et al.
    2002) was tried and left: with many codes of few examples it runs away with the commonest (decision 301).
    """
    counted = np.bincount(likely.argmax(axis=1), minlength=len(taught)) / len(likely)
    shares: Numbers = trust * counted + (1 - trust) * taught
    return shares


def with_shares(likely: Numbers, taught: Numbers, shares: Numbers) -> Numbers:
    """Probabilities as they would be, were the codes as common as ``shares`` says."""
    raised = likely * (shares / np.maximum(taught, _NEARLY_NEVER))
    adjusted: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return adjusted


def _softmax(answers: Numbers) -> Numbers:
    raised = np.exp(answers - answers.max(axis=1, keepdims=True))
    likely: Numbers = raised / raised.sum(axis=1, keepdims=True)
    return likely


def _logistic(odds: Numbers) -> Numbers:
    likely: Numbers = 1 / (1 + np.exp(-np.clip(odds, -35, 35)))
    return likely
