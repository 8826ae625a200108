"""The light encoder: a table with one vector for each word piece, averaged.

The table is distilled from MiniLM: each word piece is encoded by itself, the vectors are turned onto their
256 main axes, and common pieces weigh less by their rank in the vocabulary (after Model2Vec, Tulkens and
van Dongen 2024, and the smooth inverse frequency of Arora et al. 2017). Much faster than MiniLM, and less
fine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings.tokens import load_tokenizer, without_placeholders

_DIMENSIONS = 256
_FIRST_ORDINARY_PIECE = 999
"""Ids below are the special and unused pieces of the BERT vocabulary."""
_TELL_EVERY = 1000


class StaticTable:
    """Averages the vectors of a text's word pieces; fast, and blind to word order."""

    name = "static"
    dimensions = _DIMENSIONS

    def __init__(self, table: Path) -> None:
        self._table = np.load(table)["pieces"].astype(np.float32)
        self._tokenizer = load_tokenizer()

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, one row a text; zeros where no piece is known. ``progress`` hears how many are
        done."""
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in enumerate(texts):
            ids = self._tokenizer.encode(without_placeholders(text), add_special_tokens=False).ids
            if ids:
                vectors[row] = _unit(self._table[ids].sum(axis=0))
            if progress and ((row + 1) % _TELL_EVERY == 0 or row + 1 == len(texts)):
                progress(row + 1)
        return vectors


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.sqrt((vector * vector).sum())
    return np.asarray(vector / length if length > 0 else vector, np.float32)


def distil(model: Path) -> NDArray[np.float16]:
    """One weighted vector of 256 numbers for each word piece, from the MiniLM model at ``model``."""
    from speakopenly.understand.embeddings.minilm import MiniLM

    vocabulary = load_tokenizer().get_vocab()
    pieces = sorted(vocabulary, key=vocabulary.__getitem__)
    vectors = MiniLM(model).encode([piece.removeprefix("##") for piece in pieces])
    table = _on_main_axes(vectors, _DIMENSIONS) * _rank_weights(len(pieces))[:, None]
    table[:_FIRST_ORDINARY_PIECE] = 0
    return table.astype(np.float16)


def save_table(table: NDArray[np.float16], path: Path) -> None:
    """Write a distilled table to ``path``."""
    with path.open("wb") as file:
        np.savez(file, pieces=table)


def _on_main_axes(vectors: NDArray[np.float32], dimensions: int) -> NDArray[np.float32]:
    centred = vectors - vectors[_FIRST_ORDINARY_PIECE:].mean(axis=0)
    spread = centred.T.astype(np.float64) @ centred
    _, axes = np.linalg.eigh(spread)
    main = axes[:, ::-1][:, :dimensions]
    # An axis has no sign of its own: fix one, so that every build gives the same table.
    main *= np.sign(main[np.abs(main).argmax(axis=0), np.arange(dimensions)])
    return np.asarray(centred @ main, np.float32)


def _rank_weights(size: int) -> NDArray[np.float32]:
    ranks = np.maximum(np.arange(size) - _FIRST_ORDINARY_PIECE, 0) + 2
    return np.asarray(np.log(ranks), np.float32)
