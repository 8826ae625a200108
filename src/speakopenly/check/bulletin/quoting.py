"""Whether words are the teller's own, cut but not changed; and whether a text repeats what a teller said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from speakopenly.core.likeness import words_of

CUT: Final = "[…]"
"""Stands where a part of the teller's words was left out."""
FEWEST_REPEATED: Final = 6
"""So many words in a row are no chance: the text repeats them."""

_CUTS: Final = re.compile(r"(?:(?<!\s)\s++)?\[\s*+(?:…|\.\.\.)\s*+\]\s*")
_SPACES: Final = re.compile(r"\s+")


def is_cut_from(told: str, safe: str) -> bool:
    """Whether these are words of the safe version, in its order, with ``[…]`` where some were left out."""
    whole, place = _plain(safe), 0
    pieces = [_plain(piece) for piece in _CUTS.split(told)]
    if not any(pieces):
        return False
    for piece in pieces:
        found = whole.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return True


def repeats(text: str, told: Iterable[str]) -> bool:
    """Whether six words in a row stand in one of these as well: then it could not be taken out with it."""
    mine = _runs(text)
    return any(mine & _runs(each) for each in told)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _runs(text: str) -> set[tuple[str, ...]]:
    words = words_of(text)
    return {words[at : at + FEWEST_REPEATED] for at in range(len(words) - FEWEST_REPEATED + 1)}
