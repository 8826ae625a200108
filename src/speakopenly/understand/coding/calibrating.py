"""How far proposals can be believed, counted on texts that the model had not been taught.

Figures are the machine's against people's decisions. They are never agreement between people, and are not
to be shown as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.agreement import CONFIDENCE, Estimate

Numbers = NDArray[np.float64]

LEAST_OF_EACH = 10
"""Texts with a code, and without it, below which nothing is said of how well it is proposed."""
RESAMPLES = 500
_EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)
_THRESHOLDS = np.arange(0.05, 0.71, 0.01)


@dataclass(frozen=True, slots=True)
class Bin:
    """Proposals of a like probability: how many, what was said on average, how often people gave the code."""

    low: float
    high: float
    texts: int
    said: float
    came: float


@dataclass(frozen=True, slots=True)
class CodeCalibration:
    """How well one code is proposed.

    ``brier`` is the mean squared distance of probabilities from what people gave, ``brier_of_share`` that of
    always saying how common the code is; ``f1`` what to expect of yes and no. All three are None where
    there are too few examples, and ``reason`` says so. ``bins`` are the reliability diagram.
    """

    code: str
    examples: int
    texts: int
    bins: tuple[Bin, ...]
    brier: float | None
    brier_of_share: float | None
    f1: Estimate | None
    reason: str | None = None


def calibration(
    likely: Numbers,
    given: Numbers,
    codes: Sequence[str],
    *,
    seed: int,
    weights: Numbers | None = None,
    threshold: float | None = None,
) -> MappingProxyType[str, CodeCalibration]:
    """Compare probabilities with what people gave (rows are texts, columns ``codes``), code by code.

    ``weights`` say how often each row was given. Without a ``threshold`` the likeliest code is the one
    proposed. The interval is a percentile bootstrap over texts.
    """
    times = np.ones(len(given)) if weights is None else weights
    suggested = _suggested(likely, threshold)
    chance = np.random.default_rng(seed)
    drawn = chance.multinomial(len(given), np.full(len(given), 1 / len(given)), size=RESAMPLES) * times
    both, either = drawn @ (suggested * given), drawn @ (suggested + given)
    return MappingProxyType(
        {
            code: _of_code(
                code, likely[:, place], given[:, place], suggested[:, place], times,
                2 * both[:, place] / np.maximum(either[:, place], 1e-9),
            )
            for place, code in enumerate(codes)
        }
    )  # fmt: skip


def _suggested(likely: Numbers, threshold: float | None) -> Numbers:
    if threshold is not None:
        return (likely >= threshold).astype(np.float64)
    suggested = np.zeros_like(likely)
    suggested[np.arange(len(likely)), likely.argmax(axis=1)] = 1
    return suggested


def _of_code(
    code: str, likely: Numbers, given: Numbers, suggested: Numbers, times: Numbers, resampled: Numbers
) -> CodeCalibration:
    examples, texts = round(float((times * given).sum())), round(float(times.sum()))
    if examples < LEAST_OF_EACH or texts - examples < LEAST_OF_EACH:
        reason = (
            f"Too few to tell: {examples} texts with the code and {texts - examples} without;"
            f" {LEAST_OF_EACH} of each are needed."
        )
        return CodeCalibration(code, examples, texts, (), None, None, None, reason)
    share = examples / texts
    missed = given * (1 - likely) ** 2 + (1 - given) * likely**2
    both, either = float((times * suggested * given).sum()), float((times * (suggested + given)).sum())
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail])
    return CodeCalibration(
        code,
        examples,
        texts,
        _bins(likely, given, times),
        round(float(np.average(missed, weights=times)), 4),
        round(share * (1 - share), 4),
        Estimate(round(2 * both / either, 4), round(float(low), 4), round(float(high), 4)),
    )


def _bins(likely: Numbers, given: Numbers, times: Numbers) -> tuple[Bin, ...]:
    found = []
    for low, high in zip(_EDGES, _EDGES[1:], strict=False):
        inside = (likely >= low) & ((likely < high) if high < 1 else (likely <= high))
        texts = float(times[inside].sum())
        if texts:
            said, came = (float((times * each)[inside].sum()) / texts for each in (likely, given))
            found.append(Bin(low, high, round(texts), round(said, 4), round(came, 4)))
    return tuple(found)


def best_threshold(likely: Numbers, given: Numbers, weights: Numbers) -> float:
    """The probability from which a code is given so that micro F1 is best; the middle one of equals."""
    scores = np.array([_micro_f1(likely >= threshold, given, weights) for threshold in _THRESHOLDS])
    best = _THRESHOLDS[scores >= scores.max() - 1e-12]
    return round(float(best[len(best) // 2]), 2)


def _micro_f1(suggested: NDArray[np.bool_], given: Numbers, weights: Numbers) -> float:
    times = weights[:, None]
    either = float((times * (suggested + given)).sum())
    return 2 * float((times * (suggested * given)).sum()) / either if either else 0.0
