"""The figures themselves, for weighted units: raw agreement, Krippendorff's alphas, Gwet's AC1.

``counts`` says how many coders gave each value, a row for each unit; ``weights`` how often each unit counts,
a row for each resample. Each function gives a figure for each row of weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from speakopenly.understand.agreement.estimates import divide

if TYPE_CHECKING:
    from speakopenly.understand.agreement.estimates import Numbers


def raw(counts: Numbers, weights: Numbers) -> Numbers:
    """Share of pairs of coders that agree, averaged over the units two or more coded."""
    coders = counts.sum(axis=1)
    pairs = np.where(coders >= 2, coders * (coders - 1), 1)
    agreed = (counts * (counts - 1)).sum(axis=1) / pairs
    return divide(weights @ np.where(coders >= 2, agreed, 0), weights @ (coders >= 2))


def nominal(counts: Numbers, weights: Numbers) -> Numbers:
    """One less observed over expected disagreement, from the coincidences of values within units."""
    compared, coders = _compared(counts)
    apart = (coders**2 - (compared**2).sum(axis=1)) / _others(coders)
    totals = weights @ compared
    size = totals.sum(axis=1)
    expected = size**2 - (totals**2).sum(axis=1)
    return 1 - divide((weights @ apart) * (size - 1), expected)


def interval(counts: Numbers, weights: Numbers, scores: Numbers) -> Numbers:
    """Alpha for numbers: values are as far apart as the square of their difference."""
    compared, coders = _compared(counts)
    totals = weights @ compared
    size = totals.sum(axis=1)
    if size.max(initial=0) == 0:
        return np.full(len(weights), np.nan)
    scores = scores - scores.mean()
    apart = 2 * _spread(coders, compared @ scores, compared @ scores**2) / _others(coders)
    expected = 2 * _spread(size, totals @ scores, totals @ scores**2)
    return 1 - divide((weights @ apart) * (size - 1), expected)


def ordinal(counts: Numbers, weights: Numbers) -> Numbers:
    """Alpha for ranks (columns from least to most): as far apart as there are codings between two values.

    The distance of Krippendorff (2011) between two ranks is the difference of their places on the line of all
    codings, where each value stands in the middle of its own codings.
    """
    compared, coders = _compared(counts)
    totals = weights @ compared
    size = totals.sum(axis=1)
    places = np.cumsum(totals, axis=1) - totals / 2 - size[:, None] / 2
    apart = 2 * _spread(coders[:, None], compared @ places.T, compared @ (places**2).T)
    apart /= _others(coders)[:, None]
    observed = np.einsum("ru,ur->r", weights, apart)
    expected = 2 * _spread(size, (totals * places).sum(axis=1), (totals * places**2).sum(axis=1))
    return 1 - divide(observed * (size - 1), expected)


def ac1(counts: Numbers, weights: Numbers) -> Numbers:
    """Agreement beyond chance, where chance is a coder who is unsure and picks any value alike."""
    coders = counts.sum(axis=1, keepdims=True)
    shares = counts / np.where(coders > 0, coders, 1)
    drawn = (weights @ (coders > 0)).reshape(-1, 1)
    share = divide(weights @ shares, drawn)
    categories = counts.shape[1]
    if categories < 2:
        return np.full(len(weights), np.nan)
    chance = (share * (1 - share)).sum(axis=1) / (categories - 1)
    return divide(raw(counts, weights) - chance, 1 - chance)


def _compared(counts: Numbers) -> tuple[Numbers, Numbers]:
    """The counts of units that two or more coded (nought elsewhere), and how many coded each."""
    compared = np.where(counts.sum(axis=1, keepdims=True) >= 2, counts, 0)
    return compared, compared.sum(axis=1)


def _others(coders: Numbers) -> Numbers:
    return np.where(coders >= 2, coders - 1, 1)


def _spread(size: Numbers, first: Numbers, second: Numbers) -> Numbers:
    """Half the sum of squared differences over all ordered pairs, from sums of scores and squares."""
    return size * second - first**2
