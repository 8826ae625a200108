"""How far two or more coders agree on units, with an interval, or why it cannot be said.

Raw agreement, Krippendorff's alpha (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011)
and Gwet's AC1 (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61) stand side by side
with prevalence: where a code is rare, 94% raw agreement can go with an alpha below zero and an AC1 of .94,
and no one of them tells the story alone. Intervals are percentile bootstraps over units.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from speakopenly.understand.agreement import figures
from speakopenly.understand.agreement.estimates import NOTHING_TO_COMPARE, RESAMPLES, Estimate, estimate

if TYPE_CHECKING:
    from speakopenly.understand.agreement.estimates import Numbers

Codings = Sequence[Sequence[Hashable | None]]
"""A row for each unit; in it a value, or None (not coded), for each coder."""


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
    codings: Codings,
    *,
    seed: int,
    categories: Collection[Hashable] | None = None,
    resamples: int = RESAMPLES,
) -> Agreement:
    """Measure agreement on ``codings``: a row for each unit, a value or None (not coded) for each coder.

    ``categories`` are the values that could have been used; without it, those that were. It matters to AC1
    only. ``alpha`` is the nominal one. The same codings and seed give the same intervals. Raises ValueError
    where a value is not among the categories.
    """
    values = _values(codings, categories)
    counts = _count(codings, values)
    compared = _compared(counts)
    prevalence = _prevalence(counts, values)
    if compared == 0:
        nothing = Estimate(None, reason=NOTHING_TO_COMPARE)
        return Agreement(0, nothing, nothing, nothing, prevalence)
    raw, alpha, ac1 = (
        estimate(
            partial(measure, counts), drawn=len(counts), compared=compared, seed=seed, resamples=resamples
        )
        for measure in (figures.raw, figures.nominal, figures.ac1)
    )
    return Agreement(compared, raw, alpha, ac1, prevalence)


def alpha_of_ranks(
    codings: Codings, order: Sequence[Hashable], *, seed: int, resamples: int = RESAMPLES
) -> Estimate:
    """Krippendorff's alpha for values that have an order, from the least to the most (ordinal).

    Raises ValueError where a value is not in ``order``.
    """
    counts = _count(codings, _values(codings, order))
    compared = _compared(counts)
    if compared == 0:
        return Estimate(None, reason=NOTHING_TO_COMPARE)
    return estimate(
        partial(figures.ordinal, counts), drawn=len(counts), compared=compared, seed=seed, resamples=resamples
    )


def alpha_of_numbers(
    codings: Sequence[Sequence[float | None]], *, seed: int, resamples: int = RESAMPLES
) -> Estimate:
    """Krippendorff's alpha for values that are numbers (interval)."""
    used = sorted({value for row in codings for value in row if value is not None})
    counts = _count(codings, used)
    compared = _compared(counts)
    if compared == 0:
        return Estimate(None, reason=NOTHING_TO_COMPARE)
    measure = partial(figures.interval, counts, scores=np.array(used, float))
    return estimate(measure, drawn=len(counts), compared=compared, seed=seed, resamples=resamples)


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


def _values(codings: Codings, categories: Collection[Hashable] | None) -> tuple[Hashable, ...]:
    used = dict.fromkeys(value for row in codings for value in row if value is not None)
    if categories is None:
        return tuple(sorted(used, key=repr))
    if not used.keys() <= set(categories):
        raise ValueError("A value is not among the categories.")
    return tuple(dict.fromkeys(categories))


def _count(codings: Codings, values: Sequence[Hashable]) -> Numbers:
    """How many coders gave each value, one row a unit."""
    place = {value: column for column, value in enumerate(values)}
    counts = np.zeros((len(codings), len(values)))
    for unit, row in enumerate(codings):
        for value in row:
            if value is not None:
                counts[unit, place[value]] += 1
    return counts


def _compared(counts: Numbers) -> int:
    return int((counts.sum(axis=1) >= 2).sum())


def _prevalence(counts: Numbers, values: Sequence[Hashable]) -> Mapping[Hashable, float]:
    coded = counts[counts.sum(axis=1) > 0]
    if len(coded) == 0:
        return MappingProxyType({})
    shares = (coded / coded.sum(axis=1, keepdims=True)).mean(axis=0)
    return MappingProxyType({value: float(share) for value, share in zip(values, shares, strict=True)})
