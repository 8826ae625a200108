"""Columns found by what they mean.

One idea, the several names publishers have given it, and the nearest name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz, process

from speakopenly.core.errors import BadInput

_NEAR_ENOUGH: Final = 60
_ANY_LIKENESS: Final = 30
"""A column is only named as perhaps the one that is missing, so a little likeness is worth telling."""
_MOST_HEADER_ROWS: Final = 20

Synonyms = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header of a table stands, and which column holds which idea."""

    row: int
    cells: tuple[str, ...]
    columns: Mapping[str, int]

    def cell(self, cells: Sequence[str], idea: str) -> str:
        """What a row says of an idea; empty where the column is missing or the row too short."""
        at = self.columns.get(idea)
        return cells[at].strip() if at is not None and at < len(cells) else ""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A table that all but matches a kind we know: which column is missing, and what looks nearest to it."""

    family: str
    missing: str
    known_as: str
    looks_like: str | None
    share: float

    def refusal(self, file: str) -> BadInput:
        """The clear line: what is missing, the nearest column, and how to say that it is the same."""
        nearest_column = f" The nearest is {self.looks_like!r}." if self.looks_like else ""
        line = f"{self.looks_like or 'THE COLUMN'},{self.known_as}"
        return BadInput(
            f"looks like {self.family}, but no column says {self.missing}.{nearest_column}",
            do=f"If it has a new name, write “file_column,known_column” and “{line}” as two lines of a file"
            " and give it with --mapping. Nothing of this file was loaded.",
            file=file,
        )


@lru_cache(maxsize=20_000)
def key(cell: str | None) -> str:
    """A header as it is compared: no case, spaces, punctuation or codes in brackets; "%" is kept."""
    low = (cell or "").lower().replace("&", "and")
    while (less := re.sub(r"\([^()]*\)", " ", low)) != low:
        low = less
    return re.sub(r"[^a-z0-9%]", "", low)


def nearest(wanted: str, names: Iterable[str], *, near_enough: float = _NEAR_ENOUGH) -> str | None:
    """The name most like what was written, if any is like it."""
    found = process.extractOne(
        wanted, [name for name in names if name], scorer=fuzz.WRatio, processor=key, score_cutoff=near_enough
    )
    return found[0] if found else None


def find_header(
    rows: Sequence[Sequence[str]], *, family: str, needed: Synonyms, wanted: Synonyms
) -> Header | NearMiss | None:
    """The row that names all that is needed; else the nearest miss with at least half of it; else None."""
    best: NearMiss | None = None
    for number, cells in enumerate(rows[:_MOST_HEADER_ROWS]):
        columns = _columns(cells, {**needed, **wanted})
        missing = [idea for idea in needed if idea not in columns]
        if not missing:
            return Header(number, tuple(cell.strip() for cell in cells), columns)
        share = 1 - len(missing) / len(needed)
        if share >= 0.5 and (best is None or share > best.share):
            best = _near_miss(family, missing[0], needed, cells, columns, share)
    return best


def read_mapping(path: Path) -> dict[str, str]:
    """A file the user wrote.

    Which column of theirs is which of ours. BadInput where it is not two columns.
    """
    try:
        rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError):
        raise BadInput("cannot be read.", do="Give a UTF-8 CSV file.", file=path.name) from None
    mapping = {}
    for number, row in enumerate(rows, start=1):
        if number == 1 and [key(cell) for cell in row] == ["filecolumn", "knowncolumn"] or not any(row):
            continue
        if len(row) != 2 or not all(cell.strip() for cell in row):
            raise BadInput(
                "is not two columns.",
                do="Write the file's column, a comma and the known column.",
                file=path.name,
                row=number,
            )
        mapping[key(row[0])] = row[1].strip()
    return mapping


def _columns(cells: Sequence[str], ideas: Synonyms) -> dict[str, int]:
    at: dict[str, int] = {}
    for number, cell in enumerate(cells):
        at.setdefault(key(cell), number)
    at.pop("", None)
    return {
        idea: at[name]
        for idea, names in ideas.items()
        for name in [next((n for n in names if n in at), "")]
        if name
    }


def _near_miss(
    family: str,
    missing: str,
    needed: Synonyms,
    cells: Sequence[str],
    columns: Mapping[str, int],
    share: float,
) -> NearMiss:
    taken = set(columns.values())
    free = [cell.strip() for number, cell in enumerate(cells) if number not in taken and cell.strip()]
    known_as = needed[missing][0]
    like = nearest(known_as, free, near_enough=_ANY_LIKENESS)
    return NearMiss(family, missing.replace("_", " "), known_as, like, share)
