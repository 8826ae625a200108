"""What to code next: where the machine is least sure, spread over what people speak of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from speakopenly.understand.coding.learning import CodeLearner

Numbers = NDArray[np.float64]

SPREAD = 200
"""Texts chosen one by one to be unlike those before them; more than a person codes before it learns anew."""


def order_next(
    learner: CodeLearner, texts: Sequence[str], *, seed: int, questions: Sequence[str] | None = None
) -> list[int]:
    """Every place in ``texts``, the most worth coding first.

    A text is worth coding where codes are near an even chance (entropy; Lewis and Gale 1994), and less the
    more it is like one already chosen. The first 200 are chosen so; the rest follow by entropy. Words that
    stand twice are asked about once: repeats come last. ``seed`` settles equals.
    """
    if not len(texts):
        return []
    unsure = _entropy(learner.probabilities(texts, questions), many=learner.many)
    chance = np.random.default_rng(seed).permutation(len(texts))
    by_worth = sorted(range(len(texts)), key=lambda place: (-unsure[place], chance[place]))
    first: dict[str, int] = {}
    for place in by_worth:
        first.setdefault(texts[place], place)
    apart = [place for place in by_worth if first[texts[place]] == place]
    repeats = [place for place in by_worth if first[texts[place]] != place]
    chosen = _spread(apart, unsure, learner.meanings([texts[place] for place in apart]))
    return [*chosen, *(place for place in apart if place not in set(chosen)), *repeats]


def _spread(places: list[int], unsure: Numbers, meanings: NDArray[np.float32]) -> list[int]:
    worth = unsure[places] + 1e-3
    nearest = np.zeros(len(places))
    is_left = np.ones(len(places), bool)
    chosen: list[int] = []
    with threadpool_limits(1):
        for _ in range(min(SPREAD, len(places))):
            value = np.where(is_left, worth * (1 - nearest), -1.0)
            best = int(np.argmax(value))
            chosen.append(best)
            is_left[best] = False
            nearest = np.maximum(nearest, np.clip(meanings @ meanings[best], 0, 1))
    return [places[row] for row in chosen]


def _entropy(likely: Numbers, *, many: bool) -> Numbers:
    kept = np.clip(likely, 1e-9, 1 - 1e-9)
    found = -kept * np.log(kept)
    if many:
        found -= (1 - kept) * np.log(1 - kept)
    whole: Numbers = np.round(found.sum(axis=1), 9)
    return whole
