"""How alike texts are: words, pieces of words, meaning, and whether they answer the same question.

Each reading gives a similarity between 0 and 1 for two texts; their mean is one more kernel (a sum of kernels
is a kernel). Where questions are known, an answer to another question counts half: "nothing" means one thing
after "What was good?" and another after "What could be better?", which no sum of features can say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.records import ContributionId
from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.passages import split_passages

Numbers = NDArray[np.float64]

READINGS = ("words and pairs", "words", "pieces of words", "whole", "mean sentence", "strongest sentence")
COUNTS_FOR: tuple[float, ...] = (1, 1, 1, 2, 1, 1)
"""How much each of ``READINGS`` counts; chosen once for all, on four label sets (decision 300)."""
_SHARPNESS = (3.0, 5.0, 10.0)
"""How quickly likeness of meaning falls with distance, for each reading of meaning: exp(s (cosine - 1))."""
_OTHER_QUESTION = 0.5
_MOST_PIECES = 200_000
_WORD = r"(?u)\b\w+\b"
_SOMETHING = "something"
"""A word to learn where there is none: texts without a letter are no error."""
_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Seen:
    """Texts as the readings see them, row by row."""

    spelled: tuple[Any, ...]
    meanings: tuple[NDArray[np.float32], ...]
    questions: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.questions)

    def rows(self, places: Any) -> Seen:
        """Some of the texts."""
        return Seen(
            tuple(each[places] for each in self.spelled),
            tuple(each[places] for each in self.meanings),
            self.questions[places],
        )


class Reader:
    """Turns texts into what can be compared; ``fit`` learns which words are common and nothing else."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def fit(self, texts: Sequence[str]) -> Reader:
        """Learn how common each word and piece is from ``texts``, coded or not."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        every = {"sublinear_tf": True, "dtype": np.float32}
        self._spellings_ = (
            TfidfVectorizer(ngram_range=(1, 2), token_pattern=_WORD, **every),
            TfidfVectorizer(stop_words="english", **every),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), max_features=_MOST_PIECES, **every),
        )
        for each in self._spellings_:
            each.fit([*texts, _SOMETHING])
        return self

    def read(self, texts: Sequence[str], questions: Sequence[str]) -> Seen:
        """Read texts and the questions they answer ("" where none is known)."""
        return Seen(
            tuple(each.transform(texts) for each in self._spellings_),
            meanings_of(texts, self._encoder),
            np.array(list(questions), dtype=np.str_),
        )


def meanings_of(texts: Sequence[str], encoder: Encoder) -> tuple[NDArray[np.float32], ...]:
    """Unit vectors of each whole text, of its sentences' mean, and of what any of its sentences reaches."""
    sentences = [
        [each.text for each in split_passages(ContributionId("t"), text)] or [text] for text in texts
    ]
    wanted = list(dict.fromkeys([*texts, *(each for some in sentences for each in some)]))
    vectors = encoder.encode(wanted)
    row_of = {text: row for row, text in enumerate(wanted)}
    width = vectors.shape[1]
    whole = vectors[[row_of[text] for text in texts]].reshape(-1, width)
    mean, strongest = np.zeros_like(whole), np.zeros_like(whole)
    for row, some in enumerate(sentences):
        own = vectors[[row_of[each] for each in some]]
        mean[row], strongest[row] = own.mean(axis=0), own.max(axis=0)
    return whole, _as_units(mean), _as_units(strongest)


def _as_units(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    units: NDArray[np.float32] = vectors / np.maximum(lengths, np.float32(1e-9))
    return units


def likeness(some: Seen, others: Seen) -> Numbers:
    """How alike each of ``some`` is to each of ``others``: one row for each of ``some``."""
    found = np.empty((len(some), len(others)))
    for start in range(0, len(some), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        found[rows] = _likeness(some.rows(rows), others)
    return found


def _likeness(some: Seen, others: Seen) -> Numbers:
    spelled = [(one @ other.T).toarray() for one, other in zip(some.spelled, others.spelled, strict=True)]
    meant = [
        np.exp(sharpness * (one @ other.T - 1))
        for sharpness, one, other in zip(_SHARPNESS, some.meanings, others.meanings, strict=True)
    ]
    found = np.zeros((len(some), len(others)))
    for counts, each in zip(COUNTS_FOR, [*spelled, *meant], strict=True):
        found += counts / sum(COUNTS_FOR) * each
    found[some.questions[:, None] != others.questions[None, :]] *= _OTHER_QUESTION
    return found
