"""Population estimates exported from Nomis: a few lines of title, then places down and years across."""

from __future__ import annotations

from typing import Final

from speakopenly.understand.pressures.areas import resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, Synonyms, find_header
from speakopenly.understand.pressures.loaders.matching import Found, Loader, Match, is_empty
from speakopenly.understand.pressures.periods import calendar_year, read_period
from speakopenly.understand.pressures.records import Gathered, Period, Release

FAMILY: Final = "population estimates (Nomis)"
_NEEDED: Final[Synonyms] = {"gss": ("mnemonic", "code", "areacode")}
_ELSEWHERE: Final = {
    "S": "a place in Scotland",
    "N": "a place in Northern Ireland",
    "E": "a place below authorities",
}


def recognise(grid: Grid) -> Found:
    """A title that says population estimates, then a header with a mnemonic and years."""
    head = grid.sheets[0].head
    if not any("population estimates" in cell.lower() for row in head[:6] for cell in row):
        return None
    found = find_header(head, family=FAMILY, needed=_NEEDED, wanted={})
    return Match(grid, grid.sheets[0], found) if isinstance(found, Header) else found


def load(match: Match, period: Period | None) -> Gathered:
    """The age band of the file, for each authority and year."""
    header, rows = match.header, match.sheet.rows
    years = {at: read_period(cell) for at, cell in enumerate(header.cells) if read_period(cell)}
    latest = max(when.year for when in years.values() if when)
    said = {
        row[0].split(":")[0].strip().lower(): row[1].strip() for row in rows[: header.row] if len(row) > 1
    }
    release = Release(
        f"Mid-year population estimates to {latest}, by Nomis", latest, "Office for National Statistics"
    )
    gathered = Gathered(FAMILY, release, match.grid.name)
    for number, cells in enumerate(rows[header.row + 1 :], start=header.row + 2):
        if is_empty(cells) or len(cells) < 2:
            continue
        gathered.rows_in += 1
        gss = header.cell(cells, "gss")
        area = resolve(gss=gss)
        if area is None:
            gathered.leave(number, _ELSEWHERE.get(gss[:1], "no such place"))
            continue
        for at, when in years.items():
            gathered.add(
                "population:age",
                area,
                calendar_year(when.year if when else 0),
                cells[at] if at < len(cells) else "",
                row=number,
                unit="people",
                breakdown=said.get("age", match.grid.stem),
            )
    return gathered


LOADER: Final = Loader(FAMILY, recognise, load)
