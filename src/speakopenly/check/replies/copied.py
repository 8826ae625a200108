"""Whether a reply repeats somebody's words. It is to say what many said, in words of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

LONGEST_RUN: Final = 7
"""Eight words in a row are hardly ever the same by chance (the shingle length common in copy detection)."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def copied_from(text: str, passages: Iterable[str], *, longest: int = LONGEST_RUN) -> str:
    """The first run of more than ``longest`` words that a passage has as well; empty where there is none."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end].casefold() for start, end in spans]
    length = longest + 1
    runs = {tuple(words[at : at + length]): at for at in range(len(words) - longest)}
    if not runs:
        return ""
    for passage in passages:
        said = [match[0].casefold() for match in _WORD.finditer(passage)]
        for at in range(len(said) - longest):
            found = runs.get(tuple(said[at : at + length]))
            if found is not None:
                return text[spans[found][0] : spans[found + longest][1]]
    return ""
