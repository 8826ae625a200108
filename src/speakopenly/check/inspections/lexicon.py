"""The phrases that make a sentence worth judging, and those by which inspectors praise or find wanting."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from speakopenly.check.inspections.records import Line
from speakopenly.understand.factors.cues import PhraseFinder

KINDS: Final = ("core", "near", "other")
"""Phrases that name a line, that often do, and that look like it and are not."""
LEANINGS: Final = ("praise", "fault", "strength", "weakness")
"""Words that leave little doubt, and hints."""
_ASKED: Final = "asked"


class Lexicon:
    """Tells which of our phrases stand in a sentence."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[str]]], asked: Sequence[str]) -> None:
        self.groups = [name for name, phrases in groups for _ in phrases]
        self._asked = frozenset(asked)
        self._phrases = PhraseFinder([each for _, phrases in groups for each in phrases])

    def mark(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """A row a sentence, a column a phrase, one where it stands."""
        marks = np.zeros((len(sentences), len(self.groups)), np.float32)
        for row, sentence in enumerate(sentences):
            for place, _ in self._phrases.find(sentence):
                marks[row, place] = 1
        return marks

    def asks(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """One where a sentence begins as that which a report asks for, in one column."""
        begins = [sentence.split(maxsplit=1)[0].lower() in self._asked for sentence in sentences]
        return np.array(begins, np.float32).reshape(-1, 1)


@cache
def load_lexicon() -> Lexicon:
    """The phrases of ``data/cues.toml`` and ``data/leaning.toml``, each under "line kind" or its leaning."""
    cues, leaning = _table("cues.toml"), _table("leaning.toml")
    groups: list[tuple[str, Sequence[str]]] = [
        (f"{line} {kind}", cues[line][kind]) for line in Line for kind in KINDS
    ]
    return Lexicon([*groups, *((each, leaning[each]) for each in LEANINGS)], leaning[_ASKED])


def _table(name: str) -> Any:
    read: dict[str, Any] = tomllib.loads(
        files("speakopenly.check.inspections").joinpath("data", name).read_text("utf-8")
    )
    return read
