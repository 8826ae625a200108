"""A text as words: where each stands, and how it is written without accents, capitals and apostrophes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

STOP: Final = "."
"""Stands for the end of a sentence or line: no phrase goes on beyond it."""
LONGEST_WORD: Final = 30
"""Longer runs of letters are no words of ours."""

_WORDS: Final = re.compile(
    r"[^\W_][\w\u0300-\u036f]*(?:['’](?:s|t|d|m|ll|ve|re)\b)?|[.!?…\n;]", re.IGNORECASE
)
"""English joins with an apostrophe (don't, he's) and is one word; Welsh (farw'r, sy'n) is two."""
_APOSTROPHES: Final = str.maketrans("", "", "'’_")


class Word(NamedTuple):
    """One word, or the end of a sentence."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """Every word of a text in its order, with the places where sentences end."""
    return [Word(plain(found.group()), found.start(), found.end()) for found in _WORDS.finditer(text)]


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """How a word is written in the lists: small letters, no accents, no apostrophes. "Don't" is "dont"."""
    if word in ".!?…\n;":
        return STOP
    if len(word) > LONGEST_WORD:
        return ""
    if not word.isascii():
        letters = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return word.lower().translate(_APOSTROPHES)
