"""Long texts in pieces, so that the time a text takes grows with its length and no faster."""

from __future__ import annotations

from typing import NamedTuple

_LONGEST = 3000
_SHORTEST = 1500


class Piece(NamedTuple):
    """A stretch of a text and where it starts, in code points."""

    start: int
    text: str


def cut(text: str) -> list[Piece]:
    """Cut a text into pieces of at most 3,000 code points that together are the text.

    Cuts fall behind a line, else behind a sentence, else behind a word; only a single word longer
    than a piece is cut through.
    """
    pieces, start = [], 0
    while len(text) - start > _LONGEST:
        end = _best_cut(text, start)
        pieces.append(Piece(start, text[start:end]))
        start = end
    return [*pieces, Piece(start, text[start:])]


def _best_cut(text: str, start: int) -> int:
    for mark in ("\n", ". ", " "):
        found = text.rfind(mark, start + _SHORTEST, start + _LONGEST)
        if found >= 0:
            return found + len(mark)
    return start + _LONGEST
