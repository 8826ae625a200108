"""Kernel ridge regression with its own answers left out one by one, at no extra cost.

The answer that the model would have given to a text had it not been taught it follows in closed form from one
inverse (Wahba 1990; Cawley and Talbot 2003). So every figure and every probability rests on answers to unseen
texts, and learning takes one factorisation rather than ten.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

STRICTNESSES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2)


def choose_strictness(alike: Numbers, wanted: Numbers, weights: Numbers) -> float:
    """The strictness whose left-out answers came nearest to what people gave (PRESS; Allen 1974).

    Codes that people tick loosely ask for more of it than codes they agree on. The milder of equals.
    """
    return min(STRICTNESSES, key=lambda strictness: _missed(strictness, alike, wanted, weights))


def _missed(strictness: float, alike: Numbers, wanted: Numbers, weights: Numbers) -> float:
    left_out = Ridge(strictness).fit(alike, wanted, weights).left_out_
    return round(float((weights[:, None] * (left_out - wanted) ** 2).sum()), 9)


class Ridge:
    """A linear model in the space of likeness to the texts it was taught.

    After ``fit``, ``left_out_`` holds each taught text's answers by a model that was not taught it. A text's
    ``weight`` says how often it was given (the same words twice are one row with weight 2).
    """

    def __init__(self, strictness: float) -> None:
        self._strictness = strictness

    def fit(self, alike: Numbers, wanted: Numbers, weights: Numbers) -> Ridge:
        """Learn from likeness among the texts (n x n), what people gave each (n x codes), and weights (n)."""
        from scipy import linalg

        self.share_ = np.average(wanted, axis=0, weights=weights)
        held = alike.copy()
        held[np.diag_indices_from(held)] += self._strictness / weights
        factor = linalg.cholesky(held, lower=True, overwrite_a=True, check_finite=False)
        self.pull_ = linalg.cho_solve((factor, True), wanted - self.share_, check_finite=False)
        inverse, _ = linalg.lapack.dpotri(factor, lower=1, overwrite_c=1)
        diagonal = np.diag(inverse)
        self.left_out_: Numbers = wanted - self.pull_ / diagonal[:, None]
        return self

    def judge(self, alike: Numbers) -> Numbers:
        """Answers for texts, given their likeness to those taught (m x n)."""
        found: Numbers = alike @ self.pull_ + self.share_
        return found


class ManyRidge:
    """The same where there are too many texts for one inverse: through a sample of them (Nystroem 2001)."""

    def __init__(self, strictness: float) -> None:
        self._strictness = strictness

    def fit(self, landmarks: Numbers, alike: Numbers, wanted: Numbers, weights: Numbers) -> ManyRidge:
        """Learn from likeness among the sample (m x m) and of every text to the sample (n x m)."""
        from scipy import linalg

        self.share_ = np.average(wanted, axis=0, weights=weights)
        steady = landmarks.copy()
        steady[np.diag_indices_from(steady)] += 1e-6
        self._root_ = linalg.cholesky(steady, lower=True, overwrite_a=True, check_finite=False)
        features = self._features(alike)
        weighed = features * weights[:, None]
        held = features.T @ weighed
        held[np.diag_indices_from(held)] += self._strictness
        factor = linalg.cho_factor(held, lower=True, overwrite_a=True, check_finite=False)
        centred = wanted - self.share_
        self.pull_ = linalg.cho_solve(factor, weighed.T @ centred, check_finite=False)
        half = linalg.solve_triangular(factor[0], features.T, lower=True, check_finite=False)
        leverage = np.minimum(weights * np.einsum("ij,ij->j", half, half), 1 - 1e-9)[:, None]
        answers = features @ self.pull_
        self.left_out_: Numbers = (answers - leverage * centred) / (1 - leverage) + self.share_
        return self

    def judge(self, alike: Numbers) -> Numbers:
        """Answers for texts, given their likeness to the sample."""
        found: Numbers = self._features(alike) @ self.pull_ + self.share_
        return found

    def _features(self, alike: Numbers) -> Numbers:
        from scipy import linalg

        solved: Numbers = linalg.solve_triangular(self._root_, alike.T, lower=True, check_finite=False).T
        return solved
