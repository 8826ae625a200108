"""The words themselves, beside their meaning: sayings that share telling words lie a little closer.

An encoder of meaning blurs names of things ("ward", "parking", "physio"); the share of common words,
weighted by rarity and pressed into 128 numbers (latent semantic analysis, Deerwester et al. 1990), keeps
them apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.themes.phrases import Phrase, stem, words_of
from speakopenly.understand.themes.stopwords import BARE

DIMENSIONS = 128
_RAREST = 3
"""Sayings that must share a word or pair of words before it counts."""
_ROUNDS = 3
_EXTRA = 16

Vectors = NDArray[np.float32]


class Wording:
    """Learns which words tell sayings apart, then turns texts into unit vectors (zeros where none tells)."""

    def __init__(self, texts: Sequence[str]) -> None:
        of_each = [_telling(text) for text in texts]
        said = Counter(term for terms in of_each for term in terms)
        # Sorted, as the order of a set of words differs from process to process.
        kept = sorted(term for term in said if said[term] >= _RAREST)
        self._column_ = {term: number for number, term in enumerate(kept)}
        self._rarity_ = np.array([1 + math.log(len(texts) / said[term]) for term in kept])
        self._axes_ = _main_axes(self._table(of_each), min(DIMENSIONS, len(kept) - 1, len(texts) - 1))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """One unit row a text."""
        pressed = (self._table([_telling(text) for text in texts]) @ self._axes_).astype(np.float32)
        lengths = np.linalg.norm(pressed, axis=1, keepdims=True)
        return np.asarray(pressed / np.where(lengths > 1e-6, lengths, np.inf), np.float32)

    def _table(self, of_each: Sequence[set[Phrase]]) -> Any:
        from scipy import sparse

        columns = [
            sorted(self._column_[term] for term in terms if term in self._column_) for terms in of_each
        ]
        starts = np.cumsum([0, *map(len, columns)])
        flat = np.array([column for row in columns for column in row], np.int64)
        shape = (len(of_each), len(self._column_))
        table = sparse.csr_matrix((self._rarity_[flat], flat, starts), shape=shape)
        lengths = np.sqrt(np.asarray(table.multiply(table).sum(axis=1))).ravel()
        return sparse.diags(1 / np.where(lengths > 0, lengths, 1)) @ table


def _telling(text: str) -> set[Phrase]:
    words = [stem(word) for word in words_of(text) if word not in BARE]
    return {(word,) for word in words} | set(zip(words, words[1:], strict=False))


def _main_axes(table: Any, dimensions: int) -> NDArray[np.float64]:
    """Randomised singular vectors (Halko, Martinsson and Tropp 2011) from a fixed start, so that runs
    agree."""
    if dimensions < 1:
        return np.zeros((table.shape[1], 1))
    basis = np.random.default_rng(0).standard_normal((table.shape[1], dimensions + _EXTRA))
    for _ in range(_ROUNDS):
        basis, _ = np.linalg.qr(table.T @ (table @ basis))
    _, _, turn = np.linalg.svd(table @ basis, full_matrices=False)
    return np.asarray((basis @ turn.T)[:, :dimensions])
