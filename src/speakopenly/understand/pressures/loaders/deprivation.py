"""English indices of deprivation by upper-tier authority. Ranks are left out: we rank nobody."""

from __future__ import annotations

from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.areas import resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, Synonyms, find_header
from speakopenly.understand.pressures.loaders.matching import Found, Loader, Match, is_empty, slug
from speakopenly.understand.pressures.periods import calendar_year, find_years
from speakopenly.understand.pressures.records import Gathered, Period, Release

FAMILY: Final = "indices of deprivation"
PUBLISHER: Final = "Ministry of Housing, Communities and Local Government"
_NEEDED: Final[Synonyms] = {
    "gss": (
        "uppertierlocalauthoritydistrictcode",
        "uppertierlocalauthoritycode",
        "localauthoritydistrictcode",
        "uppertierlocalauthoritydistrictcode2019",
    ),
}
_WANTED: Final[Synonyms] = {"name": ("uppertierlocalauthoritydistrictname", "uppertierlocalauthorityname")}


def recognise(grid: Grid) -> Found:
    """A sheet of upper-tier authorities with scores."""
    for sheet in grid.sheets:
        found = find_header(sheet.head, family=FAMILY, needed=_NEEDED, wanted=_WANTED)
        if isinstance(found, Header) and any("score" in cell.lower() for cell in found.cells):
            return Match(grid, sheet, found)
    return None


def load(match: Match, period: Period | None) -> Gathered:
    """Scores, proportions and extents of every sheet."""
    years = find_years(match.grid.stem)
    if not period and not years:
        raise BadInput(
            "does not say which year it is for.", do="Give it with --period.", file=match.grid.name
        )
    when = period or calendar_year(years[-1])
    gathered = Gathered(
        FAMILY, Release(f"English indices of deprivation {when.year}", when.year, PUBLISHER), match.grid.name
    )
    gathered.notes.append("columns of ranks are not kept")
    for sheet in match.grid.sheets:
        header = find_header(sheet.head, family=FAMILY, needed=_NEEDED, wanted=_WANTED)
        if not isinstance(header, Header):
            continue
        for number, cells in enumerate(sheet.rows[header.row + 1 :], start=header.row + 2):
            if is_empty(cells):
                continue
            gathered.rows_in += 1
            area = resolve(gss=header.cell(cells, "gss"), name=header.cell(cells, "name"))
            if area is None:
                gathered.leave(number, "no such place")
                continue
            for at, cell in enumerate(header.cells):
                if at not in header.columns.values() and cell and "rank" not in cell.lower():
                    value = cells[at] if at < len(cells) else ""
                    gathered.add(f"deprivation:{slug(cell)}", area, when, value, row=number, unit="")
    return gathered


LOADER: Final = Loader(FAMILY, recognise, load)
