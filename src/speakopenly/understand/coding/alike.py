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

from speakopenly.core.wordlists import word_list
from speakopenly.understand.embeddings import Encoder

Numbers = NDArray[np.float64]

READINGS = ("words and pairs", "telling words and pairs", "pieces of words", "meaning")
COUNTS_FOR: tuple[float, ...] = (1, 1, 1, 2)
"""How much each of ``READINGS`` counts; chosen once for all, on label sets of three fields (decision 300)."""
_SHARPNESS = 3.0
"""How quickly likeness of meaning falls with distance: exp(3 (cosine - 1))."""
_OTHER_QUESTION = 0.5
_MOST_PIECES = 200_000
_SAY_MUCH = word_list(
    """
    no not nothing none never nobody cannot cant could more less few little alone together well bad again
    against off out over under up down
    """
)
"""Words that lists of empty words hold, and that decide what an answer to a survey means."""
_WORD = r"(?u)\b\w+\b"
_SOMETHING = "weather"
"""A word to learn where there is none, as texts without a telling word are no error."""
_ROWS_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Seen:
    """Texts as the readings see them, row by row."""

    spelled: tuple[Any, ...]
    meanings: NDArray[np.float32]
    questions: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.questions)

    def rows(self, places: Any) -> Seen:
        """Some of the texts."""
        return Seen(
            tuple(each[places] for each in self.spelled),
            self.meanings[places],
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
            TfidfVectorizer(ngram_range=(1, 2), stop_words=_telling_apart(), **every),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), max_features=_MOST_PIECES, **every),
        )
        for each in self._spellings_:
            each.fit([*texts, _SOMETHING])
        return self

    def read(self, texts: Sequence[str], questions: Sequence[str]) -> Seen:
        """Read texts and the questions they answer ("" where none is known)."""
        return Seen(
            tuple(each.transform(texts) for each in self._spellings_),
            self._encoder.encode(texts),
            np.array(list(questions), dtype=np.str_),
        )


def _telling_apart() -> list[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return sorted(ENGLISH_STOP_WORDS - _SAY_MUCH)


def likeness(some: Seen, others: Seen) -> Numbers:
    """How alike each of ``some`` is to each of ``others``: one row for each of ``some``."""
    found = np.empty((len(some), len(others)))
    for start in range(0, len(some), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        found[rows] = _likeness(some.rows(rows), others)
    return found


def _likeness(some: Seen, others: Seen) -> Numbers:
    spelled = [(one @ other.T).toarray() for one, other in zip(some.spelled, others.spelled, strict=True)]
    meant = np.exp(_SHARPNESS * (some.meanings @ others.meanings.T - 1))
    found = np.zeros((len(some), len(others)))
    for counts, each in zip(COUNTS_FOR, [*spelled, meant], strict=True):
        found += counts / sum(COUNTS_FOR) * each
    found[some.questions[:, None] != others.questions[None, :]] *= _OTHER_QUESTION
    return found
