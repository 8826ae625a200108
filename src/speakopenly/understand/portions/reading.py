"""The work on one portion: de-identify, tell the language, cut into passages, turn them into vectors.

It depends on the portion and on how it is to be read, and on nothing else; so it can be done anywhere, in any
order, and again when a worker is lost, and gives the same bytes.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from speakopenly.core.languages import Language, detect_language
from speakopenly.core.records import Contribution, ContributionId, PersonId, Reason
from speakopenly.understand.deidentify import Deidentifier, Span, hide
from speakopenly.understand.embeddings import Encoder, load_encoder
from speakopenly.understand.glosses import gloss
from speakopenly.understand.passages import split_passages
from speakopenly.understand.portions.records import NONE, REASONS, HowToRead, Portion, ReadPortion
from speakopenly.understand.reading import Reading, hidden_words, read_one
from speakopenly.understand.themes.sayings import as_encoded, join_passages, speaking


def read_portion(portion: Portion, how: HowToRead) -> bytes:
    """Read one portion; what comes back is ``ReadPortion.pack``."""
    languages = [detect_language(text) for text in portion.texts]
    readings, is_glossed = _readings(portion, how, languages)
    rows = _VectorRows()
    passages: list[tuple[int, int, int]] = []
    vector_of: list[int] = []
    whole_of = [NONE] * len(readings)
    for place, reading in enumerate(readings):
        says = speaking(reading.passages) if reading.reason is None else ()
        spoken = {passage.id for passage in says}
        for passage in reading.passages:
            passages.append((place, passage.start, passage.end))
            vector_of.append(rows.of(as_encoded(passage.text)) if passage.id in spoken else NONE)
        if len(says) > 1:
            whole_of[place] = rows.of(join_passages(says))
    encoder = _encoder(how.embedder)
    vectors = (
        encoder.encode(list(rows.texts)) if rows.texts else np.zeros((0, encoder.dimensions), np.float32)
    )
    return ReadPortion(
        number=portion.number,
        rows=np.array(portion.rows, np.int64),
        given_ids=portion.given_ids,
        people=portion.people,
        questions=portion.questions,
        texts=tuple(reading.text or "" for reading in readings),
        blank=portion.blank,
        hidden=tuple(sorted(set(hidden_words(readings)))),
        reasons=np.array([NONE if r.reason is None else REASONS.index(r.reason) for r in readings], np.int8),
        languages=tuple(each.code for each in languages),
        is_glossed=np.array(is_glossed, bool),
        is_covered=np.array([each.is_covered for each in languages], bool),
        confidence=np.array([each.confidence for each in languages], np.float64),
        passages=np.array(passages, np.int64).reshape(-1, 3),
        vector_of=np.array(vector_of, np.int64),
        whole_of=np.array(whole_of, np.int64),
        vectors=vectors,
    ).pack()


class _VectorRows:
    """Which row of the vectors each text has; equal texts share one."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def of(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))


def _readings(
    portion: Portion, how: HowToRead, languages: Sequence[Language]
) -> tuple[list[Reading], list[bool]]:
    """Each contribution as it was read, and whether its passages are glosses."""
    spans = _spans(portion.texts, how)
    given = zip(portion.rows, portion.people, portion.questions, portion.texts, strict=True)
    contributions = [
        Contribution(ContributionId(str(row)), PersonId(person), text, question=question)
        for row, person, question, text in given
    ]
    readings = [read_one(*each) for each in zip(contributions, spans, languages, strict=True)]
    glossed = [_glossed(reading) for reading in readings]
    both = zip(readings, glossed, strict=True)
    return [instead or reading for reading, instead in both], [each is not None for each in glossed]


def _glossed(reading: Reading) -> Reading | None:
    """A Welsh answer with English words for its passages, where enough of its own are known."""
    if reading.reason is not Reason.LANGUAGE_NOT_COVERED or reading.language != "cy":
        return None
    text = hide(reading.contribution.text, reading.spans)
    if not gloss(text).is_enough:
        return None
    cut = split_passages(reading.contribution.id, text)
    passages = tuple(replace(each, text=gloss(each.text).text) for each in cut)
    return replace(reading, text=text, reason=None, passages=passages)


def _spans(texts: Sequence[str], how: HowToRead) -> Sequence[tuple[Span, ...]]:
    return list(_deidentifier().find_many(texts)) if how.hide else [()] * len(texts)


@functools.cache
def _deidentifier() -> Deidentifier:
    return Deidentifier()


@functools.cache
def _encoder(name: str) -> Encoder:
    return load_encoder("static" if name == "static" else "minilm")
