"""Writing a set of words as a line of text, which reads better than a list of quotes."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Make a set of the words in a line."""
    return frozenset(words.split())
