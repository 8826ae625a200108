"""Makes a text harmless to the recognisers: nothing in it goes on and on, and every letter keeps its place.

Recognisers are patterns, and many of them allow any number of blanks or letters. On twenty thousand blanks in
a row such a pattern works for minutes, and whoever sends them stops the server. So whatever goes on longer
than anything people write is broken by signs that no recogniser takes. They stand in place of what separates,
of a comma rather than of a dash: between what could be a name or a number, and not within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_ENDS: Final = 8
_MOST_LETTERS: Final = 256
_BLANKS: Final = re.compile(r"\s{17,}")
_SIGNS: Final = re.compile(r"\W{65,}")
_LETTERS: Final = re.compile(r"\S{257,}")
_WITHIN: Final = "'’‘-‐‑–.@/:+()#&%=?~\\"
_BETWEEN: Final = re.compile(rf"[^\w{re.escape(_WITHIN)}]")
"""What stands between two names, numbers or addresses; signs of the line above stand within them too."""
_AMONG_SIGNS: Final = re.compile(r"(?<=\W\W)\W(?=\W)")
_ANY_SIGN: Final = re.compile(r"\W")
_SIGN, _LETTER = "\ue000", "x"
"""No letter, no blank and no sign that is ever written; and a letter, to break signs."""


def steady(text: str) -> str:
    """A text of the same length in which no run of blanks, signs or letters is endless."""
    text = _BLANKS.sub(lambda run: run[0][:_ENDS] + _SIGN * (len(run[0]) - 2 * _ENDS) + run[0][-_ENDS:], text)
    text = _SIGNS.sub(lambda run: _with(run[0], range(63, len(run[0]) - 2, 64), _LETTER), text)
    return _LETTERS.sub(lambda run: _with(run[0], _breaks(run[0]), _SIGN), text)


def _breaks(run: str) -> Iterator[int]:
    """Where a run of letters is broken: at least once in each 256 of them."""
    start = 0
    while len(run) - start > _MOST_LETTERS:
        start += _last_separator(run[start : start + _MOST_LETTERS]) + 1
        yield start - 1


def _last_separator(window: str) -> int:
    """Where the last sign is that stands between things; else one among signs; any sign; the end."""
    for kind in (_BETWEEN, _AMONG_SIGNS, _ANY_SIGN):
        places = [found.start() for found in kind.finditer(window)]
        if places:
            return places[-1]
    return len(window) - 1


def _with(run: str, places: Iterable[int], by: str) -> str:
    letters = list(run)
    for place in places:
        letters[place] = by
    return "".join(letters)
