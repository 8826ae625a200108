"""What of a saying's meaning counts for themes: its matter, not its praise, and not the question it answers.

Two people who say "the phone is never answered" and "they always answer the phone" speak of one matter. So
the direction in which an encoder sets good apart from bad is taken out, and so is what all answers to
one question have in common. What is left stands beside the telling words themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.themes.wording import Wording

PRAISE_AXES = 1
"""Directions of praise and blame taken out of the vectors."""
WORDING_SHARE = 0.4
"""Length of the wording's vector beside the meaning's of one."""
_DOUBT = 30
"""Answers a question needs before half of their common part is believed to be the question's own."""

_PRAISE_AND_BLAME = (
    ("It was very good.", "It was very bad."),
    ("Excellent.", "Terrible."),
    ("This works well.", "This does not work."),
    ("I am happy with it.", "I am unhappy with it."),
    ("It could not be better.", "It could be better."),
    ("Keep doing this.", "Stop doing this."),
    ("There is enough of it.", "There is not enough of it."),
    ("It has improved.", "It needs to improve."),
    ("Always helpful.", "Never helpful."),
    ("Thank you, it was great.", "I want to complain, it was awful."),
)

Vectors = NDArray[np.float32]
Questions = Sequence[Sequence[str]]
"""For each saying, the questions it answered."""


class Matter:
    """Learns from some sayings what is common to all of them and to each question, then leaves it out of
    any."""

    def __init__(
        self, vectors: Vectors, texts: Sequence[str], questions: Questions, encoder: Encoder
    ) -> None:
        self._level_ = vectors.mean(axis=0)
        self._axes_ = _praise_axes(encoder)
        self._asked_ = _question_parts(vectors - self._level_, questions)
        self._wording_ = Wording(texts)

    def vectors(self, vectors: Vectors, texts: Sequence[str], questions: Questions) -> Vectors:
        """Unit rows of what each saying is about, from the encoder's ``vectors`` of the same texts."""
        own = vectors - self._level_
        for row, asked in enumerate(questions):
            parts = [self._asked_[question] for question in asked if question in self._asked_]
            if parts:
                own[row] -= np.mean(parts, axis=0)
        matter = unit_rows(own - (own @ self._axes_.T) @ self._axes_)
        return unit_rows(np.hstack([matter, WORDING_SHARE * self._wording_.vectors(texts)]))


def unit_rows(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.where(lengths > 0, lengths, 1), np.float32)


def _praise_axes(encoder: Encoder) -> Vectors:
    good = encoder.encode([pair[0] for pair in _PRAISE_AND_BLAME])
    bad = encoder.encode([pair[1] for pair in _PRAISE_AND_BLAME])
    _, _, axes = np.linalg.svd(good - bad, full_matrices=False)
    return np.asarray(axes[:PRAISE_AXES], np.float32)


def _question_parts(centred: Vectors, questions: Questions) -> dict[str, Vectors]:
    """The mean of each question's answers, believed the more, the more answers there are."""
    rows_of: dict[str, list[int]] = defaultdict(list)
    for row, asked in enumerate(questions):
        for question in asked:
            rows_of[question].append(row)
    if len(rows_of) < 2:
        return {}
    return {
        question: centred[rows].mean(axis=0) * np.float32(len(rows) / (len(rows) + _DOUBT))
        for question, rows in rows_of.items()
    }
