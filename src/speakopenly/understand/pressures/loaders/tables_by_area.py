"""Published tables by authority with years across.

"Children looked after at 31 March, by Local Authority".
"""

from __future__ import annotations

import re
from typing import Final

from speakopenly.understand.pressures.areas import resolve
from speakopenly.understand.pressures.grids import Grid, Sheet
from speakopenly.understand.pressures.headers import Header, key
from speakopenly.understand.pressures.loaders.matching import DFE, Found, Loader, Match, is_empty
from speakopenly.understand.pressures.periods import calendar_year
from speakopenly.understand.pressures.records import Gathered, Period, Release

FAMILY: Final = "published tables by authority, years across"
_TITLE: Final = re.compile(r"children looked after at 31 march,? by local auth", re.IGNORECASE)
_FEWEST_YEARS: Final = 3
_UNITS: Final = (("rate", "looked_after_rate", "per 10,000 children"), ("number", "looked_after", "children"))


def recognise(grid: Grid) -> Found:
    """A sheet of that title with a row of years."""
    for sheet in grid.sheets:
        if (
            any(_TITLE.search(cell) for row in sheet.head[:6] for cell in row)
            and (at := _years_row(sheet)) is not None
        ):
            return Match(grid, sheet, Header(at, tuple(sheet.head[at]), {}))
    return None


def load(match: Match, period: Period | None) -> Gathered:
    """Numbers and rates of each year, for England, its regions and its authorities."""
    rows, at = match.sheet.rows, match.header.row
    columns = _columns(rows, at)
    latest = max(year for _, _, year in columns.values())
    release = Release(f"Children looked after in England, {latest} tables ({match.sheet.name})", latest, DFE)
    gathered = Gathered(FAMILY, release, match.grid.name)
    gathered.notes.append(
        f"only the table {match.sheet.name} is used; the workbook's other sheets are breakdowns"
    )
    first = min(columns)
    for number, cells in enumerate(rows[at + 1 :], start=at + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        names = [cell for cell in cells[:first] if re.search(r"[A-Za-z]{3}", cell)]
        area = resolve(name=re.sub(r"(?<!\d)\d+(,\d+)*$", "", names[-1].strip())) if names else None
        if area is None:
            gathered.leave(number, "a note, or a name that two authorities share or nobody has")
            continue
        for column, (series, unit, year) in columns.items():
            cell = cells[column] if column < len(cells) else ""
            gathered.add(series, area, calendar_year(year), cell, row=number, unit=unit)
    return gathered


def _years_row(sheet: Sheet) -> int | None:
    rows = enumerate(sheet.head)
    return next((at for at, row in rows if sum(_is_year(cell) for cell in row) >= _FEWEST_YEARS), None)


def _columns(rows: list[list[str]], at: int) -> dict[int, tuple[str, str, int]]:
    found: dict[int, tuple[str, str, int]] = {}
    series, unit = "looked_after", "children"
    for column, cell in enumerate(rows[at]):
        for row in rows[max(0, at - 2) : at]:
            said = key(row[column]) if column < len(row) else ""
            if "number" in said and "rate" in said:
                continue  # a heading over both kinds
            series, unit = next(((s, u) for sign, s, u in _UNITS if said.startswith(sign)), (series, unit))
        if _is_year(cell):
            found[column] = (series, unit, int(float(cell)))
    return found


def _is_year(cell: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d(\.0)?", cell.strip()))


LOADER: Final = Loader(FAMILY, recognise, load)
