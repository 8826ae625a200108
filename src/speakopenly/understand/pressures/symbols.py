"""What stands in a cell of an official table.

A number, or a sign that says why there is none. A sign is never 0.
"""

from __future__ import annotations

import math
import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Status(StrEnum):
    """Why there is a number, or why there is none."""

    PUBLISHED = "published"
    HIDDEN = "hidden to protect people"
    NOT_APPLICABLE = "cannot apply"
    NOT_AVAILABLE = "not available"
    UNRELIABLE = "too unreliable to publish"
    ROUNDS_TO_NOUGHT = "more than 0 but rounds to 0"
    BLANK = "left blank"
    SPREADSHEET_ERROR = "an error in the publisher's spreadsheet"
    UNREADABLE = "neither a number nor a known sign"


_SIGNS: Final = {
    "": Status.BLANK,
    "null": Status.BLANK,
    "c": Status.HIDDEN,
    "*": Status.HIDDEN,
    "x": Status.HIDDEN,
    "z": Status.NOT_APPLICABLE,
    ".": Status.NOT_APPLICABLE,
    "n/a": Status.NOT_APPLICABLE,
    "na": Status.NOT_APPLICABLE,
    "..": Status.NOT_AVAILABLE,
    ":": Status.NOT_AVAILABLE,
    "-": Status.NOT_AVAILABLE,
    "n": Status.NOT_AVAILABLE,
    "u": Status.UNRELIABLE,
    "low": Status.ROUNDS_TO_NOUGHT,
    "k": Status.ROUNDS_TO_NOUGHT,
    "~": Status.ROUNDS_TO_NOUGHT,
}
_OPEN_DATA: Final = {"x": Status.NOT_AVAILABLE}
"""In Explore Education Statistics, StatsWales' tidy files and bracketed signs, x means not available."""
_NUMBER: Final = re.compile(r"[-+]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?")
"""A code such as E08000002 is none: before its E there is no digit."""


@lru_cache(maxsize=50_000)
def read_cell(text: str | None, *, open_data: bool = False) -> tuple[float | None, Status]:
    """The number in a cell, or None and why; ``open_data`` for files in which "x" means not available."""
    said = (text or "").strip()
    if said and (found := _number(said)) is not None:
        return found, Status.PUBLISHED
    if said.startswith("#"):
        return None, Status.SPREADSHEET_ERROR
    bare = said.lower()
    if bare.startswith("[") and bare.endswith("]"):
        bare, open_data = bare[1:-1], True
    signs = _SIGNS | _OPEN_DATA if open_data else _SIGNS
    return None, signs.get(bare, Status.UNREADABLE)


def is_figure(text: str | None) -> bool:
    """Whether a cell holds a number or a sign, so that a column of such cells is a measure."""
    return read_cell(text)[1] is not Status.UNREADABLE


def _number(said: str) -> float | None:
    bare = said.lstrip("£").rstrip("%").strip()
    if not _NUMBER.fullmatch(bare):
        return None
    value = float(bare.replace(",", ""))
    return value if math.isfinite(value) else None
