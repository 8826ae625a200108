"""Statistical neighbours of each authority: ten codes, kept without closeness order being shown as a rank."""

from __future__ import annotations

import re
from typing import Final

from speakopenly.understand.pressures.areas import resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, Synonyms, find_header, key
from speakopenly.understand.pressures.loaders.matching import DFE, Found, Loader, Match, is_empty
from speakopenly.understand.pressures.periods import calendar_year, find_years
from speakopenly.understand.pressures.records import Gathered, Period, Release

FAMILY: Final = "statistical neighbours"
_NEEDED: Final[Synonyms] = {"code": ("oldlacode", "lacode", "lanumber"), "first": ("sn1", "neighbour1")}
_NEIGHBOUR: Final = re.compile(r"(?:sn|neighbour)(\d+)")


def recognise(grid: Grid) -> Found:
    """A table of codes with SN_1 and onwards."""
    found = find_header(grid.sheets[0].head, family=FAMILY, needed=_NEEDED, wanted={"name": ("laname",)})
    return Match(grid, grid.sheets[0], found) if isinstance(found, Header) else None


def load(match: Match, period: Period | None) -> Gathered:
    """The codes of each authority's neighbours."""
    header = match.header
    year = period.year if period else max(find_years(match.grid.stem), default=0)
    gathered = Gathered(FAMILY, Release(f"Statistical neighbours model {year}", year, DFE), match.grid.name)
    columns = {at: cell for at, cell in enumerate(header.cells) if _NEIGHBOUR.fullmatch(key(cell))}
    for number, cells in enumerate(match.sheet.rows[header.row + 1 :], start=header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        area = resolve(code=header.cell(cells, "code"), name=header.cell(cells, "name"))
        if area is None:
            gathered.leave(number, "no such authority")
            continue
        for at, name in columns.items():
            cell = cells[at] if at < len(cells) else ""
            gathered.add(
                "neighbour", area, calendar_year(year), cell, row=number, unit="authority", breakdown=name
            )
    return gathered


LOADER: Final = Loader(FAMILY, recognise, load)
