"""How well sentences are judged: a second label that would do counts as right, unsure is counted apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.language.model import LABELS
from speakopenly.understand.language.records import Label
from speakopenly.understand.language.sentences import Sentence

Numbers = NDArray[np.float64]
_DIGITS: Final = 3


@dataclass(frozen=True)
class OfLabel:
    """How one label fared among what was not left unsure; ``truly`` and ``said`` are counts of sentences."""

    f1: float
    precision: float
    recall: float
    truly: int
    said: int


@dataclass(frozen=True)
class Figures:
    """Macro F1 of what was said, the share left unsure, macro F1 had none been, and each label."""

    sentences: int
    macro_f1: float
    unsure: float
    macro_f1_without_unsure: float
    labels: Mapping[Label, OfLabel]

    def as_row(self) -> dict[str, Any]:
        """The figures as they are written down."""
        return {
            "sentences": self.sentences,
            "macro_f1": round(self.macro_f1, _DIGITS),
            "unsure": round(self.unsure, _DIGITS),
            "macro_f1_without_unsure": round(self.macro_f1_without_unsure, _DIGITS),
            "labels": {
                label.value: {
                    "f1": round(each.f1, _DIGITS),
                    "precision": round(each.precision, _DIGITS),
                    "recall": round(each.recall, _DIGITS),
                    "truly": each.truly,
                    "said": each.said,
                }
                for label, each in self.labels.items()
            },
        }


def measure(sentences: Sequence[Sentence], likely: Numbers, surely: Numbers | float) -> Figures:
    """Compare probabilities (a row a sentence) with labels; below ``surely`` a sentence is unsure."""
    said = [LABELS[at] for at in likely.argmax(axis=1)]
    kept = likely.max(axis=1) >= surely
    truth = [_nearest(each, word) for each, word in zip(sentences, said, strict=True)]
    both = [(one, other) for one, other, sure in zip(truth, said, kept, strict=True) if sure]
    labels = MappingProxyType({label: _of_label(label, both) for label in LABELS})
    everything = [_of_label(label, list(zip(truth, said, strict=True))) for label in LABELS]
    return Figures(
        sentences=len(sentences),
        macro_f1=float(np.mean([each.f1 for each in labels.values()])),
        unsure=float(1 - kept.mean()),
        macro_f1_without_unsure=float(np.mean([each.f1 for each in everything])),
        labels=labels,
    )


def _nearest(sentence: Sentence, said: Label) -> Label:
    return said if said in sentence.also else sentence.label


def _of_label(label: Label, both: Sequence[tuple[Label, Label]]) -> OfLabel:
    right = sum(one == other == label for one, other in both)
    truly, said = sum(one == label for one, _ in both), sum(other == label for _, other in both)
    return OfLabel(
        f1=2 * right / (truly + said) if truly + said else 0.0,
        precision=right / said if said else 0.0,
        recall=right / truly if truly else 0.0,
        truly=truly,
        said=said,
    )
