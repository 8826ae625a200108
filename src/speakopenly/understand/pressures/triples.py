"""The three pressures of one area, always all three; and of which areas there are figures."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from speakopenly.understand.pressures.areas import CHANGES, all_areas, find_area
from speakopenly.understand.pressures.indicators import INDICATORS, Strand
from speakopenly.understand.pressures.known import price_year, read_known
from speakopenly.understand.pressures.panels import NOT_ASKED, Line, Panel, Triple
from speakopenly.understand.pressures.periods import financial_year
from speakopenly.understand.pressures.points import line_of
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Store


def areas(store: Store) -> list[Area]:
    """The areas of which the store holds any indicator, nations first, then by code."""
    wanted = [series for indicator in INDICATORS for series in (*indicator.counts, indicator.published or "")]
    found = (
        store.figures(*wanted)
        .filter(pl.col("nation").is_in(["E", "W"]))
        .select("area", "area_name")
        .unique("area")
    )
    known = {area.code: area for area in all_areas()}
    there = [known.get(code) or Area(code, name, "E", "authority") for code, name in found.iter_rows()]
    order = {"nation": 0, "region": 1, "authority": 2}
    return sorted(there, key=lambda area: (order[area.level], area.code))


def triple(area: str | Area, store: Store, *, culture: Sequence[Line] = ()) -> Triple:
    """The three pressures of an area; ``culture`` comes from surveys and inspections elsewhere.

    Raises BadInput for an area nobody knows, with the nearest name.
    """
    place = area if isinstance(area, Area) else find_area(area)
    known = read_known(store, place)
    base = price_year(known)
    lines = {
        strand: tuple(
            line for each in INDICATORS if each.strand is strand and (line := line_of(each, known, base))
        )
        for strand in Strand
    }
    return Triple(
        place,
        _panel(Strand.DEMAND, lines[Strand.DEMAND], place),
        _panel(Strand.RESOURCES, lines[Strand.RESOURCES], place),
        Panel(Strand.CULTURE, tuple(culture), None if culture else NOT_ASKED),
        financial_year(base).label if base else None,
        _cautions(place),
    )


def _panel(strand: Strand, lines: tuple[Line, ...], place: Area) -> Panel:
    nation = {"E": "England", "W": "Wales"}.get(place.nation, place.nation)
    why = f"No official figures on {strand} of {place.name} are loaded. Load the files for {nation}."
    return Panel(strand, lines, None if lines else why)


def _cautions(place: Area) -> tuple[str, ...]:
    said = []
    if place.code in CHANGES:
        year, after, why = CHANGES[place.code]
        said.append(
            f"{place.name} ended in {year}: {why}. What follows is {' and '.join(after)}; the figures"
            f" are not joined."
        )
    for code, (year, after, why) in CHANGES.items():
        if place.code in after:
            said.append(
                f"{place.name} begins in {year}: {why}. Earlier figures are those of {code}; they are"
                f" not joined."
            )
    return tuple(said)
