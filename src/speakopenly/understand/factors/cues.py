"""Cue phrases, written as a person would jot them down, and found in a sentence.

How a cue is written (``data/*.toml``): words between spaces; ``a|b`` is either; ``two_words`` stand together;
``word*`` begins so; ``word?`` may be left out; ``..`` is up to four other words; ``{name}`` is one of the
classes below. Case, commas and the shape of an apostrophe do not matter. A cue stays within one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speakopenly.hear.factors import Direction, FactorCode
from speakopenly.understand.factors.word_classes import AS_SAID, CLASSES

_BETWEEN = r"[\s,'\"()\[\]/\u2013\u2014-]+"
_WORD = r"[\w'&:-]+"
_GAP = rf"(?:{_WORD}{_BETWEEN}){{0,4}}?"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that speaks of one factor in one direction."""

    code: FactorCode
    direction: Direction
    written: str


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a sentence: ``sentence[start:end]`` in code points."""

    cue: Cue
    start: int
    end: int


class PhraseFinder:
    """Finds many phrases at once: one is tried only where one of its plain words stands in the sentence."""

    def __init__(self, written: Sequence[str]) -> None:
        self._patterns = [compile_cue(each) for each in written]
        self._by_word: dict[str, list[int]] = {}
        self._by_beginning: dict[int, dict[str, list[int]]] = {}
        self._always: list[int] = []
        for place, each in enumerate(written):
            self._file(place, _telling_words(each))

    def find(self, sentence: str) -> Iterator[tuple[int, re.Match[str]]]:
        """The place of each phrase that stands in ``sentence``, and where it first does, in their order."""
        plain = sentence.replace("\u2019", "'").replace("\u2018", "'")
        for place in self._candidates(plain.lower()):
            if match := self._patterns[place].search(plain):
                yield place, match

    def _file(self, place: int, words: list[str]) -> None:
        if not words:
            self._always.append(place)
        for word in words:
            stem = word.rstrip("*")
            where = self._by_beginning.setdefault(len(stem), {}) if word.endswith("*") else self._by_word
            where.setdefault(stem, []).append(place)

    def _candidates(self, lowered: str) -> list[int]:
        places = set(self._always)
        for word in set(re.findall(r"\w+", lowered)):
            places.update(self._by_word.get(word, ()))
            for length, filed in self._by_beginning.items():
                places.update(filed.get(word[:length], ()))
        return sorted(places)


class CueFinder:
    """Finds the cues of a sentence."""

    def __init__(self, cues: Sequence[Cue]) -> None:
        self._cues = cues
        self._phrases = PhraseFinder([cue.written for cue in cues])

    def find(self, sentence: str) -> list[Found]:
        """Every cue in ``sentence``, at its first place, in the order the cues were given."""
        found = self._phrases.find(sentence)
        return [Found(self._cues[place], match.start(), match.end()) for place, match in found]


def compile_cue(written: str) -> re.Pattern[str]:
    """The regular expression of a cue. Raises ValueError where it names a class that we do not have."""
    pattern, wants_space = r"(?<!\w)", False
    for part in written.split():
        if part == "..":
            pattern += _BETWEEN + _GAP if wants_space else _GAP
            wants_space = False
            continue
        pattern += _BETWEEN if wants_space else ""
        one = _token(part.removesuffix("?"))
        optional = part.endswith("?")
        pattern += f"(?:{one}{_BETWEEN})?" if optional else one
        wants_space = not optional
    return re.compile(pattern + r"(?!\w)", re.IGNORECASE)


def _token(token: str) -> str:
    return "(?:" + "|".join(_alternative(each) for each in token.split("|")) + ")"


def _alternative(written: str) -> str:
    if written.startswith("{"):
        if written[1:-1] not in CLASSES:
            raise ValueError(f"There is no class of words {written}.")
        return CLASSES[written[1:-1]]
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in written.split("_"))


def _telling_words(written: str) -> list[str]:
    """The first words of the cue's most telling token: one of them must stand in the sentence."""
    tokens = [each.split("|") for each in written.split() if each != ".." and not each.endswith("?")]
    plain = [each for each in tokens if not any("{" in one for one in each)]
    if not plain:
        return []
    fewest = min(plain, key=lambda each: (len(each), -min(len(one) for one in each)))
    return list(dict.fromkeys(_first_words(fewest)))


def _first_words(alternatives: Sequence[str]) -> Iterator[str]:
    for one in alternatives:
        first = re.split(r"[^\w*]", one.split("_")[0])[0]
        yield first.lower()


def short_texts(written: str, number: int) -> list[str]:
    """Up to ``number`` different wordings of a cue, taking its alternatives in turn."""
    tokens = [part.rstrip("?").split("|") for part in written.split() if part != ".."]
    texts = (" ".join(_said(each[turn % len(each)]) for each in tokens) for turn in range(number))
    return list(dict.fromkeys(" ".join(text.split()) for text in texts))


def _said(alternative: str) -> str:
    if alternative.startswith("{"):
        return AS_SAID.get(alternative[1:-1], "")
    return alternative.replace("_", " ").replace("*", "")
