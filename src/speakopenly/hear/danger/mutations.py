"""How a Welsh word begins after another: "plentyn" is also blentyn, mhlentyn and phlentyn.

The table (soft, nasal, aspirate) is that of any Welsh grammar; accents are left out, as from a text's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

STARTS: Final = {
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "c": ("g", "ngh", "ch"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "g": ("", "ng"),
    "m": ("f",),
    "ll": ("l",),
    "rh": ("r",),
}
NOT_ALONE: Final = ("ch", "dd", "ff", "ng", "ph", "th")
"""Letters of two signs that do not change, though their first sign would."""


def mutated(words: Iterable[str]) -> frozenset[str]:
    """The words, and each as it begins when it is changed by the word before."""
    return frozenset(form for word in words for form in (word, *_forms(word)))


def _forms(word: str) -> list[str]:
    if word.startswith(NOT_ALONE):
        return []
    start = word[:2] if word[:2] in STARTS else word[:1]
    return [new + word[len(start) :] for new in STARTS.get(start, ())]
