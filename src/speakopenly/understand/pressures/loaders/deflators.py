"""Price indices that turn cash into real terms: ONS time series (CPIH) and tables of the GDP deflator."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from speakopenly.understand.pressures.areas import UNITED_KINGDOM
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, Synonyms, find_header
from speakopenly.understand.pressures.loaders.matching import Found, Loader, Match, is_empty
from speakopenly.understand.pressures.periods import calendar_year, financial_year, read_period
from speakopenly.understand.pressures.records import Gathered, Period, Release
from speakopenly.understand.pressures.symbols import read_cell

CPIH: Final = "consumer prices including housing (ONS)"
GDP: Final = "GDP deflator"
_MONTHS: Final = {
    name: at
    for at, name in enumerate(
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], start=1
    )
}
_MONTH: Final = re.compile(r"(\d{4}) ([A-Z]{3})")
_GDP_NEEDED: Final[Synonyms] = {
    "year": ("year", "financialyear"),
    "index": ("gdp", "gdpdeflator", "deflator", "index"),
}


def recognise_cpih(grid: Grid) -> Found:
    """An ONS time series file whose title names CPIH."""
    head = grid.sheets[0].head
    if head and head[0] and head[0][0].strip().lower() == "title" and "CPIH" in " ".join(head[0]).upper():
        return Match(grid, grid.sheets[0], Header(0, tuple(head[0]), {}))
    return None


def load_cpih(match: Match, period: Period | None) -> Gathered:
    """Years and months as they stand, and the mean of the twelve months of each financial year."""
    about = {row[0].strip().lower(): row[1].strip() for row in match.sheet.rows[:8] if len(row) > 1}
    year = max(
        [int(found) for found in re.findall(r"(?:19|20)\d\d", about.get("release date", ""))], default=0
    )
    release = Release(
        f"CPIH all items (L522), released {about.get('release date', 'on an unknown date')}",
        year,
        "Office for National Statistics",
    )
    gathered = Gathered(CPIH, release, match.grid.name)
    by_year: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, cells in enumerate(match.sheet.rows, start=1):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        said, cell = cells[0].strip().upper(), cells[1] if len(cells) > 1 else ""
        if when := read_period(said):
            gathered.add("cpih:year", UNITED_KINGDOM, when, cell, row=number, unit="index")
        elif month := _MONTH.fullmatch(said):
            at = _MONTHS.get(month[2], 0)
            gathered.add(
                "cpih:month",
                UNITED_KINGDOM,
                calendar_year(int(month[1])),
                cell,
                row=number,
                unit="index",
                breakdown=month[2].title(),
            )
            value = read_cell(cell)[0]
            if value is not None:
                by_year[int(month[1]) + (at >= 4)].append((value, number))
        else:
            gathered.leave(number, "a line about the series, or a quarter (its months are kept)")
    for ending, months in sorted(by_year.items()):
        if len(months) == 12:
            mean = sum(value for value, _ in months) / 12
            gathered.add(
                "deflator_cpih",
                UNITED_KINGDOM,
                financial_year(ending),
                f"{mean:.6f}",
                row=months[-1][1],
                unit="index",
                breakdown="",
            )
    return gathered


def recognise_gdp(grid: Grid) -> Found:
    """A small table of years and the deflator."""
    if not re.search(r"deflator", f"{grid.stem} {grid.sheets[0].name}", re.IGNORECASE):
        return None
    found = find_header(grid.sheets[0].head, family=GDP, needed=_GDP_NEEDED, wanted={})
    return Match(grid, grid.sheets[0], found) if isinstance(found, Header) else found


def load_gdp(match: Match, period: Period | None) -> Gathered:
    """The index of each year as the table gives it."""
    header, rows = match.header, match.sheet.rows
    whens = [when for row in rows[header.row + 1 :] if (when := read_period(header.cell(row, "year")))]
    latest = max((when.year for when in whens), default=0)
    release = Release(
        f"GDP deflator to {latest} ({match.sheet.name or match.grid.stem})", latest, "HM Treasury"
    )
    gathered = Gathered(GDP, release, match.grid.name)
    for number, cells in enumerate(rows[header.row + 1 :], start=header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        when = read_period(header.cell(cells, "year"))
        if when is None:
            gathered.leave(number, "no such year")
            continue
        gathered.add(
            "deflator_gdp", UNITED_KINGDOM, when, header.cell(cells, "index"), row=number, unit="index"
        )
    return gathered


CPIH_LOADER: Final = Loader(CPIH, recognise_cpih, load_cpih)
GDP_LOADER: Final = Loader(GDP, recognise_gdp, load_gdp)
