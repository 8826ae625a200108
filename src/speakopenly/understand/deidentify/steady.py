"""Makes a text harmless to the recognisers: nothing in it goes on and on, and every letter keeps its place.

Recognisers are patterns, and many of them allow any number of blanks or letters. On twenty thousand blanks in
a row such a pattern works for minutes, and whoever sends them stops the server. So whatever goes on longer
than anything people write is broken by signs that no recogniser takes.
"""

from __future__ import annotations

import re
from typing import Final

_ENDS: Final = 8
_BLANKS: Final = re.compile(r"\s{17,}")
_SIGNS: Final = re.compile(r"\W{65,}")
_LETTERS: Final = re.compile(r"\S{257,}")
_SIGN, _LETTER = "\ue000", "x"
"""No letter, no blank and no sign that is ever written; and a letter, to break signs."""


def steady(text: str) -> str:
    """A text of the same length in which no run of blanks, signs or letters is endless."""
    text = _BLANKS.sub(lambda run: run[0][:_ENDS] + _SIGN * (len(run[0]) - 2 * _ENDS) + run[0][-_ENDS:], text)
    text = _SIGNS.sub(lambda run: _broken(run[0], 64, _LETTER), text)
    return _LETTERS.sub(lambda run: _broken(run[0], 256, _SIGN), text)


def _broken(run: str, every: int, by: str) -> str:
    pieces = (run[start : start + every - 1] for start in range(0, len(run), every))
    return by.join(pieces).ljust(len(run), by)[: len(run)]
