"""Answers to the pulse for tests."""

from __future__ import annotations

import random
from collections.abc import Sequence

from speakopenly.check.supervision import ITEMS, Answers, Side

QUARTER = "2026-Q3"


def answers(
    number: int,
    *,
    yes: int = 0,
    side: Side = Side.SUPERVISED,
    quarter: str = QUARTER,
    area: str = "",
    cannot_say: int = 0,
) -> list[Answers]:
    """So many people: the first say yes to everything, the last cannot say, those between say no."""
    made = []
    for at in range(number):
        choices = {}
        for item in ITEMS:
            full, less = (item.full or "nobody"), item.choices[-2]
            choices[item.code] = full if at < yes else "cannot_say" if at >= number - cannot_say else less
        made.append(Answers(side, quarter, area, choices))
    return made


def drawn(chance: random.Random, number: int, areas: Sequence[str] = ("",)) -> list[Answers]:
    """So many people who answer as it comes, items passed over among them."""
    leaning = {item.code: chance.random() for item in ITEMS}
    made = []
    for _each in range(number):
        choices = {}
        for item in ITEMS:
            if chance.random() < 0.08:
                continue
            is_full = item.full and chance.random() < leaning[item.code]
            choices[item.code] = item.full if is_full else chance.choice(item.choices)
        made.append(Answers(Side.SUPERVISED, QUARTER, chance.choice(areas), choices))  # type: ignore[arg-type]
    return made
