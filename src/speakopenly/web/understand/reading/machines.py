"""The models a worker holds in memory, loaded once, and the vectors it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from speakopenly.understand.embeddings import Encoder, VectorCache, load_encoder
from speakopenly.web.keys import read_or_make_key


@lru_cache(maxsize=2)
def encoder(name: str) -> Encoder:
    """What turns a passage into a vector; ``name`` is minilm or static."""
    return load_encoder("static" if name == "static" else "minilm")


def vector_cache() -> VectorCache:
    """The vectors of passages. Its key stands apart from it, under ``HOME/keys``."""
    return VectorCache(
        Path(settings.HOME) / "vectors", key=read_or_make_key(Path(settings.KEYS), "vectors.key")
    )


def forget_vectors(texts: Iterable[str]) -> int:
    """Erase the vectors of these passages; how many there were."""
    return vector_cache().forget({as_encoded(text) for text in texts})


def as_encoded(passage: str) -> str:
    """A passage as the search for themes encodes it: with single spaces."""
    return " ".join(passage.split())


class RemembersPassages:
    """An encoder that remembers the vectors of passages and of nothing else.

    The search for themes also encodes phrases it picked from people's words. Nobody could say later whose
    they were, so a vector of one could not be erased with the words: it is never kept.
    """

    def __init__(self, plain: Encoder, passages: Iterable[str]) -> None:
        self._plain, self._cache = plain, vector_cache()
        self._passages = frozenset(map(as_encoded, passages))
        self.name, self.dimensions = plain.name, plain.dimensions

    def encode(
        self, texts: Sequence[str], *, progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Unit vectors, one row a text. ``progress`` is told how many texts are done so far."""
        known = self._cache.recall(texts, model=self.name)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        done = len(texts) - len(missing)
        fresh = self._plain.encode(
            missing, progress=(lambda count: progress(done + count)) if progress else None
        )
        known.update(zip(missing, fresh, strict=True))
        kept = [text for text in missing if text in self._passages]
        if kept:
            self._cache.remember(kept, np.array([known[text] for text in kept]), model=self.name)
        return np.array([known[text] for text in texts], np.float32).reshape(-1, self.dimensions)
