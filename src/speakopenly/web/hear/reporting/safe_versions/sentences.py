"""A report cut into sentences, so that a whole one can be marked by choosing it from a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ENDS: Final = re.compile(r"(?<=[.!?\u2026])\s+|\n+")
SHOWN: Final = 60


@dataclass(frozen=True, slots=True, repr=False)
class Sentence:
    """Where a sentence stands, and how it begins."""

    start: int
    end: int
    shown: str

    def __repr__(self) -> str:
        return f"Sentence({self.start}, {self.end})"


def sentences_of(text: str) -> list[Sentence]:
    """Every sentence that holds anything, in order."""
    cuts = [(match.start(), match.end()) for match in _ENDS.finditer(text)]
    starts, ends = [0, *(end for _start, end in cuts)], [*(start for start, _end in cuts), len(text)]
    return [
        Sentence(start, end, _shown(text[start:end]))
        for start, end in zip(starts, ends, strict=True)
        if text[start:end].strip()
    ]


def _shown(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN else f"{sentence[:SHOWN]}\u2026"
