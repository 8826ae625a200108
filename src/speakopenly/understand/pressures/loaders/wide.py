"""Underlying data of the older releases: a row for each place, a column for each measure and year.

Two families share this shape: looked-after children (SSDA903) and children in need. What a column means is
read from its name without the year, so that next year's file is read as this year's was. ``CLA_PopNNNN``
changed its meaning between releases; the file's own rates say which population it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.areas import ENGLAND, resolve
from speakopenly.understand.pressures.grids import Grid
from speakopenly.understand.pressures.headers import Header, NearMiss, Synonyms, find_header, key, nearest
from speakopenly.understand.pressures.loaders.matching import DFE, Found, Loader, Match, is_empty, slug
from speakopenly.understand.pressures.periods import calendar_year, find_years, split_dated
from speakopenly.understand.pressures.records import Area, Gathered, Period, Release
from speakopenly.understand.pressures.symbols import read_cell

NEEDED: Final[Synonyms] = {
    "code": ("geogc", "oldlacode", "lacode", "geogcode"),
    "name": ("geogn", "laname", "geogname"),
}
WANTED: Final[Synonyms] = {
    "level": ("geogl", "geographiclevel"),
    "gss": ("newgeogcode", "newlacode", "geogcnew"),
    "order": ("laorder",),
}
_CHILDREN: Final = "children aged 0 to 17, mid-year estimate of the year before"
_PER: Final = "per 10,000 children"

_RENAMED: Final = 85

LOOKED_AFTER: Final = {
    "clamar": ("looked_after", "children"),
    "martotal": ("looked_after", "children"),
    "clarate": ("looked_after_rate", _PER),
    "clamarrate": ("looked_after_rate", _PER),
    "clastarted": ("entries", "children"),
    "starttotal": ("entries", "children"),
    "claceased": ("leavers", "children"),
    "ceasedtotal": ("leavers", "children"),
    "clapop": ("children", "children"),
    "midpop017": ("children", "children"),
}
IN_NEED: Final = {
    "referrals": ("referrals", "referrals"),
    "referralsrate": ("referrals_rate", _PER),
    "referralsrateper10k": ("referrals_rate", _PER),
    "cppat": ("child_protection_plans", "children"),
    "cppatrate": ("child_protection_plans_rate", _PER),
    "cppatrateper10k": ("child_protection_plans_rate", _PER),
    "cinat": ("children_in_need", "children"),
    "midpop017": ("children", "children"),
    "cinatrateper10k": ("children_in_need_rate", _PER),
    "cinrateper10k": ("children_in_need_rate", _PER),
}


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    short: str
    meanings: dict[str, tuple[str, str]]
    title: str
    one_year: bool


SSDA903: Final = _Family(
    "looked-after children, older releases (SSDA903)",
    "ssda903",
    LOOKED_AFTER,
    "Children looked after in England",
    False,
)
IN_NEED_CENSUS: Final = _Family(
    "children in need, older releases", "cin", IN_NEED, "Characteristics of children in need", True
)


def _recogniser(family: _Family) -> Loader:
    def recognise(grid: Grid) -> Found:
        for sheet in grid.sheets:
            found = find_header(sheet.head, family=family.name, needed=NEEDED, wanted=WANTED)
            if not isinstance(found, Header):
                continue
            if any(_meaning(family, cell, also_people=False) for cell in found.cells):
                return Match(grid, sheet, found)
            return _nothing_known(family, found)
        return None

    def load(match: Match, period: Period | None) -> Gathered:
        return _load(family, match, period)

    return Loader(family.name, recognise, load)


def _load(family: _Family, match: Match, period: Period | None) -> Gathered:
    year = period.year if period else _file_year(family, match)
    release = Release(f"{family.title}, {_number(match) or f'{year} release'}", year, DFE)
    gathered = Gathered(family.name, release, match.grid.name)
    columns = _columns(family, match, year, gathered)
    for number, cells in enumerate(match.sheet.rows[match.header.row + 1 :], start=match.header.row + 2):
        if is_empty(cells):
            continue
        gathered.rows_in += 1
        area = _area(match.header, cells)
        if area is None:
            gathered.leave(number, "no such place")
            continue
        for at, (series, unit, when) in columns.items():
            gathered.add(
                series,
                area,
                when,
                cells[at] if at < len(cells) else "",
                row=number,
                unit=unit,
                denominator=_CHILDREN if unit == _PER else "",
            )
    return gathered


def _columns(
    family: _Family, match: Match, year: int, gathered: Gathered
) -> dict[int, tuple[str, str, Period]]:
    places = set(match.header.columns.values())
    back = 1 if family is SSDA903 and _population_is_of_the_year_before(match) else 0
    found: dict[int, tuple[str, str, Period]] = {}
    for at, cell in enumerate(match.header.cells):
        if at in places or not cell:
            continue
        stem, named = split_dated(cell)
        meaning = _meaning(family, cell)
        is_of_the_file = family.one_year and (meaning is None or meaning[0] != "children")
        if is_of_the_file and meaning and named and named != year:
            gathered.notes.append(f"column {cell!r} names {named}; read as {year}, the year of all others")
        when = calendar_year(year if is_of_the_file or not named else named)
        if meaning is None:
            found[at] = (f"{family.short}:{slug(stem)}", "", when)
        elif meaning[0] == "children":
            moved = when.year - back if key(stem) == "clapop" else when.year
            found[at] = (meaning[0], meaning[1], calendar_year(moved))
        else:
            found[at] = (*meaning, when)
    _check_nothing_renamed(family, match, found)
    return found


def _check_nothing_renamed(family: _Family, match: Match, found: dict[int, tuple[str, str, Period]]) -> None:
    """Refuse a file in which one of our measures is missing while a column is named almost like it."""
    there = {series for series, _, _ in found.values()}
    for known, (series, _) in family.meanings.items():
        if series in there:
            continue
        for at, cell in enumerate(match.header.cells):
            stem, year = split_dated(cell)
            if at in found and ":" in found[at][0] and year and fuzz.ratio(key(stem), known) >= _RENAMED:
                raise NearMiss(
                    family.name, series.replace("_", " "), _as_known(known, year), cell, 1
                ).refusal(match.grid.name)


def _as_known(known: str, year: int) -> str:
    return (
        f"{known}{year}"
        if not known.startswith(("cin", "cpp", "ref"))
        else f"{known}{(year - 1) % 100:02d}{year % 100:02d}"
    )


def _meaning(family: _Family, column: str, *, also_people: bool = True) -> tuple[str, str] | None:
    stem, year = split_dated(column)
    found = family.meanings.get(key(stem)) if year else None
    return found if also_people or found is None or found[0] != "children" else None


def _population_is_of_the_year_before(match: Match) -> bool:
    """Whether CLA_PopN is the population behind the rate at 31 March N.

    Rates recomputed must be those printed.
    """
    at = {cell: number for number, cell in enumerate(match.header.cells)}
    hits = {0: 0, 1: 0}
    for year in range(2008, 2026):
        for back in hits:
            names = (f"CLA_Mar{year}", f"CLA_Pop{year - back}", f"CLA_Rate{year}")
            if all(name in at for name in names):
                hits[back] += sum(_agrees(cells, *(at[name] for name in names)) for cells in match.sheet.rows)
    return hits[0] >= hits[1]


def _agrees(cells: list[str], children: int, population: int, rate: int) -> bool:
    if max(children, population, rate) >= len(cells):
        return False
    counted, of, printed = (read_cell(cells[at])[0] for at in (children, population, rate))
    return (
        bool(counted and of and printed) and abs(10_000 * (counted or 0) / (of or 1) - (printed or 0)) <= 0.5
    )


def _area(header: Header, cells: list[str]) -> Area | None:
    level, name = key(header.cell(cells, "level")), header.cell(cells, "name")
    if level == "national" or key(name) == "england":
        return ENGLAND
    if level in {"region", "gor", "regional"}:
        return resolve(name=name)
    return resolve(code=header.cell(cells, "code"), gss=header.cell(cells, "gss"), name=name)


def _file_year(family: _Family, match: Match) -> int:
    years = Counter(year for cell in match.header.cells if (year := split_dated(cell)[1]))
    known = [split_dated(cell)[1] or 0 for cell in match.header.cells if _meaning(family, cell)]
    if family.one_year:
        return years.most_common(1)[0][0]
    return max(known, default=max(find_years(match.grid.stem), default=0))


def _number(match: Match) -> str:
    """The number of a statistical release, where the file's name gives it: SFR50_CLA2017 is SFR 50."""
    stem = match.grid.stem.upper()
    kind = next((kind for kind in ("SFR", "OSR") if stem.startswith(kind)), None)
    if kind is None:
        return ""
    digits = "".join(letter if letter.isdigit() else " " for letter in stem[3:]).split()
    year = next((f"/{each[:4]}" for each in digits[1:] if each.startswith("20")), "")
    return f"{kind} {digits[0]}{year}" if digits else ""


def _nothing_known(family: _Family, header: Header) -> NearMiss | None:
    """Places but no measure we know: near, where a column is like one of ours."""
    stems = {split_dated(cell)[0]: cell for cell in header.cells if split_dated(cell)[1]}
    for known in (
        ("CLA_Mar", "CLA_started", "CLA_ceased") if family is SSDA903 else ("CPPAt", "Referrals", "CINAt")
    ):
        if close := nearest(known, stems):
            return NearMiss(
                family.name, known, f"{known}2018" if family is SSDA903 else f"{known}1718", stems[close], 0.6
            )
    return None


def check_year(year: int, file: str) -> int:
    """A year a release can have; BadInput otherwise."""
    if not 1990 <= year <= 2100:
        raise BadInput("does not say which year it is for.", do="Give it with --period.", file=file)
    return year


SSDA903_LOADER: Final = _recogniser(SSDA903)
IN_NEED_LOADER: Final = _recogniser(IN_NEED_CENSUS)
