"""Two sides of one theme: passages that say it went well and passages that say it went badly.

Looked for only to find who saw it differently, so that a person can read them. It is about what happened, not
about how somebody speaks: nothing is said of any speaker, nothing is stored, and no page shows a figure.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REACH_OF_A_TURN = 3
"""How many words before one may turn it round: "not at all helpful"."""
FULL = 1.5
"""From so many words more of one kind than of the other on (over their root), nothing is clearer."""
CLEAR = 0.35
"""Under this a passage takes no side."""
FEWEST_OF_A_SIDE = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """Passages by their place on either side, the clearest first. Which is the other view, people decide."""

    well: tuple[int, ...]
    badly: tuple[int, ...]

    @property
    def fewer(self) -> tuple[int, ...]:
        """The side that fewer passages are clearly on: where to look first for who saw it differently."""
        return min((self.badly, self.well), key=len)


def by_words(text: str) -> float:
    """Words for well less words for badly, each turned by a "not" before it, over their root."""
    words = re.findall(r"[a-z']+", text.lower().replace("\u2019", "'"))
    if not words:
        return 0.0
    known, turns = _lexicon()
    score, number = 0.0, 0
    for at in range(len(words)):
        value, length = _value(words, at, known)
        if value:
            before = words[max(0, at - REACH_OF_A_TURN) : at]
            score += -value if len(turns.intersection(before)) % 2 else value
            number += 1
    return score / number**0.5 if number else 0.0


def _value(words: Sequence[str], at: int, known: Mapping[str, float]) -> tuple[float, int]:
    pair = " ".join(words[at : at + 3])
    for phrase in (pair, " ".join(words[at : at + 2]), words[at]):
        if phrase in known:
            return known[phrase], len(phrase.split())
    for length in range(len(words[at]), 2, -1):
        if (stem := words[at][:length] + "*") in known:
            return known[stem], 1
    return 0.0, 1


@cache
def _lexicon() -> tuple[dict[str, float], frozenset[str]]:
    data = tomllib.loads((Path(__file__).parent / "data" / "went.toml").read_text("utf-8"))
    known = dict.fromkeys(data["well"], 1.0) | dict.fromkeys(data["badly"], -1.0)
    return known, frozenset(data["turns"])


def lean(text: str) -> float:
    """A number from -1 (it went badly) to 1 (it went well)."""
    return max(-FULL, min(FULL, by_words(text))) / FULL


def two_sides(texts: Sequence[str]) -> Sides | None:
    """The passages that are clearly on either side; None where one side has hardly any.

    How many stand on each is no measure of how many people saw it so: passages that say it without a plain
    word are on neither.
    """
    leaning = [lean(text) for text in texts]
    well, badly = (
        tuple(sorted((at for at, each in enumerate(leaning) if way * each >= CLEAR), key=_clearest(leaning)))
        for way in (1, -1)
    )
    return Sides(well, badly) if min(len(well), len(badly)) >= FEWEST_OF_A_SIDE else None


def _clearest(leaning: Sequence[float]) -> Callable[[int], tuple[float, int]]:
    return lambda at: (-abs(leaning[at]), at)
