"""Join two rankings into one: reciprocal rank fusion (Cormack, Clarke and Buettcher 2009).

Only ranks count, so a score of words and a closeness of meaning need not be of one kind.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

SOFTENS = 60
"""The constant of the paper: how little the first place counts above the second."""
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Fused(Generic[Key]):
    """One thing found, with its place (1 is first) in each ranking that holds it."""

    key: Key
    score: float
    by_words: int | None
    by_meaning: int | None

    @property
    def why(self) -> str:
        """``words``, ``meaning``, or both."""
        return "+".join(
            name for name, place in (("words", self.by_words), ("meaning", self.by_meaning)) if place
        )


def fuse(
    by_words: Sequence[Key], by_meaning: Sequence[Key], *, order: Iterable[Key] = ()
) -> list[Fused[Key]]:
    """Everything in either ranking, best first. Equal scores stand in the order they are first met.

    ``order`` may tell another order for equals, such as that of the ids.
    """
    words = {key: place for place, key in enumerate(dict.fromkeys(by_words), start=1)}
    meaning = {key: place for place, key in enumerate(dict.fromkeys(by_meaning), start=1)}
    met = {key: number for number, key in enumerate(dict.fromkeys((*order, *words, *meaning)))}
    found = [
        Fused(key, _score(words.get(key), meaning.get(key)), words.get(key), meaning.get(key))
        for key in met
        if key in words or key in meaning
    ]
    return sorted(found, key=lambda each: (-each.score, met[each.key]))


def _score(*places: int | None) -> float:
    return sum(1 / (SOFTENS + place) for place in places if place is not None)
