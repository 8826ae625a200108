"""What takes part in the search for themes: short answers as wholes, longer ones by their passages.

People who sort answers read a short one as one thing, so it counts once and is understood whole; a long
one has several matters, so its passages take part instead. Up to 200,000 of these are searched; of more, a
seeded sample.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.themes.communities import Labels
from speakopenly.understand.themes.context import Wholes
from speakopenly.understand.themes.meaning import Questions, Vectors
from speakopenly.understand.themes.sayings import Saying

SHORT_ANSWER_WORDS = 40
SEARCH_ALL_BELOW = 200_000
SAMPLE = 60_000


@dataclass(frozen=True, slots=True)
class Nodes:
    """The sayings searched, followed by the whole answers searched (both by their rows), with what is
    known of each."""

    sayings: Labels
    wholes: Labels
    texts: Sequence[str]
    vectors: Vectors
    questions: Questions
    counts: NDArray[np.float64]
    """How often each was said."""


def choose_nodes(
    sayings: Sequence[Saying],
    vectors: Vectors,
    questions: Questions,
    wholes: Wholes,
    whole_vectors: Vectors,
    *,
    seed: int,
) -> Nodes:
    """Choose what is searched; every saying of one-passage and long answers, and every short answer of
    several."""
    short = [row for row, text in enumerate(wholes.texts) if len(text.split()) <= SHORT_ANSWER_WORDS]
    in_short = {wholes.voices[row] for row in short}
    alone = [
        row
        for row, saying in enumerate(sayings)
        if any(place.voice not in in_short for place in saying.places)
    ]
    of_sayings, of_wholes = _sample(np.array(alone, np.int64), np.array(short, np.int64), seed)
    counts = [len(sayings[row].places) for row in of_sayings] + [1] * len(of_wholes)
    return Nodes(
        of_sayings,
        of_wholes,
        [sayings[row].text for row in of_sayings] + [wholes.texts[row] for row in of_wholes],
        np.vstack([vectors[of_sayings], whole_vectors[of_wholes]]),
        [questions[row] for row in of_sayings] + [wholes.questions[row] for row in of_wholes],
        np.array(counts, np.float64),
    )


def _sample(alone: Labels, short: Labels, seed: int) -> tuple[Labels, Labels]:
    total = len(alone) + len(short)
    if total <= SEARCH_ALL_BELOW:
        return alone, short
    chosen = np.sort(np.random.default_rng(seed).choice(total, SAMPLE, replace=False))
    return alone[chosen[chosen < len(alone)]], short[chosen[chosen >= len(alone)] - len(alone)]
