"""From sentences to what a report says on a line: mentioned or not, and which way it points on the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.check.inspections.records import Line, Polarity

Numbers = NDArray[np.float32]
MOSTLY: Final = 0.62
"""A quote finds wanting from here on, praises up to one minus this, and does both in between."""
_LEAST: Final = 0.1
"""Sentences less likely than this to belong to a line do not weigh in its polarity."""
_AS_IF: Final = 0.3
"""Weight added on both sides, so that one sentence alone does not say all."""
_SHARPER: Final = 4.0
EVIDENCE: Final = 2
"""Numbers in a line's balance."""


@dataclass(frozen=True)
class Rules:
    """What was learned of whole reports, a row a line.

    ``mentioned_from``: how likely its likeliest sentence must be. ``steps``: two rows of weights for the
    balance, the last of each for itself: above zero means more than praise, and no less than fault.
    """

    mentioned_from: Numbers
    steps: Numbers

    @classmethod
    def of(cls, numbers: Numbers) -> Rules:
        """From the model's ``judging``: a row a line, its threshold first."""
        return cls(numbers[:, 0], numbers[:, 1:].reshape(len(Line), 2, EVIDENCE + 1))

    def polarity(self, line: int, balance: Numbers) -> Polarity:
        """Which way the whole points."""
        more_than_praise, only_fault = self.steps[line] @ np.append(balance, 1)
        if more_than_praise <= 0:
            return Polarity.STRENGTH
        return Polarity.WEAKNESS if only_fault > 0 else Polarity.MIXED


def balance(belongs: Numbers, wanting: Numbers) -> Numbers:
    """Fault against praise on one line, as logarithms of the ratio of their weights.

    Each sentence weighs as much as it likely belongs: once with leanings made sharper, and once as they are.
    """
    weights = np.where(belongs > _LEAST, belongs, 0)
    sharper = np.clip((wanting - 0.5) * _SHARPER + 0.5, 0, 1)
    return np.array([_ratio(weights, sharper), _ratio(weights, wanting)], np.float32)


def _ratio(weights: Numbers, fault: Numbers) -> float:
    against, for_it = float((weights * fault).sum()), float((weights * (1 - fault)).sum())
    return float(np.log((against + _AS_IF) / (for_it + _AS_IF)))


def polarity_of(wanting: float) -> Polarity:
    """The polarity of one quote."""
    if wanting >= MOSTLY:
        return Polarity.WEAKNESS
    return Polarity.STRENGTH if wanting <= 1 - MOSTLY else Polarity.MIXED
