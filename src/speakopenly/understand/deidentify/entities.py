"""The learned recogniser of names: the part of the English model that knows who and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speakopenly.core.english import Part, load_english
from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.reading import Reading, Word
from speakopenly.understand.deidentify.spans import SpanKind

_BATCH = 32
_KINDS = {
    "PERSON": SpanKind.PERSON,
    "GPE": SpanKind.PLACE,
    "LOC": SpanKind.PLACE,
    "ORG": SpanKind.ORG,
    "FAC": SpanKind.ORG,
}


class Entity(NamedTuple):
    """What the model says of a stretch of text, in code points."""

    start: int
    end: int
    kind: SpanKind


def entities_of(texts: Iterable[str]) -> Iterator[tuple[Entity, ...]]:
    """Give the model's entities for each text, in order.

    Batches change nothing: each text is convolved apart and the sums run in the same order, so the answer
    for a text does not depend on its neighbours (a test holds this).
    """
    for doc in load_english(Part.NAMES).pipe(texts, batch_size=_BATCH):
        yield tuple(
            Entity(entity.start_char, entity.end_char, _KINDS[entity.label_])
            for entity in doc.ents
            if entity.label_ in _KINDS
        )


def is_worth_asking(reading: Reading) -> bool:
    """Say whether the model could add anything: it sees names by their capitals."""
    return any(_is_telling(word, reading) for word in reading.words)


def _is_telling(word: Word, reading: Reading) -> bool:
    lexicon = reading.lexicon
    return (
        word.capital
        and not lexicon.is_generic(word.key)
        and (not word.opens or not lexicon.is_plain(word.key))
    )


def from_entities(reading: Reading, entities: Iterable[Entity]) -> Iterator[Candidate]:
    """Keep of the model's entities what could name somebody or somewhere, cut to its telling words."""
    for entity in entities:
        words = [word for word in reading.words if entity.start <= word.start and word.end <= entity.end]
        telling = [word for word in words if _is_unusual(word, reading)]
        if not telling and not any(
            reading.lexicon.is_generic(word.key) for word in _with_neighbours(words, reading)
        ):
            telling = [word for word in words if _is_plain_capital(word, reading)]
        if telling and not _is_allowed(words, reading):
            yield Candidate(telling[0].start, telling[-1].end, entity.kind)


def _is_unusual(word: Word, reading: Reading) -> bool:
    lexicon = reading.lexicon
    return (
        word.capital
        and not (word.shout and len(word.text) < 5)
        and not lexicon.is_generic(word.key)
        and (not lexicon.is_plain(word.key))
    )


def _with_neighbours(words: list[Word], reading: Reading) -> list[Word]:
    """The capitals of an entity and those that touch it: "Crisis" beside "Team" names nobody."""
    if not words:
        return []
    first, last = words[0].start, words[-1].end
    return [
        word
        for word in reading.words
        if word.capital and first - 2 - len(word.text) <= word.start and word.end <= last + 2 + len(word.text)
    ]


def _is_plain_capital(word: Word, reading: Reading) -> bool:
    """An ordinary word with a capital that the start of a sentence does not explain."""
    return word.capital and not word.opens and not word.shout and not reading.lexicon.is_generic(word.key)


def _is_allowed(words: list[Word], reading: Reading) -> bool:
    return " ".join(word.key for word in words) in reading.lexicon.generic_phrases
