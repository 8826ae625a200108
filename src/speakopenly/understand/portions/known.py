"""Vectors that were made while portions were read, so that nothing is encoded twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.portions.records import NONE, ReadPortion
from speakopenly.understand.themes.sayings import as_encoded, join_passages, speaking


class KnownVectors:
    """An encoder that knows some texts already; the vectors are the same bytes either way."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._row: dict[str, int] = {}
        self._parts: list[NDArray[np.float32]] = []
        self.name, self.dimensions = encoder.name, encoder.dimensions

    def add(self, portion: ReadPortion, places: Iterable[int]) -> None:
        """Know what the contributions at ``places`` of a portion said."""
        rows: list[int] = []
        for place in places:
            first, last = np.searchsorted(portion.passages[:, 0], [place, place + 1])
            of_passages = portion.vector_of[first:last].tolist()
            passages = portion.passages_of(place)
            for passage, row in zip(passages, of_passages, strict=True):
                if row != NONE:
                    self._note(as_encoded(passage.text), row, rows)
            if portion.whole_of[place] != NONE:
                self._note(join_passages(speaking(passages)), int(portion.whole_of[place]), rows)
        self._parts.append(portion.vectors[rows])

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, one row a text. ``progress`` is told how many texts are done so far."""
        if len(self._parts) > 1:
            self._parts = [np.concatenate(self._parts)]
        missing = [text for text in dict.fromkeys(texts) if text not in self._row]
        fresh = dict(zip(missing, self._encoder.encode(missing), strict=True)) if missing else {}
        vectors = np.empty((len(texts), self.dimensions), np.float32)
        for number, text in enumerate(texts):
            row = self._row.get(text)
            vectors[number] = fresh[text] if row is None else self._parts[0][row]
        if progress:
            progress(len(texts))
        return vectors

    def _note(self, text: str, row: int, rows: list[int]) -> None:
        if text not in self._row:
            self._row[text] = len(self._row)
            rows.append(row)
