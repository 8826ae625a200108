"""Revenue outturn RO3 (social care) by authority, in thousands of pounds.

Its lines are not those of section 251.
"""

from __future__ import annotations

import re
from typing import Final

from speakopenly.understand.pressures.areas import resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import NearMiss, Synonyms, find_header, key
from speakopenly.understand.pressures.loaders.matching import (
    Found,
    Loader,
    Match,
    is_empty,
    needs_period,
    slug,
)
from speakopenly.understand.pressures.periods import find_financial_year
from speakopenly.understand.pressures.records import Gathered, Period, Release

FAMILY: Final = "revenue outturn RO3"
NEEDED: Final[Synonyms] = {
    "e_code": ("ecode", "laecode"),
    "name": ("localauthority", "authority"),
    "class": ("class", "type"),
}
WANTED: Final[Synonyms] = {"gss": ("onscode", "gsscode", "newlacode")}
_CHILDREN: Final = re.compile(r"child|young people|youth", re.IGNORECASE)
_THOUSAND: Final = 1000


def recognise(grid: Grid) -> Found:
    """A sheet with E-code, local authority and class, and net current expenditure for children."""
    near: NearMiss | None = None
    for sheet in grid.sheets:
        found = find_header(sheet.head, family=FAMILY, needed=NEEDED, wanted=WANTED)
        if isinstance(found, NearMiss):
            near = near or found
        elif found and _groups(sheet.head, found.row):
            return Match(grid, sheet, found)
    return near


def load(match: Match, period: Period | None) -> Gathered:
    """Net current expenditure on each children's heading, for authorities with children's services."""
    header, rows = match.header, match.sheet.rows
    above = [cell for row in rows[: header.row] for cell in row]
    when = needs_period(match, period or find_financial_year(*above, match.sheet.name, match.grid.stem))
    publisher = "Ministry of Housing, Communities and Local Government (and its forerunners)"
    gathered = Gathered(
        FAMILY, Release(f"Revenue outturn RO3 {when.label}", when.year, publisher), match.grid.name
    )
    groups = _groups(rows, header.row)
    for number, cells in enumerate(rows[header.row + 1 :], start=header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        say = {idea: header.cell(cells, idea) for idea in ("gss", "e_code", "name", "class")}
        area = resolve(gss=say["gss"], e_code=say["e_code"], name=say["name"])
        if area is None or area.level == "region":
            gathered.leave(
                number, "no authority with children's services" if say["class"] else "a note or a total"
            )
            continue
        for at, group in groups.items():
            cell = cells[at] if at < len(cells) else ""
            gathered.add(f"ro3:{group}", area, when, cell, row=number, unit="£", scale=_THOUSAND)
    return gathered


def _groups(rows: list[list[str]], header: int) -> dict[int, str]:
    """For each column of net current expenditure on children: the heading it stands under."""
    found, heading = {}, ""
    for at, cell in enumerate(rows[header]):
        heading = _heading_above(rows, header, at) or heading
        before, _, measure = _bare(cell).strip().rpartition(" - ")
        group = before or heading
        if key(measure).startswith("netcurrentexpenditure") and _CHILDREN.search(group):
            found[at] = slug(
                re.sub(r"^children'?s social care\s*[-:]?\s*|\*+", "", group, flags=re.IGNORECASE)
            )
    return found


def _bare(cell: str) -> str:
    return re.sub(r"\(.*?\)", "", cell)


def _heading_above(rows: list[list[str]], header: int, at: int) -> str:
    for row in reversed(rows[:header]):
        if at < len(row) and re.search(r"[A-Za-z]{4}", row[at]) and at > 1 and "***" not in row[at]:
            return row[at]
    return ""


LOADER: Final = Loader(FAMILY, recognise, load)
