"""Where a table's header stands, and what its columns are called.

People put titles above a table, merge cells over groups of columns, leave names out and use a name
twice. The first line that fills at least six tenths of the widest is the header; what stands above is
noted, never guessed to be data. Two lines make one header where the upper names groups of the lower.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.limits import MAX_NAME_CHARACTERS

Cells = Sequence[str | None]
NumberedLine = tuple[int, Cells]

LINES_SEARCHED: Final = 50
"""Official workbooks have up to 20 lines of title and source above their tables."""
SHARE_FILLED: Final = 0.6
"""Lets a header leave some columns unnamed, and passes over titles, which fill one or two cells."""
_WIDE: Final = 8
_LINES_TO_GROUPS: Final = 2
_SAYS: Final = re.compile(r"\w")
_YEAR: Final = re.compile(r"\s*(?:19|20)\d\d\s*")
_NAME_COLUMNS: Final = "Put one row above the answers that names each column."
_NUMBER: Final = re.compile(r"\s*[-+\u00a3]?[\d,]*+(?:\.\d+|(?<=\d))%?\s*")


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, which of them we had to name, and how many lines they took up.

    ``lines`` counts from the top of the file, so it is also where the rows begin.
    """

    names: tuple[str, ...]
    unnamed: frozenset[int]
    lines: int
    notes: tuple[str, ...]


def find_header(
    lines: Sequence[NumberedLine],
    *,
    file: str,
    cells_in_a_row: int | None = None,
    grouped: frozenset[int] | None = None,
) -> Header:
    """Find the header among the first lines of a file.

    Raises:
        BadInput: there is none, or what stands in its place is somebody's words.
    """
    if not any(_filled(cells) for _, cells in lines):
        raise BadInput("is empty.", do="Choose the file that holds the answers.", file=file)
    place = _first_full_line(lines[:LINES_SEARCHED], cells_in_a_row)
    if place is None:
        raise BadInput("has no header that we can find.", do=_NAME_COLUMNS, file=file)
    groups, names, place, taken = _join_two_lines(lines, place, grouped)
    if any(len(name) > MAX_NAME_CHARACTERS for name in names):
        raise BadInput(
            "has no header.",
            do=_NAME_COLUMNS,
            file=file,
            row=lines[place][0],
        )
    return _header(names, groups, lines=place + taken, numbers=(lines[place][0], taken))


def known_header(names: Sequence[str], *, lines: int = 0) -> Header:
    """Make a header of names the file itself gives (JSON, parquet); names are made unique as elsewhere."""
    trimmed = [" ".join(name.split()) for name in names]
    return _header(trimmed, [""] * len(trimmed), lines=lines, numbers=(1, 1))


def _first_full_line(lines: Sequence[NumberedLine], cells_in_a_row: int | None) -> int | None:
    sound = [
        place
        for place, (_, cells) in enumerate(lines)
        if cells_in_a_row is None or len(cells) == cells_in_a_row
    ]
    widest = max((_filled(lines[place][1]) for place in sound), default=0)
    full = [place for place in sound if _filled(lines[place][1]) >= max(1, SHARE_FILLED * widest)]
    named = next((place for place in full if _names_share(lines[place][1]) > 0.5), None)
    return _top_line(lines, full) if named is None else named


def _top_line(lines: Sequence[NumberedLine], full: Sequence[int]) -> int | None:
    """Accept numbers as names (questions 1 to 300 of a survey) only on the very first line, and distinct."""
    top = next(place for place, (_, cells) in enumerate(lines) if _filled(cells))
    names = [cell for cell in lines[top][1] if cell]
    return top if top in full and _names_share(names) > 0 and len(set(names)) == len(names) else None


def _join_two_lines(
    lines: Sequence[NumberedLine], place: int, grouped: frozenset[int] | None
) -> tuple[list[str], list[str], int, int]:
    """Give the names of groups and columns, where the header begins and how many lines it took."""
    number, cells = lines[place]
    for upper, lower in ((place - 1, place), (place, place + 1)):
        if upper >= 0 and lower < len(lines) and _names_groups(lines[upper], lines[lower], grouped):
            high, low = lines[upper][1], lines[lower][1]
            names = [_name(below) or _name(above) for below, above in zip(low, high, strict=True)]
            return _spread(high), names, upper, 2
    names = [_name(cell) for cell in cells]
    above = next((line for line in reversed(lines[:place]) if _filled(line[1])), (0, ()))
    if number - above[0] <= _LINES_TO_GROUPS and len(above[1]) == len(cells) and _filled(above[1]) > 1:
        return _spread(above[1]), names, place, 1
    return [""] * len(names), names, place, 1


