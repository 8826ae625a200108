"""Section 251 outturn (before 2009-10.

Section 52), Table A1, one row for each authority and line, in pounds.
"""

from __future__ import annotations

from typing import Final

from speakopenly.understand.pressures.areas import resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import NearMiss, Synonyms, find_header
from speakopenly.understand.pressures.loaders import spending
from speakopenly.understand.pressures.loaders.matching import (
    DFE,
    Found,
    Loader,
    Match,
    is_empty,
    needs_period,
    slug,
)
from speakopenly.understand.pressures.periods import find_financial_year
from speakopenly.understand.pressures.records import Gathered, Period, Release

FAMILY: Final = "section 251 outturn"
NEEDED: Final[Synonyms] = {
    "authority": ("la", "leanumber", "lanumber", "lacode", "leacode", "oldlacode", "lea", "lanum"),
    "line": (
        "description",
        "cypservicedescription",
        "s52linereference",
        "s251linereference",
        "linedescription",
        "descriptionofexpenditure",
        "s251description",
    ),
    "net_current_expenditure": (
        "netcurrentexpenditure",
        "netcurrent",
        "netcurrentexp",
        "netexpenditure",
    ),
}
WANTED: Final[Synonyms] = {
    "name": ("laname", "leaname", "localauthority", "localauthorityname"),
    "total_expenditure": ("totalexpenditure", "grossexpenditure", "totalexp"),
    "income": ("income", "totalincome"),
}
MEASURES: Final = (("net_current_expenditure", "net"), ("total_expenditure", "total"), ("income", "income"))


def recognise(grid: Grid) -> Found:
    """A table with authority, line and net current expenditure, in any of its header variants."""
    near: NearMiss | None = None
    for sheet in grid.sheets:
        found = find_header(sheet.head, family=FAMILY, needed=NEEDED, wanted=WANTED)
        if isinstance(found, NearMiss):
            near = near or found
        elif found:
            return Match(grid, sheet, found)
    return near


def load(match: Match, period: Period | None) -> Gathered:
    """Net, total and income of every line of every authority; published totals also by purpose."""
    header, rows = match.header, match.sheet.rows
    above = [cell for row in rows[: header.row] for cell in row]
    when = needs_period(match, period or find_financial_year(*above, match.sheet.name, match.grid.stem))
    release = Release(f"Section 251 outturn {when.label}, Table A1", when.year, DFE)
    gathered = Gathered(FAMILY, release, match.grid.name)
    for number, cells in enumerate(rows[header.row + 1 :], start=header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        area = resolve(code=header.cell(cells, "authority"), name=header.cell(cells, "name"))
        line = header.cell(cells, "line")
        if area is None or not line:
            gathered.leave(number, "no such authority" if line else "no line of expenditure")
            continue
        for idea, short in MEASURES:
            if idea in header.columns:
                name = f"s251:{slug(spending.line_name(line))}:{short}"
                gathered.add(name, area, when, header.cell(cells, idea), row=number, unit="£")
        if series := spending.purpose(line):
            gathered.add(
                series, area, when, header.cell(cells, "net_current_expenditure"), row=number, unit="£"
            )
    return gathered


LOADER: Final = Loader(FAMILY, recognise, load)
