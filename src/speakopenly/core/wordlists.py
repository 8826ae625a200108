"""Write a list of words as one would on paper."""

from __future__ import annotations


def word_list(words: str) -> frozenset[str]:
    """The words of a text parted by white space."""
    return frozenset(words.split())


def phrase_list(phrases: str) -> frozenset[str]:
    """The phrases of a text parted by commas."""
    return frozenset(" ".join(phrase.split()) for phrase in phrases.split(","))
