"""Files that belong to official statistics but hold no figure.

Guidance, descriptions of columns, look-ups.
"""

from __future__ import annotations

import re
from pathlib import Path

from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import key

_TABLE_COLUMNS = 5


def why_no_figures(path: Path) -> str | None:
    """Why a text file holds nothing to load; None where it may be a table."""
    if path.suffix.lower() not in {".txt", ".md"}:
        return None
    start = path.read_bytes()[:4000].decode("utf-8", errors="replace").lower()
    first = next((line for line in start.splitlines() if line.strip()), "")
    if max(first.count("\t"), first.count(",")) >= _TABLE_COLUMNS:
        return None
    if re.search(
        r"meta ?data|data guidance|coverage|underlying data|guidance|description",
        f"{path.stem} {start}".lower(),
    ):
        return "guidance that explains other files; it holds no figures"
    return None


def why_no_measure(grid: Grid) -> str | None:
    """Why a table holds nothing to load; None where it may."""
    names = {key(cell) for cell in (grid.sheets[0].head or [[]])[0]} if grid.sheets else set()
    if {"colname", "coltype"} <= names:
        return "describes the columns of a data file: keep it beside that file, where it is read"
    if {"ltla21cd", "utla21cd"} <= names or len(
        {name for name in names if re.fullmatch(r"[lu]tla\d\dcd", name)}
    ) == 2:
        return "a look-up of area codes; it holds no figures, and ours has these areas"
    return None
