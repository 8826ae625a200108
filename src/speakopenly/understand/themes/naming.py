"""Give each theme a name that a person would use, keywords, and one sentence.

Candidates are phrases the people themselves used. A phrase is good when many sayings of the theme have it,
few others do (class-based TF-IDF, Grootendorst 2022), and its meaning lies near the theme's centre.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from speakopenly.understand.embeddings import Encoder
from speakopenly.understand.themes.meaning import unit_rows
from speakopenly.understand.themes.phrases import Phrase, can_be_name, stem
from speakopenly.understand.themes.stopwords import BARE, BLAME, PRAISE, WISH

CANDIDATES = 14
KEYWORDS = 8
_LENGTH_FAVOUR = (0.0, 0.4, 1.0, 1.1, 1.0)
"""By number of words: two or three say most at a glance."""
_NEARNESS_POWER = 2
_ROOT_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Naming:
    """What a theme is called and how it is told apart."""

    name: str
    description: str
    keywords: tuple[str, ...]


class Namer:
    """Names groups of sayings one after the other, never using a name twice."""

    def __init__(self, said: Sequence[set[Phrase]], vectors: NDArray[np.float32], encoder: Encoder) -> None:
        """``said`` holds the phrases of each saying, ``vectors`` the encoder's own unit rows."""
        self._said, self._vectors, self._encoder = said, vectors, encoder
        self._everywhere = Counter(phrase for phrases in said for phrase in phrases)
        self._taken: set[frozenset[str]] = set()

    def name_group(self, members: Sequence[int], *, fallback: str, given: str | None = None) -> Naming:
        """Name the group of sayings at ``members``; ``fallback`` is its name where no phrase of its own
        fits, ``given`` the name it has already."""
        here = Counter(phrase for member in members for phrase in self._said[member])
        scores = self._scores(here, len(members))
        keywords = _distinct(_best(scores, KEYWORDS * 5), KEYWORDS)
        name = given or self._name(members, scores, fallback)
        return Naming(name, _describe(name, keywords), keywords)

    def reserve(self, name: str) -> None:
        """Keep a name for a theme that has it already."""
        self._take(name.lower().split())

    def is_general(self, members: Sequence[int]) -> bool:
        """Whether most sayings of a group name no matter, only praise, blame or a wish."""
        return _name_in_general([self._said[member] for member in members]) is not None

    def _name(self, members: Sequence[int], scores: Mapping[Phrase, float], fallback: str) -> str:
        general = _name_in_general([self._said[member] for member in members])
        if general and self._take((general,)):
            return general
        fitting = [phrase for phrase in _best(scores, CANDIDATES * 3) if can_be_name(phrase)][:CANDIDATES]
        return self._first_free(self._nearest(members, fitting, scores), fallback)

    def _scores(self, here: Mapping[Phrase, int], size: int) -> dict[Phrase, float]:
        least = max(1, min(3, size // 12))
        all_sayings = len(self._said)
        scores = {}
        for phrase, times in here.items():
            if times < least:
                continue
            rarity = np.log1p(all_sayings / self._everywhere[phrase])
            own = times / self._everywhere[phrase]
            scores[phrase] = float((times / size) ** 0.65 * rarity * own**0.5 * _LENGTH_FAVOUR[len(phrase)])
        return scores

    def _nearest(
        self, members: Sequence[int], candidates: Sequence[Phrase], scores: Mapping[Phrase, float]
    ) -> list[Phrase]:
        if not candidates:
            return []
        centre = unit_rows(self._vectors[list(members)].mean(axis=0, keepdims=True))[0]
        near = np.maximum(self._encoder.encode([" ".join(p) for p in candidates]) @ centre, 0.05)
        value = {p: scores[p] * float(n) ** _NEARNESS_POWER for p, n in zip(candidates, near, strict=True)}
        return sorted(candidates, key=lambda p: (-value[p], p))

    def _first_free(self, names: Sequence[Phrase], fallback: str) -> str:
        for place, phrase in enumerate(names):
            if self._take(phrase):
                return _with_a_companion(phrase, names[place + 1 :])
        for one in names:
            for other in names:
                if one != other and self._take((*one, *other)):
                    return f"{_as_written(one)}, {_as_written(other)}"
        number = 1
        while not self._take((fallback, str(number))):
            number += 1
        return fallback if number == 1 else f"{fallback} {number}"

    def _take(self, words: Iterable[str]) -> bool:
        key = frozenset(stem(word) for word in words)
        if key in self._taken:
            return False
        self._taken.add(key)
        return True


def _with_a_companion(phrase: Phrase, others: Sequence[Phrase]) -> str:
    """A phrase of several words says enough alone; a bare word ("writing") is told apart by the next best."""
    own = {_root(word) for word in phrase}
    apart = (other for other in others if own.isdisjoint(_root(word) for word in other))
    companion = next(apart, None) if len(phrase) == 1 else None
    return f"{_as_written(phrase)} and {_as_written(companion)}" if companion else _as_written(phrase)


def _root(word: str) -> str:
    """The beginning by which "nurses" and "nursing" are seen to say the same."""
    return stem(word)[:_ROOT_LETTERS]


def _name_in_general(said: Sequence[set[Phrase]]) -> str | None:
    """A name for a group most of whose sayings name no matter at all, only praise, blame or a wish."""
    words = [{word for phrase in phrases if len(phrase) == 1 for word in phrase} for phrases in said]
    general = [own for own in words if own <= BARE]
    if len(general) * 2 < len(said):
        return None
    votes = {
        name: sum(bool(own & tone) for own in general)
        for name, tone in (
            ("general praise", PRAISE),
            ("what could be better", WISH),
            ("general discontent", BLAME),
        )
    }
    best = max(votes, key=lambda name: votes[name])
    return best if votes[best] else "short remarks"


def _best(scores: Mapping[Phrase, float], count: int) -> list[Phrase]:
    return sorted(scores, key=lambda phrase: (-scores[phrase], phrase))[:count]


def _distinct(phrases: Iterable[Phrase], count: int) -> tuple[str, ...]:
    """Phrases none of which only repeats the words of one before it."""
    kept: list[Phrase] = []
    for phrase in phrases:
        stems = {stem(word) for word in phrase}
        if not any(stems <= {stem(w) for w in old} or stems >= {stem(w) for w in old} for old in kept):
            kept.append(phrase)
    return tuple(_as_written(phrase) for phrase in kept[:count])


def _as_written(phrase: Phrase) -> str:
    return " ".join("I" if word == "i" else word for word in phrase)


def _describe(name: str, keywords: Sequence[str]) -> str:
    others = [keyword for keyword in keywords if keyword != name][:3]
    if not others:
        return f"What people said about {name}."
    listed = others[0] if len(others) == 1 else f"{', '.join(others[:-1])} and {others[-1]}"
    return f"What people said about {name}, with words such as {listed}."
