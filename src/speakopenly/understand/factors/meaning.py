"""How likely a sentence speaks of each factor, by its meaning.

A linear model over sentence vectors, taught by what we wrote: the example sentences, the meanings
of the factors, short texts made from the cue phrases, and sentences that speak of none. It is taught once on
each machine (about 15 CPU seconds) and kept beside the encoder, with a digest of the lexicon in its name.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.weights import models_folder
from speakopenly.hear.factors import FACTORS, Direction, FactorCode
from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.embeddings.weights import BUILD
from speakopenly.understand.factors.cues import Cue, short_texts
from speakopenly.understand.factors.lexicon import Lexicon

Vectors = NDArray[np.float32]

NOTHING = ""
"""Stands where a code would, for sentences that speak of no factor."""
_SHORT_TEXTS = 3
_SHORT_WEIGHT = 0.3
"""What a text made from a cue counts beside a sentence that a person wrote."""
_NOTHING_WEIGHT = 2.0
_C = 10.0
_MADE = 1
"""Raise when the way of teaching changes."""


class Meaning:
    """A taught model; ``codes`` are its columns, the last of them ``NOTHING``."""

    def __init__(self, weights: Vectors, intercepts: Vectors, directions: Vectors) -> None:
        self.codes = (*(each.code for each in FACTORS), FactorCode(NOTHING))
        self._weights, self._intercepts, self._directions = weights, intercepts, directions

    def likely(self, vectors: Vectors) -> Vectors:
        """For each sentence vector, the likelihood of each of ``codes``; a row sums to one."""
        scores = vectors @ self._weights.T + self._intercepts
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)

    def leaning(self, vectors: Vectors) -> Vectors:
        """Above zero where a sentence sounds like help, below where it sounds like hindrance."""
        return np.asarray(vectors @ self._directions[:-1] + self._directions[-1], np.float32)


def load_meaning(lexicon: Lexicon, encoder: Encoder) -> Meaning:
    """The model for this lexicon and encoder, taught first where this machine has none yet."""
    path = models_folder() / f"factors-{_digest(lexicon)}-{encoder.name}-{BUILD}-{_MADE}.npz"
    if not path.is_file():
        _keep(path, teach(lexicon, encoder))
    kept = np.load(path)
    return Meaning(kept["weights"], kept["intercepts"], kept["directions"])


def teach(lexicon: Lexicon, encoder: Encoder) -> dict[str, Vectors]:
    """Learn the model's numbers from the lexicon: ``weights``, ``intercepts`` and ``directions``."""
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    texts, codes, weights = zip(*_lessons(lexicon), strict=True)
    vectors = encoder.encode(texts).astype(np.float64)
    helped = [each.direction is Direction.HELPED for each in lexicon.examples]
    with threadpool_limits(1):
        # One thread: sums split among threads are added in another order, and the last digits differ.
        model = LogisticRegression(C=_C, max_iter=200, tol=1e-3).fit(vectors, codes, sample_weight=weights)
        leaning = LogisticRegression(C=_C, class_weight="balanced").fit(vectors[: len(helped)], helped)
    order = [list(model.classes_).index(code) for code in (*(each.code for each in FACTORS), NOTHING)]
    return {
        "weights": model.coef_[order].astype(np.float32),
        "intercepts": model.intercept_[order].astype(np.float32),
        "directions": np.append(leaning.coef_[0], leaning.intercept_[0]).astype(np.float32),
    }


def _lessons(lexicon: Lexicon) -> Iterator[tuple[str, str, float]]:
    for example in lexicon.examples:
        yield example.sentence, example.code, 1.0
    for each in FACTORS:
        yield f"{each.name}. {each.meaning}.", each.code, 1.0
    for sentence in lexicon.nothing:
        yield sentence, NOTHING, _NOTHING_WEIGHT
    for cue in lexicon.cues:
        for text in short_texts(cue.written, _SHORT_TEXTS):
            yield text, cue.code, _SHORT_WEIGHT


def _digest(lexicon: Lexicon) -> str:
    written = [*_written(lexicon.cues), *(repr(each) for each in lexicon.examples), *lexicon.nothing]
    written += [each.meaning for each in FACTORS]
    return hashlib.sha256("\n".join(written).encode()).hexdigest()[:12]


def _written(cues: Sequence[Cue]) -> Iterator[str]:
    return (f"{cue.code} {cue.direction} {cue.written}" for cue in cues)


def _keep(path: Path, taught: dict[str, Vectors]) -> None:
    """Write beside, then rename, so that another process never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".teaching-") as folder:
        unfinished = Path(folder) / path.name
        with unfinished.open("wb") as file:
            np.savez(file, **taught)  # type: ignore[arg-type]
        os.replace(unfinished, path)
