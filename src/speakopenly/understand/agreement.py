"""How far two or more coders agree, with an interval, or why it cannot be said.

Raw agreement, Krippendorff's alpha (nominal; Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011)
and Gwet's AC1 (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61) stand side by side
with prevalence: where a code is rare, 94% raw agreement can go with an alpha below zero and an AC1 of .94,
and no one of them tells the story alone. Intervals are percentile bootstraps over units.

A machine's suggestions are never one of the coders: two people's agreement is theirs. Two passes by one hand,
or by one machine, are self-consistency and are to be called so.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
CONFIDENCE = 0.95
LEAST_DEFINED = 0.9
"""An interval is drawn only where this share of the resamples has a figure: the others are no accident."""

NOTHING_TO_COMPARE = "No unit was coded by two people."
NO_VARIATION = "Only one value was ever used, so agreement beyond chance cannot be told."
FEW_VARIED = "Too many resamples hold only one value for an interval."
ONE_UNIT = "One unit has no interval."

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval; ``value`` is None where it is undefined, and ``reason`` says why.

    A value without an interval (``low`` and ``high`` None) also has its reason.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What coders agreed on, over the units that at least two of them coded."""

    units: int
    raw: Estimate
    alpha: Estimate
    ac1: Estimate
    prevalence: Mapping[Hashable, float]
    """For each value, its share of everything coded (each unit counts once, however many coded it)."""


def measure_agreement(
    codings: Sequence[Sequence[Hashable | None]],
    *,
    seed: int,
    categories: Collection[Hashable] | None = None,
    resamples: int = RESAMPLES,
) -> Agreement:
    """Measure agreement on ``codings``: a row for each unit, a value or None (not coded) for each coder.

    ``categories`` are the values that could have been used; without it, those that were. It matters to AC1
    only. The same codings and seed give the same intervals. Raises ValueError where a value is not among
    the categories.
    """
    values = _values(codings, categories)
    counts = _count(codings, values)
    compared = counts[counts.sum(axis=1) >= 2]
    if len(compared) == 0:
        nothing = Estimate(None, reason=NOTHING_TO_COMPARE)
        return Agreement(0, nothing, nothing, nothing, _prevalence(counts, values))
    weights = _resample(counts, seed, resamples)
    whole = np.ones((1, len(counts)))
    figures = {
        name: _estimate(measure(counts, whole)[0], measure(counts, weights), len(compared))
        for name, measure in (("raw", _raw), ("alpha", _alpha), ("ac1", _ac1))
    }
    return Agreement(len(compared), **figures, prevalence=_prevalence(counts, values))


def agreement_on(
    codes: Collection[str],
    first: Sequence[Collection[str] | None],
    second: Sequence[Collection[str] | None],
    *,
    seed: int,
) -> Agreement:
    """Did two coders agree on which reports have any of ``codes``: one factor, or a group of six?

    ``first`` and ``second`` hold, report by report, the codes each gave, or None where they did not code it.
    Raises ValueError where they are not of one length.
    """
    wanted = frozenset(codes)
    rows = [
        tuple(None if given is None else not wanted.isdisjoint(given) for given in both)
        for both in zip(first, second, strict=True)
    ]
    return measure_agreement(rows, seed=seed)


def _values(
    codings: Sequence[Sequence[Hashable | None]], categories: Collection[Hashable] | None
) -> tuple[Hashable, ...]:
    used = dict.fromkeys(value for row in codings for value in row if value is not None)
    if categories is None:
        return tuple(sorted(used, key=repr))
    if not used.keys() <= set(categories):
        raise ValueError("A value is not among the categories.")
    return tuple(dict.fromkeys(categories))


def _count(codings: Sequence[Sequence[Hashable | None]], values: Sequence[Hashable]) -> Numbers:
    """How many coders gave each value, one row a unit."""
    place = {value: column for column, value in enumerate(values)}
    counts = np.zeros((len(codings), len(values)))
    for unit, row in enumerate(codings):
        for value in row:
            if value is not None:
                counts[unit, place[value]] += 1
    return counts


def _prevalence(counts: Numbers, values: Sequence[Hashable]) -> Mapping[Hashable, float]:
    coded = counts[counts.sum(axis=1) > 0]
    if len(coded) == 0:
        return MappingProxyType({})
    shares = (coded / coded.sum(axis=1, keepdims=True)).mean(axis=0)
    return MappingProxyType({value: float(share) for value, share in zip(values, shares, strict=True)})


def _resample(counts: Numbers, seed: int, resamples: int) -> Numbers:
    """How often each unit is drawn, one row a resample; units nobody coded are drawn as well."""
    units = len(counts)
    drawn = np.random.default_rng(seed).multinomial(units, np.full(units, 1 / units), size=resamples)
    return drawn.astype(np.float64)


def _raw(counts: Numbers, weights: Numbers) -> Numbers:
    """Share of pairs of coders that agree, averaged over the units two or more coded."""
    coders = counts.sum(axis=1)
    pairs = np.where(coders >= 2, coders * (coders - 1), 1)
    agreed = (counts * (counts - 1)).sum(axis=1) / pairs
    return _divide(weights @ np.where(coders >= 2, agreed, 0), weights @ (coders >= 2))


def _alpha(counts: Numbers, weights: Numbers) -> Numbers:
    """One less observed over expected disagreement, from the coincidences of values within units."""
    compared = np.where(counts.sum(axis=1, keepdims=True) >= 2, counts, 0)
    coders = compared.sum(axis=1)
    apart = (coders**2 - (compared**2).sum(axis=1)) / np.where(coders >= 2, coders - 1, 1)
    totals = weights @ compared
    size = totals.sum(axis=1)
    expected = size**2 - (totals**2).sum(axis=1)
    return 1 - _divide((weights @ apart) * (size - 1), expected)


def _ac1(counts: Numbers, weights: Numbers) -> Numbers:
    """Agreement beyond chance, where chance is a coder who is unsure and picks any value alike."""
    coders = counts.sum(axis=1, keepdims=True)
    shares = counts / np.where(coders > 0, coders, 1)
    drawn = (weights @ (coders > 0)).reshape(-1, 1)
    share = _divide(weights @ shares, drawn)
    categories = counts.shape[1]
    if categories < 2:
        return np.full(len(weights), np.nan)
    chance = (share * (1 - share)).sum(axis=1) / (categories - 1)
    return _divide(_raw(counts, weights) - chance, 1 - chance)


def _divide(upper: Numbers, lower: Numbers) -> Numbers:
    """Nothing over nothing is undefined, never one or zero."""
    shares: Numbers = np.full(np.broadcast(upper, lower).shape, np.nan)
    np.divide(upper, lower, out=shares, where=lower > 0)
    return shares


def _estimate(value: float, resampled: Numbers, units: int) -> Estimate:
    if np.isnan(value):
        return Estimate(None, reason=NO_VARIATION)
    if units < 2:
        return Estimate(float(value), reason=ONE_UNIT)
    defined = resampled[~np.isnan(resampled)]
    if len(defined) < LEAST_DEFINED * len(resampled):
        return Estimate(float(value), reason=FEW_VARIED)
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(defined, [tail, 1 - tail])
    return Estimate(float(value), float(low), float(high))
