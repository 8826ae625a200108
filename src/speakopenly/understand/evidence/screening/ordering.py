"""Order records by how like they are to those included, and how unlike to those excluded (Rocchio 1971).

Likeness is of words and pairs of words (TF-IDF), and a tenth of meaning by the light table of embeddings,
which finds records in other words. The mean of those included counts twice the mean of those excluded: with
the few inclusions of a review this finds the last ones sooner than models with more to learn
(``docs/decisions/0394``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Places = Sequence[int] | NDArray[np.int64]

MEANING: Final = 0.1
UNLIKE: Final = 0.5
_DECIMALS: Final = 9
_READ: Final = 600
"""Characters whose meaning is read: a title and how its abstract begins say what a work is about."""
_EXACT_BELOW: Final = 6_000
"""Up to so many records all likenesses are worked out once; beyond, means of vectors do the same."""


class Reader:
    """Records as vectors; tells how well each fits those included so far."""

    def __init__(self, words: Any, meanings: Numbers, *, is_asked_once: bool = False) -> None:
        self._words, self._meanings = words, meanings
        self._alike: Numbers | None = None
        if len(meanings) <= _EXACT_BELOW and not is_asked_once:
            by_words = np.asarray((words @ words.T).toarray(), float)
            self._alike = (1 - MEANING) * by_words + MEANING * meanings @ meanings.T

    def __len__(self) -> int:
        return len(self._meanings)

    def fit(self, included: Places, excluded: Places) -> Numbers:
        """How well each record fits; higher is to be read sooner. Zeros where nothing is included."""
        found = np.zeros(len(self))
        if len(included):
            found = self._likeness(included)
            if len(excluded):
                found = found - UNLIKE * self._likeness(excluded)
        return np.round(found, _DECIMALS)

    def _likeness(self, to: Places) -> Numbers:
        places = np.asarray(to, np.int64)
        if self._alike is not None:
            return np.asarray(self._alike[:, places].mean(axis=1))
        mean = np.asarray(self._words[places].mean(axis=0)).ravel()
        by_words = np.asarray(self._words @ mean).ravel()
        by_meaning = self._meanings @ self._meanings[places].mean(axis=0)
        return np.asarray((1 - MEANING) * by_words + MEANING * by_meaning)


def read_texts(texts: Sequence[str], *, is_asked_once: bool = False) -> Reader:
    """Make vectors of titles with abstracts; where they are asked once, no likeness is worked out beforehand.

    Raises ValueError for fewer than two texts, or where no text has a word.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    from speakopenly.understand.embeddings import load_encoder

    if len(texts) < 2:  # one record needs no order
        raise ValueError("There are fewer than two records.")
    try:
        words = _vectorizer(TfidfVectorizer, 2).fit_transform(texts)
    except ValueError:
        try:
            words = _vectorizer(TfidfVectorizer, 1).fit_transform(texts)
        except ValueError:
            raise ValueError("No record has words to order by.") from None
    meanings = load_encoder("static").encode([text[:_READ] for text in texts]).astype(np.float64)
    meanings -= meanings.mean(axis=0)
    length = np.linalg.norm(meanings, axis=1, keepdims=True)
    return Reader(words, meanings / np.where(length > 1e-9, length, 1.0), is_asked_once=is_asked_once)


def _vectorizer(kind: Any, least: int) -> Any:
    return kind(sublinear_tf=True, ngram_range=(1, 2), min_df=least, stop_words="english")
