"""Judge texts: a short one as a whole, a longer one by its sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from speakopenly.understand.embeddings import load_encoder
from speakopenly.understand.language.features import Seen, see
from speakopenly.understand.language.model import LABELS, load_model
from speakopenly.understand.language.records import Cue, Judged, Label
from speakopenly.understand.passages import sentence_spans

if TYPE_CHECKING:
    from speakopenly.understand.embeddings import Encoder
    from speakopenly.understand.language.model import Model

MOST_WORDS_OF_ONE: Final = 60
"""A text of no more words is judged as a whole: a second short sentence often says what the first meant."""
FIRST_TOLD: Final = (Label.BLAMES_PERSON, Label.OWNS_PART, Label.NAMES_CONDITION, Label.NEUTRAL)
"""Of a longer text the label is that of the first of these that one of its sentences surely has."""
_AT_ONCE: Final = 200


def judge(text: str) -> Judged:
    """What ``text`` does, or unsure. Raises ModelMissing."""
    return next(judge_many([text]))


def judge_many(texts: Sequence[str], *, progress: Callable[[int], None] | None = None) -> Iterator[Judged]:
    """The judgement of each text in turn; each depends on its own text alone. Raises ModelMissing."""
    model, encoder = load_model(), _encoder()
    done = 0
    for start in range(0, len(texts), _AT_ONCE):
        pieces = [_pieces(text) for text in texts[start : start + _AT_ONCE]]
        judged = iter(_judge_pieces([words for _, words in chain.from_iterable(pieces)], model, encoder))
        for piece in pieces:
            yield _join([_moved(next(judged), at) for at, _ in piece])
            done += 1
            if progress:
                progress(done)


def _judge_pieces(texts: Sequence[str], model: Model, encoder: Encoder) -> list[Judged]:
    if not texts:
        return []
    seen = see(texts, encoder)
    return [
        _judged(each, row, model.surely) for each, row in zip(seen, model.likely(seen), strict=True)
    ]  # fmt: skip


def _judged(seen: Seen, likely: np.ndarray, surely: float) -> Judged:
    best = int(likely.argmax())
    probability = float(likely[best])
    label = LABELS[best] if probability >= surely else None
    return Judged(label, round(probability, 3), seen.cues)


def _pieces(text: str) -> list[tuple[int, str]]:
    """Where in a text each piece begins that is judged by itself; none where it has no letter."""
    if not any(map(str.isalpha, text)):
        return []
    if len(text.split()) <= MOST_WORDS_OF_ONE:
        return [(0, text)]
    return [(start, text[start:end]) for start, end in sentence_spans(text)]


def _moved(judged: Judged, by: int) -> Judged:
    cues = tuple(replace(cue, start=cue.start + by, end=cue.end + by) for cue in judged.cues)
    return replace(judged, cues=cues)


def _join(pieces: Sequence[Judged]) -> Judged:
    """One judgement of a text: its cues are those of the sentences that have its label."""
    if not pieces:
        return Judged(None, 0.0, ())
    for label in FIRST_TOLD:
        with_it = [each for each in pieces if each.label is label]
        if with_it:
            return Judged(label, max(each.probability for each in with_it), _cues(with_it))
    return Judged(None, max(each.probability for each in pieces), _cues(pieces))


def _cues(pieces: Sequence[Judged]) -> tuple[Cue, ...]:
    return tuple(chain.from_iterable(each.cues for each in pieces))


@cache
def _encoder() -> Encoder:
    return load_encoder()
