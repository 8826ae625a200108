"""What a model sees of a sentence: its meaning, the signs that can be read, its words and its build."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.language.cues import cues_of, numbers_of
from speakopenly.understand.language.grammar import parse
from speakopenly.understand.language.records import Cue
from speakopenly.understand.language.words import BODIES, FAULT_VERBS, ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Numbers = NDArray[np.float32]

BUCKETS: Final = 1 << 13
"""Words and short runs of the build fall into so many buckets each, by their CRC-32."""
MEANING_WEIGHT: Final = 2.0
_LONGEST_RUN: Final = 3
_WORD: Final = re.compile(r"[a-z']+|\?")
_KEPT_ADVERBS: Final = frozenset({"not", "never", "n't", "too", "simply", "just", "once", "even"})


@dataclass(frozen=True)
class Seen:
    """One text: its unit vector, its signs with their weight, its two sets of buckets, the cues to show."""

    meaning: Numbers
    signs: Mapping[str, float]
    words: NDArray[np.int64]
    build: NDArray[np.int64]
    cues: tuple[Cue, ...]


def see(texts: Sequence[str], encoder: Encoder) -> list[Seen]:
    """Everything a model sees of some texts, each by itself. Raises ModelMissing."""
    vectors = encoder.encode(texts)
    return [
        Seen(vector, numbers_of(text, doc), _words(text), _build(doc), cues_of(text, doc))
        for text, doc, vector in zip(texts, parse(texts), vectors, strict=True)
    ]


def _words(text: str) -> NDArray[np.int64]:
    plain = _WORD.findall(text.lower().replace("\u2019", "'"))
    return _buckets(_runs(plain, 2))


def _build(doc: Doc) -> NDArray[np.int64]:
    return _buckets(_runs([_shape(token) for token in doc if not token.is_space], _LONGEST_RUN))


def _runs(words: Sequence[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        yield from (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def _buckets(runs: Iterator[str]) -> NDArray[np.int64]:
    return np.array(sorted({zlib.crc32(each.encode()) % BUCKETS for each in runs}), np.int64)


def _shape(token: Token) -> str:
    """A word of the grammar stays; others stand for their kind, so that no subject matter is learned."""
    word: str = token.lemma_.lower()
    if token.pos_ in {"NOUN", "PROPN"}:
        return "<person>" if word in ROLES else "<body>" if word in BODIES else "<thing>"
    if token.pos_ == "VERB":
        return "<fault>" if word in FAULT_VERBS else "<did>" if token.tag_ in {"VBD", "VBN"} else "<does>"
    if token.pos_ == "ADV" and token.lower_ not in _KEPT_ADVERBS:
        return "<how>"
    return {"ADJ": "<what>", "NUM": "<number>"}.get(token.pos_, word)
