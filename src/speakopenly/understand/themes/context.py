"""Read a passage with the rest of the answer in mind, and an answer as a whole.

"They were lovely" is about whoever was named a sentence before. Each saying's vector is moved a little
towards the whole answers it stands in; and where an answer has several passages, the whole of it says
which theme is its main one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from speakopenly.understand.themes.meaning import Vectors, unit_rows
from speakopenly.understand.themes.records import Voice
from speakopenly.understand.themes.sayings import Gathered, Saying, join_passages

CONTEXT_SHARE = 0.5
"""Weight of the whole answer beside a passage of weight one."""


@dataclass(frozen=True, slots=True)
class Wholes:
    """The answers of several passages: which voice each is of, its words and the question it answered."""

    voices: tuple[int, ...]
    texts: tuple[str, ...]
    questions: tuple[tuple[str, ...], ...]


def wholes_of(gathered: Gathered, voices: Sequence[Voice]) -> Wholes:
    """Every answer that has more than one passage, in the order of the voices."""
    several = [index for index, passages in sorted(gathered.spoken.items()) if len(passages) > 1]
    texts = tuple(join_passages(gathered.spoken[index]) for index in several)
    return Wholes(tuple(several), texts, tuple((voices[index].question or "",) for index in several))


def in_context(
    sayings: Sequence[Saying], vectors: Vectors, wholes: Wholes, whole_vectors: Vectors
) -> Vectors:
    """The sayings' unit rows, each moved towards the mean of the answers it stands in."""
    row_of = {voice: row for row, voice in enumerate(wholes.voices)}
    around = np.zeros_like(vectors)
    for number, saying in enumerate(sayings):
        rows = [row_of[place.voice] for place in saying.places if place.voice in row_of]
        alone = len(saying.places) - len(rows)
        around[number] = (whole_vectors[rows].sum(axis=0) + alone * vectors[number]) / len(saying.places)
    return unit_rows(vectors + CONTEXT_SHARE * around)
