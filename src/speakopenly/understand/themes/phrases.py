"""Phrases that people used: runs of one to four words that can stand on their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from speakopenly.understand.themes.stopwords import BARE, COMPLETED, EMPTY, JOINING

LONGEST = 4
_BREAK = re.compile(r"\[[^\]\n]{1,60}\]|[^\w\s'\u2019\-/&]|\d+|\s[-\u2013]\s|\n|_+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\-][^\W\d_]+)*")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HiddenWords:
    """Words that no name, keyword or description may contain: every word of every detected identifier."""

    words: frozenset[str]

    @classmethod
    def of(cls, identifiers: Collection[str]) -> HiddenWords:
        """Take identifiers apart into words; function words alone identify nobody."""
        found = {word for identifier in identifiers for word in words_of(identifier)}
        parts = {part for word in found for part in re.split(r"['\u2019\-]", word)}
        return cls(frozenset((found | parts) - EMPTY))

    def stand_in(self, phrase: Iterable[str]) -> bool:
        """Whether a phrase has a hidden word, also as a part of one or with a plural or genitive s."""
        return any(
            part in self.words or part.removesuffix("s") in self.words
            for word in phrase
            for part in (word, *re.split(r"['\u2019\-]", word))
            if part
        )


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, digits and signs left out."""
    return [word.lower().replace("\u2019", "'") for word in _WORD.findall(text)]


def phrases_in(text: str) -> set[Phrase]:
    """Phrases of a text that begin and end with a word of substance and cross no punctuation or
    placeholder."""
    found: set[Phrase] = set()
    for stretch in _BREAK.split(text):
        found.update(_runs(words_of(stretch or "")))
    return found


def _runs(words: Sequence[str]) -> Iterator[Phrase]:
    for start, first in enumerate(words):
        if first in EMPTY or len(first) < 2:
            continue
        for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
            last = words[end - 1]
            if (words[end - 2 : end] in COMPLETED) or (last not in EMPTY and len(last) > 1):
                yield tuple(words[start:end])
            if last in EMPTY and last not in JOINING:
                break


def count_phrases(texts: Iterable[str], hidden: HiddenWords) -> list[set[Phrase]]:
    """The phrases of each text, without those said only once in all and those with a hidden word."""
    of_each = [phrases_in(text) for text in texts]
    said = Counter(phrase for phrases in of_each for phrase in phrases)
    kept = {phrase for phrase, times in said.items() if times > 1 and not hidden.stand_in(phrase)}
    return [phrases & kept for phrases in of_each]


def without_hidden(said: Iterable[set[Phrase]], hidden: HiddenWords) -> list[set[Phrase]]:
    """The phrases of each text again, without those that have a hidden word."""
    said = list(said)
    bad = {phrase for phrase in set().union(*said) if hidden.stand_in(phrase)}
    return [phrases - bad for phrases in said]


def can_be_name(phrase: Phrase) -> bool:
    """Whether a phrase says enough by itself: one bare word of praise or a filler does not."""
    return any(word not in BARE for word in phrase) or list(phrase[-2:]) in COMPLETED


def stem(word: str) -> str:
    """A word without its plural or genitive s, to see that two phrases say the same."""
    plain = word.removesuffix("'s")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain
