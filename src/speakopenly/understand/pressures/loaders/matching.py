"""What a loader finds in a file, and what all loaders share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.grids import Grid, Sheet
from speakopenly.understand.pressures.headers import Header, NearMiss
from speakopenly.understand.pressures.records import Gathered, Period

DFE: Final = "Department for Education"


@dataclass(frozen=True, slots=True)
class Match:
    """A table that was recognised."""

    grid: Grid
    sheet: Sheet
    header: Header


Found = Match | NearMiss | None
Recognise = Callable[[Grid], Found]
Load = Callable[[Match, Period | None], Gathered]


@dataclass(frozen=True, slots=True)
class Loader:
    """One family of official files: its name, how it is recognised, and how it is read."""

    family: str
    recognise: Recognise
    load: Load


@lru_cache(maxsize=20_000)
def slug(text: str) -> str:
    """A name for a series, from words: lower case with underscores."""
    return re.sub(r"[^a-z0-9]+", "_", text.lower().replace("'", "").replace("’", "")).strip("_")


def needs_period(match: Match, period: Period | None) -> Period:
    """The period that was found; BadInput where neither the file nor the user says one."""
    if period is None:
        raise BadInput(
            "does not say which year it is for.",
            do="Give it with --period, such as 2016-17.",
            file=match.grid.name,
        )
    return period


def is_empty(cells: list[str]) -> bool:
    """Whether a row holds nothing."""
    return not any(cell.strip() for cell in cells)
