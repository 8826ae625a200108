"""How likely each label is: one logistic regression, learned by ``train``, kept in ``data/weights.npz``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.language.features import BUCKETS, MEANING_WEIGHT, Seen
from speakopenly.understand.language.records import Label

Numbers = NDArray[np.float32]
LABELS: Final = tuple(Label)
_MEANINGS: Final = 384


@dataclass(frozen=True)
class Model:
    """``weights`` has a row for each number of a text and a column a label; ``rarity`` weighs buckets.

    ``sharpness`` makes probabilities as sure as they proved to be, and ``surely`` is the probability from
    which a label is said.
    """

    signs: tuple[str, ...]
    rarity: Numbers
    weights: Numbers
    intercepts: Numbers
    sharpness: float
    surely: float

    def likely(self, seen: Sequence[Seen]) -> Numbers:
        """The probability of each label (column) for each text (row)."""
        rows = np.array([lay_out(each, self.signs, self.rarity) for each in seen], np.float32)
        scores = rows.reshape(len(seen), len(self.weights)) @ self.weights + self.intercepts
        return softmax(scores * self.sharpness)


def lay_out(seen: Seen, signs: Sequence[str], rarity: Numbers) -> Numbers:
    """One text as a row of numbers: its meaning, its signs, its words and its build."""
    given = np.array([seen.signs.get(name, 0.0) for name in signs], np.float32)
    row = np.zeros(2 * BUCKETS, np.float32)
    row[seen.words] = _even(rarity[seen.words])
    row[BUCKETS + seen.build] = _even(rarity[BUCKETS + seen.build])
    return np.concatenate([seen.meaning * MEANING_WEIGHT, given, row]).astype(np.float32)


def softmax(scores: Numbers) -> Numbers:
    """Scores as probabilities that add up to one."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def _even(values: Numbers) -> Numbers:
    length = float(np.sqrt((values * values).sum()))
    return values / length if length else values


@cache
def load_model() -> Model:
    """The model as it was trained."""
    with as_file(files("speakopenly.understand.language").joinpath("data", "weights.npz")) as path:
        kept: Mapping[str, NDArray[np.generic]] = np.load(path)
        numbers = {name: np.asarray(kept[name], np.float32) for name in ("rarity", "weights", "intercepts")}
        signs = tuple(str(each) for each in kept["signs"])
        sharpness, surely = (float(np.asarray(kept[name], np.float32)) for name in ("sharpness", "surely"))
    if numbers["weights"].shape != (_MEANINGS + len(signs) + 2 * BUCKETS, len(LABELS)):
        raise ValueError("The weights of the reading of language are of another make; train them again.")
    return Model(signs, **numbers, sharpness=sharpness, surely=surely)
