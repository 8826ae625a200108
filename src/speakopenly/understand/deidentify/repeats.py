"""A name found once is hidden throughout the text, also when only its first name or surname comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.cues import MODALS, MONTH_NAMES, NICK_PREFIXES, PARTICLES, TITLES
from speakopenly.understand.deidentify.lexicon import Lexicon
from speakopenly.understand.deidentify.reading import Reading, Word, read
from speakopenly.understand.deidentify.spans import Span, SpanKind

_REPEATED = frozenset({SpanKind.PERSON, SpanKind.ORG, SpanKind.PLACE})
_NOT_ALONE = TITLES | PARTICLES | NICK_PREFIXES | {"and"}


class Mentions:
    """The people, bodies and places found in a text, ready to be recognised again in any part of it."""

    def __init__(self, spans: Iterable[Span], lexicon: Lexicon) -> None:
        self._wholes: dict[str, dict[tuple[str, ...], tuple[SpanKind, bool]]] = {}
        self._parts: dict[str, bool] = {}
        for kind, text in dict.fromkeys((span.kind, span.text) for span in spans if span.kind in _REPEATED):
            self._learn(kind, text, read(text, lexicon).words)

    def _learn(self, kind: SpanKind, text: str, words: tuple[Word, ...]) -> None:
        keys = tuple(word.key for word in words)
        if len(keys) > 1 or keys and len(keys[0]) > 2:
            self._wholes.setdefault(keys[0], {}).setdefault(keys, (kind, text[:1].isupper()))
        if kind is SpanKind.PERSON:
            capital = any(word.capital for word in words)
            for key in keys:
                if len(key) > 2 and key not in _NOT_ALONE:
                    self._parts[key] = self._parts.get(key, False) or capital

    def find(self, reading: Reading, hidden: Iterable[Span]) -> Iterator[Candidate]:
        """Find further mentions outside what is hidden already."""
        covered = _covered(reading, hidden)
        for index in range(len(reading.words)):
            if index not in covered:
                yield from self._whole(reading, index)
                yield from self._part(reading, index)

    def _whole(self, reading: Reading, index: int) -> Iterator[Candidate]:
        """The same words again in any case; a single ordinary word needs its capital."""
        for keys, (kind, capital) in self._wholes.get(reading.words[index].key, {}).items():
            words = reading.words[index : index + len(keys)]
            if tuple(word.key for word in words) != keys:
                continue
            if len(keys) > 1 or _is_same_name(reading, index, capital):
                yield Candidate(words[0].start, words[-1].end, kind)

    def _part(self, reading: Reading, index: int) -> Iterator[Candidate]:
        """A first name or surname alone, also with a hurried possessive s."""
        word = reading.words[index]
        if word.key in self._parts:
            if _is_same_name(reading, index, self._parts[word.key]):
                yield Candidate(word.start, word.end, SpanKind.PERSON)
            return
        hurried = word.key.endswith("s") and not word.possessive and not reading.lexicon.is_plain(word.key)
        if hurried and word.key[:-1] in self._parts:
            yield Candidate(word.start, word.end - 1, SpanKind.PERSON)


def _covered(reading: Reading, hidden: Iterable[Span]) -> frozenset[int]:
    """The words that stand in a span of those kinds. Words and spans are both in order."""
    spans = iter([span for span in hidden if span.kind in _REPEATED])
    covered, span = set(), next(spans, None)
    for index, word in enumerate(reading.words):
        while span is not None and span.end <= word.start:
            span = next(spans, None)
        if span is not None and span.start <= word.start:
            covered.add(index)
    return frozenset(covered)


def _is_same_name(reading: Reading, index: int, was_capital: bool) -> bool:
    """Will the man, or will the verb? An ordinary word is the name only where it is written as one."""
    word = reading.words[index]
    if not reading.lexicon.is_plain(word.key):
        return True
    if word.key in reading.lexicon.generic and word.key not in reading.lexicon.likely_names:
        return False
    if word.key in MONTH_NAMES and not word.possessive:
        return False
    if not was_capital:
        return word.capital or word.key not in MODALS and word.key not in reading.lexicon.plain
    return word.capital and (not word.opens or word.key not in MODALS)
