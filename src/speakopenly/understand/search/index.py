"""Search by words and by meaning in one: passages go in, ranked passages come out, removed ones are gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from speakopenly.core.errors import BadInput
from speakopenly.understand.search.fusing import fuse
from speakopenly.understand.search.meaning import MeaningIndex
from speakopenly.understand.search.query import Query, read_query
from speakopenly.understand.search.words import Document, WordIndex

if TYPE_CHECKING:
    from speakopenly.understand.embeddings import Encoder

CANDIDATES = 100
"""So many of each ranking are joined, or as many as are asked for where that is more."""
NEAR_ENOUGH = 0.3
"""Cosine below which a passage does not mean the same, and is not shown for its meaning."""
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found. ``why`` is ``words``, ``meaning`` or ``words+meaning``."""

    rank: int
    id: str
    text: str
    score: float
    why: str


class SearchIndex:
    """Passages by words and, where an encoder is given, by meaning. In ``folder``, or in memory without one.

    A folder holds the words it finds: keep it as you keep them. One process writes at a time.
    """

    def __init__(self, folder: Path | None = None, *, encoder: Encoder | None = None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._words = WordIndex(folder / "words.sqlite" if folder else None)
        self._encoder = encoder
        self._check_encoder()
        self._meaning = (
            MeaningIndex(encoder.dimensions, folder / "meaning" if folder else None) if encoder else None
        )

    def close(self) -> None:
        """Let go of the files."""
        self._words.close()

    def __len__(self) -> int:
        return len(self._words)

    def add(
        self, documents: Iterable[Document], *, progress: Callable[[int], None] = lambda done: None
    ) -> None:
        """Add passages. Raises ValueError for an id that is there already, or twice."""
        documents, done = iter(documents), 0
        while some := list(islice(documents, _AT_ONCE)):
            ids = {each.id for each in some}
            if len(ids) < len(some) or any(self._words.number_of(each) is not None for each in ids):
                raise ValueError("Every passage has an id of its own.")
            numbers = self._words.add(some)
            if self._encoder is not None and self._meaning is not None:
                texts = [" ".join(each.text.split()) for each in some]
                told = done
                vectors = self._encoder.encode(texts, progress=lambda n, told=told: progress(told + n))  # type: ignore[misc]
                self._meaning.add(numbers, vectors)
            done += len(some)
            progress(done)
        if self._meaning is not None:
            self._meaning.build()

    def remove(self, ids: Collection[str]) -> int:
        """Forget passages, words and vectors; how many there were. Asked twice, it does no harm.

        Vectors go first and words last: after a crash the same call finds what is left and goes on.
        """
        if self._meaning is not None:
            numbers = [self._words.number_of(each) for each in sorted(ids)]
            self._meaning.remove([number for number in numbers if number is not None])
        return self._words.remove(ids)

    def search(
        self, typed: str | Query, *, limit: int = 20, where: Mapping[str, str] | None = None
    ) -> tuple[Hit, ...]:
        """The best passages for a query, always in one order; ``where`` are labels they must carry."""
        query = read_query(typed) if isinstance(typed, str) else typed
        if query.is_empty or limit < 1:
            return ()
        most = max(CANDIDATES, limit)
        by_words = self._words.search(query, most, where=where)
        return self._hits(by_words, self._by_meaning(query, most, where), limit)

    def neighbours(
        self, id: str, *, limit: int = 20, where: Mapping[str, str] | None = None
    ) -> tuple[Hit, ...]:
        """The passages nearest in meaning to one. Raises KeyError for an id that is not there."""
        number = self._words.number_of(id)
        if number is None:
            raise KeyError(id)
        vector = self._meaning.vector_of(number) if self._meaning is not None else None
        if vector is None or self._meaning is None:
            return ()
        among = self._numbers(where)
        near = [key for key, _close in self._meaning.near(vector, limit + 1, among=among) if key != number]
        return self._hits([], near, limit)

    def _by_meaning(self, query: Query, most: int, where: Mapping[str, str] | None) -> list[int]:
        if self._meaning is None or self._encoder is None or not query.plain:
            return []
        [vector] = self._encoder.encode([query.plain])
        near = self._meaning.near(vector, most, among=self._numbers(where))
        return [key for key, closeness in near if closeness >= NEAR_ENOUGH]

    def _numbers(self, where: Mapping[str, str] | None) -> np.ndarray[tuple[int], np.dtype[np.int64]] | None:
        return np.array(self._words.numbers(where), np.int64) if where else None

    def _hits(self, by_words: Sequence[int], by_meaning: Sequence[int], limit: int) -> tuple[Hit, ...]:
        fused = fuse(by_words, by_meaning)[:limit]
        documents = self._words.documents([each.key for each in fused])
        return tuple(
            Hit(rank, documents[each.key].id, documents[each.key].text, round(each.score, 6), each.why)
            for rank, each in enumerate((each for each in fused if each.key in documents), start=1)
        )

    def _check_encoder(self) -> None:
        made_with = self._words.about().get("encoder")
        name = self._encoder.name if self._encoder is not None else "none"
        if made_with is None:
            self._words.write_about(encoder=name)
        elif made_with != name:
            raise BadInput(
                f"This index was made with the embedder {made_with}.", do=f"Search it with {made_with}."
            )
