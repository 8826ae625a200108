"""Recommended before: earlier recommendations that are like one, so that somebody asks what became of them.

A machine finds likeness and a person says whether it is the same. What is found is a question, never a score.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from speakopenly.core.likeness import SAME_SHARE, runs_of, words_of
from speakopenly.understand.themes.stopwords import EMPTY

SHARE_OF_WORDS: Final = 0.5
"""Share of telling words two short sentences have in common to be asked about. A recommendation is reworded
from year to year, so runs of three words alone find only copies."""
_ENDINGS: Final = ("ing", "ed", "es", "s")
_SHORTEST_STEM: Final = 4


def recommended_before(change: str, earlier: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """The numbers of earlier recommendations that are like this one, in the order given."""
    return tuple(number for number, words in earlier if is_like(change, words))


def is_like(one: str, other: str) -> bool:
    """Whether two recommendations may be the same: nearly the same runs, or half their telling words."""
    runs = runs_of(words_of(one)), runs_of(words_of(other))
    return _shared(*runs) >= SAME_SHARE or _shared(_telling(one), _telling(other)) >= SHARE_OF_WORDS


def question_of(numbers: Sequence[int]) -> str:
    """What is asked where something was recommended before; blank where it was not."""
    if not numbers:
        return ""
    times = "once" if len(numbers) == 1 else f"{len(numbers)} times"
    return f"Recommended before, {times}: what happened?"


def _telling(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words_of(text) if word not in EMPTY)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def _shared(one: Iterable[object], other: Iterable[object]) -> float:
    first, second = frozenset(one), frozenset(other)
    return len(first & second) / len(first | second) if first and second else 0.0
