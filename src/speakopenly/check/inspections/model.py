"""How likely a sentence belongs to each line, and how likely it finds something wanting.

Six logistic regressions over the same features: one a line, and one for the leaning of what belongs to any.
Their numbers were learned by ``train`` and stand in ``data/weights.npz``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.check.inspections.features import BUCKETS, Seen
from speakopenly.check.inspections.records import Line

Numbers = NDArray[np.float32]
LEANING: Final = len(Line)
"""The column after those of the lines."""
NAMES: Final = ("rarity", "buckets", "dense", "line_leaning", "intercepts", "judging")


@dataclass(frozen=True)
class Model:
    """``buckets`` and ``dense`` have a column a line and one for the leaning, to which ``line_leaning`` adds.

    ``rarity`` weighs buckets. ``judging`` is what ``judging.Rules`` reads.
    """

    rarity: Numbers
    buckets: Numbers
    dense: Numbers
    line_leaning: Numbers
    intercepts: Numbers
    judging: Numbers

    def weigh(self, seen: Seen) -> tuple[Numbers, Numbers]:
        """For each sentence (row) and line (column): does it belong, and if so, does it find wanting?"""
        scores = seen.dense @ self.dense + self.intercepts
        for row, buckets in enumerate(seen.buckets):
            values = weigh_buckets(buckets, self.rarity)
            scores[row] += values @ self.buckets[buckets]
        return likely(scores[:, :LEANING]), likely(scores[:, LEANING:] + self.line_leaning)


def weigh_buckets(buckets: NDArray[np.int64], rarity: Numbers) -> Numbers:
    """The values of a sentence's buckets: rare ones weigh more, and together they have length one."""
    values = rarity[buckets]
    length = float(np.sqrt((values * values).sum()))
    return values / length if length else values


def likely(scores: Numbers) -> Numbers:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), np.float32)


@cache
def load_model() -> Model:
    """The model as it was trained."""
    with as_file(files("speakopenly.check.inspections").joinpath("data", "weights.npz")) as path:
        kept: Mapping[str, NDArray[np.generic]] = np.load(path)
        numbers = {name: np.asarray(kept[name], np.float32) for name in NAMES}
    if numbers["buckets"].shape != (BUCKETS, LEANING + 1):
        raise ValueError("The weights of the reading of inspections are of another make; train them again.")
    return Model(**numbers)