def _names_groups(upper: NumberedLine, lower: NumberedLine, grouped: frozenset[int] | None) -> bool:
    """Ask whether the upper line names groups and the line below it the columns inside them."""
    (number, high), (next_number, low) = upper, lower
    if next_number != number + 1 or len(low) != len(high) or _filled(high) < 2:
        return False
    if any(_NUMBER.fullmatch(cell) for cell in low if cell):
        return False
    if grouped is not None:
        return number in grouped and _filled(low) > 0
    return _fills_the_gaps(high, low) or _repeats_its_groups(high, low)


def _fills_the_gaps(upper: Cells, lower: Cells) -> bool:
    """Merged cells leave their name in the first cell; the line below has names there and nowhere else."""
    gaps = {place for place, cell in enumerate(upper) if not _name(cell)}
    starts = {place - 1 for place in gaps if place} - gaps
    filled = {place for place, cell in enumerate(lower) if _name(cell)}
    return bool(gaps and starts) and filled == gaps | starts and len(filled) < len(upper)


def _repeats_its_groups(upper: Cells, lower: Cells) -> bool:
    """Some exports write the group's name over each of its columns."""
    if len(upper) < _WIDE:
        return False
    repeated = sum(1 for left, right in zip(upper, upper[1:], strict=False) if left and left == right)
    names = [cell for cell in lower if cell]
    return repeated > len(upper) / 2 and len(set(names)) > len(set(upper)) and len(names) >= len(upper) / 2


def _spread(cells: Cells) -> list[str]:
    """Give each cell its own name or, where it has none, the name to its left."""
    spread, last = [], ""
    for cell in cells:
        last = _name(cell) if cell and _SAYS.search(cell) else last
        spread.append(last)
    return spread


def _header(names: Sequence[str], groups: Sequence[str], *, lines: int, numbers: tuple[int, int]) -> Header:
    unnamed = frozenset(place for place, name in enumerate(names) if not name)
    filled = [name or f"column {place}" for place, name in enumerate(names, start=1)]
    unique = tuple(_made_unique(filled, groups))
    return Header(unique, unnamed, lines, tuple(_notes(filled, unique, numbers)))


def _made_unique(names: Sequence[str], groups: Sequence[str]) -> Iterator[str]:
    """Tell columns of one name apart by their group, and where that is not enough by a number."""
    often = Counter(names)
    given: set[str] = set()
    for name, group in zip(names, groups, strict=True):
        wanted = f"{group}: {name}" if often[name] > 1 and group and group != name else name
        unique, number = wanted, 1
        while unique in given:
            number += 1
            unique = f"{wanted} ({number})"
        given.add(unique)
        yield unique


def _notes(names: Sequence[str], unique: Sequence[str], numbers: tuple[int, int]) -> Iterator[str]:
    number, taken = numbers
    if taken == 2:
        yield f"The header stands on rows {number} and {number + 1}."
    elif number > 1:
        yield f"The header stands on row {number}; what stands above it was not read."
    changed = sum(1 for before, after in zip(names, unique, strict=True) if before != after)
    if changed:
        yield f"{changed} columns had a name that was already taken and were given one of their own."


def _name(cell: str | None) -> str:
    return " ".join(cell.split()) if cell else ""


def _filled(cells: Cells) -> int:
    """Count the cells that say something; official tables fill others with dots and dashes."""
    return sum(1 for cell in cells if cell and _SAYS.search(cell))


def _names_share(cells: Cells) -> float:
    """Say what share of the filled cells could be names: not numbers, unless they are years."""
    filled = [cell for cell in cells if cell]
    names = sum(1 for cell in filled if not _NUMBER.fullmatch(cell) or _YEAR.fullmatch(cell))
    return names / len(filled) if filled else 0
