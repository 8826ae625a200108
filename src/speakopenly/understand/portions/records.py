"""A portion of a table before and after it was read, and as bytes."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from speakopenly.core.languages import Language, in_company, told_among
from speakopenly.core.records import ContributionId, Passage, PersonId, Reason, make_passage
from speakopenly.understand.glosses import gloss
from speakopenly.understand.themes import Voice

ROWS = 5_000
"""Rows of a portion: a second or two of work with the light encoder, half a minute with MiniLM."""
NONE = -1
REASONS = tuple(Reason)


@dataclass(frozen=True, slots=True)
class HowToRead:
    """What is done with each portion, the same for all."""

    embedder: Literal["minilm", "static"]
    hide: bool
    """Whether identifiers are hidden first."""


@dataclass(frozen=True, slots=True)
class Portion:
    """Some rows of a table, in order. No part of it is ever shown: its words are somebody's own."""

    number: int
    rows: tuple[int, ...] = field(repr=False)
    given_ids: tuple[str, ...] = field(repr=False)
    people: tuple[str, ...] = field(repr=False)
    questions: tuple[str | None, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    blank: tuple[str, ...] = field(repr=False)
    """Given ids of the rows that had no text."""

    def words(self) -> bytes:
        """All of it as bytes, to tell whether this is the portion that was read before."""
        everything = [
            self.number,
            self.rows,
            self.given_ids,
            self.people,
            self.questions,
            self.texts,
            self.blank,
        ]
        return json.dumps(everything).encode("utf-8")


@dataclass(frozen=True, slots=True)
class ReadPortion:
    """A portion as it was read: texts (de-identified, or as given), passages and their vectors.

    Passages are rows of ``passages`` (contribution by its place here, start, end); ``vector_of`` holds each
    one's row of ``vectors`` and ``whole_of`` that of each answer of several passages, or NONE.
    """

    number: int
    rows: NDArray[np.int64]
    given_ids: tuple[str, ...] = field(repr=False)
    people: tuple[str, ...] = field(repr=False)
    questions: tuple[str | None, ...] = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)
    blank: tuple[str, ...] = field(repr=False)
    hidden: tuple[str, ...] = field(repr=False)
    """Every word that stood in an identifier."""
    reasons: NDArray[np.int8]
    languages: tuple[str, ...]
    is_covered: NDArray[np.bool_]
    is_glossed: NDArray[np.bool_]
    """Whether a text in Welsh is known by its gloss (``understand.glosses``)."""
    confidence: NDArray[np.float64]
    passages: NDArray[np.int64]
    vector_of: NDArray[np.int64]
    whole_of: NDArray[np.int64]
    vectors: NDArray[np.float32]

    def told(self) -> Counter[str]:
        """How many of its texts told each language plainly."""
        return told_among(self._languages())

    def in_company(self, company: str | None) -> ReadPortion:
        """The same, where most of the whole table is in the language ``company`` (None: in English)."""
        if company is None:
            return self
        known = in_company(list(self._languages()), company)
        now = np.array([each.is_covered for each in known], bool)
        reasons = self.reasons.copy()
        reasons[(reasons == NONE) & ~now & ~self.is_glossed] = REASONS.index(Reason.LANGUAGE_NOT_COVERED)
        stays = reasons[self.passages[:, 0]] == NONE if len(self.passages) else np.zeros(0, bool)
        return replace(
            self,
            reasons=reasons,
            is_covered=now,
            passages=self.passages[stays],
            vector_of=self.vector_of[stays],
        )

    def said(self, place: int, start: int, end: int) -> str:
        """What a passage says, as themes understand it: its words, or English words for Welsh ones."""
        words = self.texts[place][start:end]
        return gloss(words).text if self.is_glossed[place] else words

    def passages_of(self, place: int) -> tuple[Passage, ...]:
        """The passages of the contribution at ``place``."""
        first, last = np.searchsorted(self.passages[:, 0], [place, place + 1])
        contribution = ContributionId(str(self.rows[place]))
        text = self.texts[place]
        cut = (
            make_passage(contribution, text, int(start), int(end))
            for _, start, end in self.passages[first:last]
        )
        if not self.is_glossed[place]:
            return tuple(cut)
        return tuple(replace(each, text=self.said(place, each.start, each.end)) for each in cut)

    def voice(self, place: int) -> Voice:
        """The contribution at ``place``, ready for themes."""
        return Voice(
            contribution=ContributionId(str(self.rows[place])),
            person=PersonId(self.people[place]),
            passages=self.passages_of(place),
            question=self.questions[place],
            may_quote=not self.is_glossed[place],
            is_read=True,
        )

    def speaking(self) -> list[int]:
        """The places of the contributions that have something to say."""
        return np.flatnonzero(self.reasons == NONE).tolist()

    def _languages(self) -> Iterator[Language]:
        told = zip(self.languages, self.is_covered.tolist(), self.confidence.tolist(), strict=True)
        return (Language(*each) for each in told)

    def pack(self) -> bytes:
        """All of it as bytes; the same portion gives the same bytes."""
        file = io.BytesIO()
        words = {name: getattr(self, name) for name in _WORDS}
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        written = np.frombuffer(json.dumps(words).encode("utf-8"), np.uint8)
        np.savez(file, words=written, **arrays)
        return file.getvalue()

    @classmethod
    def unpack(cls, data: bytes) -> ReadPortion:
        """The portion that ``pack`` wrote."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            words: Mapping[str, Any] = json.loads(stored["words"].tobytes())
            known: dict[str, Any] = {
                name: value if name == "number" else tuple(value) for name, value in words.items()
            }
            return cls(**known, **{name: stored[name] for name in _ARRAYS})


_WORDS = ("number", "given_ids", "people", "questions", "texts", "blank", "hidden", "languages")
_ARRAYS = (
    "rows", "reasons", "is_covered", "is_glossed", "confidence", "passages", "vector_of", "whole_of",
    "vectors",
)  # fmt: skip


@dataclass(slots=True)
class Placement:
    """Where the contributions and passages of one portion stand: numbers of themes, or NONE.

    A passage's number is that of the finest theme it stands in.
    """

    of_contributions: NDArray[np.int32]
    strength: NDArray[np.float64]
    of_passages: NDArray[np.int32]
