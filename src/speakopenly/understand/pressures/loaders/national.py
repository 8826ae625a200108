"""Small tables of one nation: a year, a figure and where it was read (Cafcass applications, Welsh totals)."""

from __future__ import annotations

import re
from typing import Final

from speakopenly.understand.pressures.areas import ENGLAND, WALES
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, Synonyms, find_header
from speakopenly.understand.pressures.loaders.matching import Found, Loader, Match, is_empty
from speakopenly.understand.pressures.periods import read_period
from speakopenly.understand.pressures.records import Area, Gathered, Period, Release

FAMILY: Final = "national figures, a row for each year"
_YEAR: Final = ("financialyear", "yearat31march", "year", "period")
_KINDS: Final[tuple[tuple[str, Synonyms, str], ...]] = (
    (
        "care_applications",
        {"year": _YEAR, "figure": ("careapplications", "applications", "section31applications")},
        "applications",
    ),
    ("looked_after", {"year": _YEAR, "figure": ("childrenlookedafter", "lookedafter")}, "children"),
)
_WANTED: Final[Synonyms] = {
    "geography": ("geography", "area", "country", "nation"),
    "rate": ("rateper10000children", "rateper10000"),
    "source": ("sourcenote", "source"),
}


def recognise(grid: Grid) -> Found:
    """A year, and care applications or looked-after children."""
    for _, needed, _ in _KINDS:
        found = find_header(grid.sheets[0].head, family=FAMILY, needed=needed, wanted=_WANTED)
        if isinstance(found, Header):
            return Match(grid, grid.sheets[0], found)
    return None


def load(match: Match, period: Period | None) -> Gathered:
    """The figure of each year, and its rate where there is one."""
    header, rows = match.header, match.sheet.rows
    series, unit = next((s, u) for s, needed, u in _KINDS if header.columns["figure"] == _at(header, needed))
    whens = [when for row in rows[header.row + 1 :] if (when := read_period(header.cell(row, "year")))]
    latest = max((when.year for when in whens), default=0)
    first = rows[header.row + 1] if len(rows) > header.row + 1 else []
    nation = _nation(f"{header.cell(first, 'geography')} {match.grid.stem} {header.cell(first, 'source')}")
    publisher = (
        "Cafcass"
        if series == "care_applications" and nation is ENGLAND
        else ("Welsh Government" if nation is WALES else "the publisher the file names")
    )
    gathered = Gathered(
        FAMILY, Release(f"{publisher}, series to {latest}", latest, publisher), match.grid.name
    )
    for number, cells in enumerate(rows[header.row + 1 :], start=header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        when = read_period(header.cell(cells, "year"))
        area = _nation(header.cell(cells, "geography") or nation.name)
        if when is None:
            gathered.leave(number, "no such year")
            continue
        if source := header.cell(cells, "source"):
            gathered.release = Release(f"{publisher}, as read in: {source}", latest, publisher)
        gathered.add(series, area, when, header.cell(cells, "figure"), row=number, unit=unit)
        if "rate" in header.columns and header.cell(cells, "rate"):
            gathered.add(
                f"{series}_rate",
                area,
                when,
                header.cell(cells, "rate"),
                row=number,
                unit="per 10,000 children",
                denominator="children aged 0 to 17",
            )
    return gathered


def _at(header: Header, needed: Synonyms) -> int | None:
    found = find_header([header.cells], family=FAMILY, needed=needed, wanted={})
    return found.columns["figure"] if isinstance(found, Header) else None


def _nation(text: str) -> Area:
    return WALES if re.search(r"\bwales|welsh", text.replace("_", " "), re.IGNORECASE) else ENGLAND


LOADER: Final = Loader(FAMILY, recognise, load)
