"""The form in which words are compared: lower case, without accents."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """Lower case, no accents, straight apostrophes: the form in which the lists are kept."""
    if word.isascii():
        return word.lower()
    plain = "".join(
        letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter)
    )
    return plain.casefold().replace("’", "'").replace("ł", "l").replace("ø", "o").replace("đ", "d")
