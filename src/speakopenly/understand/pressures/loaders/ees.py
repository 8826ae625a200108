"""Tidy files of Explore Education Statistics, any release: named geography, filters, and measures.

Filters and measures are told apart by the metadata file beside the data (NAME.meta.csv) or, without one, by
what the columns hold. Every measure is kept; those we have an indicator for also under its name.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.areas import ENGLAND, resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, NearMiss, Synonyms, find_header, key, nearest
from speakopenly.understand.pressures.loaders import spending
from speakopenly.understand.pressures.loaders.matching import DFE, Found, Loader, Match, is_empty, slug
from speakopenly.understand.pressures.periods import calendar_year, find_years, read_period
from speakopenly.understand.pressures.records import Area, Gathered, Period, Release
from speakopenly.understand.pressures.symbols import is_figure, read_cell

FAMILY: Final = "Explore Education Statistics"
NEEDED: Final[Synonyms] = {
    "time_period": ("timeperiod",),
    "time_identifier": ("timeidentifier",),
    "geographic_level": ("geographiclevel", "geographicallevel"),
}
WANTED: Final[Synonyms] = {
    "country_code": ("countrycode",),
    "country_name": ("countryname",),
    "region_code": ("regioncode",),
    "region_name": ("regionname",),
    "code": ("oldlacode",),
    "gss": ("newlacode",),
    "name": ("laname",),
}

_TOTALS: Final = frozenset(
    {
        "total",
        "all",
        "allchildren",
        "totalchildren",
        "alllocalauthorities",
        "childreninneed",
        "referralsandrereferrals",
        "section47sandinitialchildprotectionconferences",
        "childprotectionplans",
    }
)
_MOST_MILLIONS: Final = 1_000_000
_LOCAL: Final = frozenset({"localauthority", "la"})
_OF_LOOKED_AFTER: Final = frozenset({"number", "rateper10000", "populationestimate", "percentage"})
_WHOLE: Final = {"childrenaged0to17years", "claon31march"}

_BY_MEASURE: Final = {
    "referrals": ("referrals", "referrals"),
    "referralsrate": ("referrals_rate", "per 10,000 children"),
    "at31episodes": ("children_in_need", "children"),
    "at31episodesrate": ("children_in_need_rate", "per 10,000 children"),
    "section47": ("section_47_enquiries", "enquiries"),
    "section47rate": ("section_47_enquiries_rate", "per 10,000 children"),
    "cppat31": ("child_protection_plans", "children"),
    "cppat31episodes": ("child_protection_plans", "children"),
    "cppat31rate": ("child_protection_plans_rate", "per 10,000 children"),
    "cppat31episodesrate": ("child_protection_plans_rate", "per 10,000 children"),
    "turnoverratefte": ("turnover_rate", "%"),
    "turnoverratefte%": ("turnover_rate", "%"),
    "vacancyratefte": ("vacancy_rate", "%"),
    "vacancyratefte%": ("vacancy_rate", "%"),
    "agencyratefte": ("agency_rate", "%"),
    "agencyworkerratefte%": ("agency_rate", "%"),
    "agencyworkerratefte": ("agency_rate", "%"),
    "caseloadfte": ("caseload", "cases for each worker"),
    "inpostfte": ("social_workers", "full-time equivalents"),
    "socialworkerfte": ("social_workers", "full-time equivalents"),
    "absenceratefte": ("absence_rate", "%"),
    "absenceratefte%": ("absence_rate", "%"),
}
_BY_FILTER: Final = (
    (r"childrenlookedafterat31march(eachyear)?", "looked_after"),
    (r"childrenstartingtobelookedafter(duringtheyear|eachyear)?", "entries"),
    (r"childrenceasingtobelookedafter(duringtheyear|eachyear)?", "leavers"),
)


@dataclass(frozen=True, slots=True)
class _Columns:
    filters: tuple[int, ...]
    measures: tuple[int, ...]


def recognise(grid: Grid) -> Found:
    """A table with time_period, time_identifier and geographic_level."""
    for sheet in grid.sheets:
        found = find_header(sheet.head, family=FAMILY, needed=NEEDED, wanted=WANTED)
        if found is not None:
            return Match(grid, sheet, found) if isinstance(found, Header) else found
    return None


def load(match: Match, period: Period | None) -> Gathered:
    """Every measure of every row that names its place and year."""
    header, rows = match.header, match.sheet.rows[match.header.row + 1 :]
    columns = _columns(match, rows)
    _check_nothing_was_renamed(match, columns, rows)
    gathered = Gathered(FAMILY, _release(match, rows), match.grid.name, open_data=True)
    base = slug(re.sub(r"(_?release)?_?\d{4}(_to_\d{4}|_\d{4})?", "", match.grid.stem)) or "table"
    for number, cells in enumerate(rows, start=header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        area, when = _area(match, cells), read_period(header.cell(cells, "time_period"))
        if area is None or when is None:
            gathered.leave(number, _why_left(match, cells, when))
            continue
        _keep(gathered, match, columns, cells, area, when, number, base)
    if not any(":" not in figure[0] for figure in gathered.figures):
        gathered.notes.append(
            "no indicator of ours is in it; its figures are kept under its own column names"
        )
    return gathered


def _check_nothing_was_renamed(match: Match, columns: _Columns, rows: list[list[str]]) -> None:
    """Raise BadInput where rows are ours and a column of theirs (code, number, rate) has an unknown name.

    Such a file would load with figures quietly missing. Other files of this family are free in their
    measures.
    """
    levels = {key(match.header.cell(cells, "geographic_level")) for cells in rows}
    if levels & _LOCAL and not {"code", "gss"} & match.header.columns.keys():
        raise _renamed(match, "old la code", "oldlacode", sorted((*columns.filters, *columns.measures)))
    if not any(_is_looked_after(columns, cells) for cells in rows):
        return
    there = {key(match.header.cells[at]) for at in columns.measures}
    unknown = [at for at in columns.measures if key(match.header.cells[at]) not in _OF_LOOKED_AFTER]
    if "number" not in there:
        raise _renamed(match, "number", "number", unknown)
    rates = [at for at in unknown if "rate" in key(match.header.cells[at])]
    if "rateper10000" not in there and rates:
        raise _renamed(match, "rate per 10000", "rateper10000", rates)


def _is_looked_after(columns: _Columns, cells: Sequence[str]) -> bool:
    said = [key(cells[at]) for at in columns.filters if at < len(cells) and cells[at].strip()]
    return len(said) == 1 and any(re.fullmatch(pattern, said[0]) for pattern, _ in _BY_FILTER)


def _renamed(match: Match, missing: str, known_as: str, among: Sequence[int]) -> BadInput:
    like = nearest(known_as, [match.header.cells[at] for at in among], near_enough=0)
    return NearMiss(FAMILY, missing, known_as, like, 1.0).refusal(match.grid.name)


def _why_left(match: Match, cells: Sequence[str], when: Period | None) -> str:
    if when is None:
        return "no such year"
    return "two authorities in one row" if "/" in match.header.cell(cells, "code") else "no such place"


def _keep(
    gathered: Gathered,
    match: Match,
    columns: _Columns,
    cells: list[str],
    area: Area,
    when: Period,
    number: int,
    base: str,
) -> None:
    header = match.header
    filters = {header.cells[at]: cells[at].strip() if at < len(cells) else "" for at in columns.filters}
    breakdown = "; ".join(value for value in filters.values() if value)
    for at in columns.measures:
        cell = cells[at] if at < len(cells) else ""
        gathered.add(
            f"{base}:{slug(header.cells[at])}",
            area,
            when,
            cell,
            row=number,
            unit=_unit(header.cells[at]),
            breakdown=breakdown,
        )
        if named := _named(header.cells[at], filters, area, when, cell):
            series, moved, unit, scale, denominator = named
            gathered.add(
                series, area, moved, cell, row=number, unit=unit, scale=scale, denominator=denominator
            )


def _named(
    column: str, filters: dict[str, str], area: Area, when: Period, cell: str
) -> tuple[str, Period, str, float, str] | None:
    """The indicator a cell is, if it is one: name, period, unit, scale and denominator."""
    measure, said = key(column), [key(value) for value in filters.values() if value]
    if (spent := _spent(measure, filters, area, cell)) is not None:
        return spent[0], when, "£", spent[1], ""
    for pattern, series in _BY_FILTER:
        if any(re.fullmatch(pattern, each) for each in said) and len(said) == 1:
            return _looked_after(measure, series, when)
    if not all(each in _TOTALS or each in _WHOLE for each in said):
        return None
    if measure == "populationestimate":
        return (
            ("children", calendar_year(when.year), "children", 1, "")
            if said == ["childrenaged0to17years"]
            else None
        )
    if measure in _BY_MEASURE:
        series, unit = _BY_MEASURE[measure]
        return series, when, unit, 1, "children aged 0 to 17" if "10,000" in unit else ""
    return None


def _looked_after(measure: str, series: str, when: Period) -> tuple[str, Period, str, float, str] | None:
    children = "children aged 0 to 17, mid-year estimate of the year before"
    if measure == "number":
        return series, when, "children", 1, ""
    if measure == "rateper10000":
        return f"{series}_rate", when, "per 10,000 children", 1, children
    if measure == "populationestimate" and series == "looked_after":
        return "children", calendar_year(when.year - 1), "children", 1, ""
    return None


def _spent(measure: str, filters: dict[str, str], area: Area, cell: str) -> tuple[str, float] | None:
    """The purpose, and pounds for each unit: rounded national files are in millions, all others in pounds."""
    if measure != "netcurrentexpenditure":
        return None
    lines = [spending.purpose(value) for name, value in filters.items() if "description" in name.lower()]
    found = next((line for line in lines if line), None)
    in_millions = area == ENGLAND and abs(read_cell(cell)[0] or 0) < _MOST_MILLIONS
    return (found, 1_000_000 if in_millions else 1) if found else None


def _area(match: Match, cells: Sequence[str]) -> Area | None:
    say = {idea: match.header.cell(cells, idea) for idea in (*WANTED, "geographic_level")}
    level = key(say["geographic_level"])
    if level == "national":
        return ENGLAND if key(say["country_name"]) in {"", "england"} else None
    if level in {"regional", "region"}:
        return resolve(gss=say["region_code"], name=say["region_name"])
    if level in _LOCAL:
        return resolve(code=say["code"], gss=say["gss"], name=say["name"])
    return None


def _columns(match: Match, rows: list[list[str]]) -> _Columns:
    known = set(match.header.columns.values())
    others = [
        at for at, cell in enumerate(match.header.cells) if cell and at not in known and not _is_place(cell)
    ]
    told = _metadata(match.grid)
    measures = [
        at
        for at in others
        if (
            told[key(match.header.cells[at])]
            if key(match.header.cells[at]) in told
            else _holds_figures(rows, at)
        )
    ]
    return _Columns(tuple(at for at in others if at not in measures), tuple(measures))


def _metadata(grid: Grid) -> dict[str, bool]:
    beside = grid.path.with_name(f"{grid.stem}.meta.csv")
    if not beside.is_file():
        return {}
    with beside.open(encoding="utf-8-sig", newline="") as file:
        return {
            key(row.get("col_name")): (row.get("col_type") or "").strip().lower() == "indicator"
            for row in csv.DictReader(file)
        }


def _holds_figures(rows: list[list[str]], at: int) -> bool:
    said = [row[at] for row in rows if at < len(row)]
    return bool(said) and all(is_figure(cell) for cell in said) and any(cell.strip() for cell in said)


def _is_place(cell: str) -> bool:
    return bool(
        re.fullmatch(r"(country|region|la|lad|pcon|ward|school|trust)_?(code|name)|.*_la_code", cell.lower())
    )


def _unit(column: str) -> str:
    low = column.lower()
    if "rate" in low and ("10" in low or "per" in low):
        return "per 10,000 children"
    return "%" if "percent" in low or "rate" in low or "%" in low else ""


def _release(match: Match, rows: list[list[str]]) -> Release:
    at = match.header.columns["time_period"]
    years = [period.year for row in rows if at < len(row) for period in [read_period(row[at])] if period]
    named = re.search(r"release_?(\d{4})", match.grid.stem)
    year = int(named[1]) if named else max(years, default=0) or max(find_years(match.grid.stem), default=0)
    title = _title(key(match.grid.stem), {key(cell) for cell in match.header.cells})
    publisher = f"Office for National Statistics, by {DFE}" if title.startswith("Mid-year") else DFE
    return Release(f"{title}, {year} release", year, publisher)


def _title(stem: str, columns: set[str]) -> str:
    for sign, title in (
        ("descriptionofexpenditure", "Section 251 outturn (LA and school expenditure)"),
        ("turnoverratefte", "Children's social work workforce"),
        ("turnoverratefte%", "Children's social work workforce"),
        ("agegroup", "Mid-year population estimates"),
        ("atotherlacode", ""),
    ):
        if sign in columns:
            return title
    if "cla" in stem:
        return "Children looked after in England including adoptions"
    if "need" in stem or "cin" in stem or "cpp" in stem:
        return "Characteristics of children in need"
    return stem


LOADER: Final = Loader(FAMILY, recognise, load)
