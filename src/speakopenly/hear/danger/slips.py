"""The slips of a hurried hand: a letter left out, doubled, put before its neighbour, or a wrong vowel.

Every word of the phrases that is long enough to be known again is also found with one such slip in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

SHORTEST: Final = 6
"""A slip in a shorter word too often makes another word."""
VOWELS: Final = "aeiouy"


def slips_of(words: Iterable[str], *, never: Iterable[str] = ()) -> dict[str, str]:
    """Which word is meant by each slip. A word that is right itself, or is in ``never``, is no slip."""
    right = frozenset(words)
    apart = right | frozenset(never)
    return {
        slip: word
        for word in sorted(right)
        if len(word) >= SHORTEST
        for slip in _slips(word)
        if slip not in apart
    }


def _slips(word: str) -> Iterator[str]:
    """The first letter is kept: people seldom miss it, and without it the word is another."""
    for place in range(1, len(word)):
        before, letter, after = word[:place], word[place], word[place + 1 :]
        yield before + after
        yield before + letter + letter + after
        if after:
            yield before + after[0] + letter + after[1:]
        if letter in VOWELS:
            yield from (before + vowel + after for vowel in VOWELS if vowel != letter)
