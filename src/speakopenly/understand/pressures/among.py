"""Where one authority lies among all of its kind, without names and without ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from speakopenly.understand.pressures.areas import find_area, regions_of
from speakopenly.understand.pressures.indicators import BY_KEY, Indicator, Kind
from speakopenly.understand.pressures.known import price_year, read_known
from speakopenly.understand.pressures.measuring import in_prices_of
from speakopenly.understand.pressures.periods import financial_year
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Store, is_published

FEWEST_CHILDREN: Final = 5000
"""With fewer children (City of London, Isles of Scilly) a rate says little and stands in no distribution."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Where one area lies among all of its kind in one year.

    Values without names, and four marks with them.
    """

    indicator: Indicator
    year: int
    period: str
    others: tuple[float, ...]
    mine: float
    nation: float | None
    region: float | None
    neighbours: tuple[float, ...]
    unit: str


def beside(area: str | Area, key: str, store: Store) -> Beside | None:
    """Where an authority lies among all in its latest year; None for culture, workforce and nations.

    The values of others carry no names and stand in order of code, so that no list ranks anybody. Spending is
    real terms for each child, at the prices of the same year as on the page of the area.
    """
    place, indicator = area if isinstance(area, Area) else find_area(area), BY_KEY[key]
    if not indicator.may_be_set_beside or place.level != "authority" or indicator.kind is Kind.SHARE:
        return None
    found = (
        _rates(indicator, place, store) if indicator.kind is Kind.RATE else _money(indicator, place, store)
    )
    if found is None:
        return None
    large = _large_enough(store, found.year)
    region, near = regions_of(place), _neighbours(store, place)
    return Beside(
        indicator,
        found.year,
        found.period,
        tuple(found.there[code] for code in sorted(found.there) if code.isdigit() and code in large),
        found.there[place.code],
        found.there.get({"E": "england", "W": "wales"}[place.nation]),
        found.there.get(region.code) if region else None,
        tuple(found.there[code] for code in sorted(near) if code in found.there),
        found.unit,
    )


@dataclass(frozen=True, slots=True)
class _OfAll:
    """One year's value of every place of a nation, by code."""

    year: int
    period: str
    unit: str
    there: Mapping[str, float]


def _rates(indicator: Indicator, place: Area, store: Store) -> _OfAll | None:
    """The published rates of the latest year that this place has."""
    latest = _latest(store, indicator.published or "", nation=place.nation)
    mine = latest.filter(pl.col("area") == place.code).sort("year")
    if mine.is_empty():
        return None
    year, period = mine.select("year", "period").row(-1)
    there = dict(latest.filter(pl.col("year") == year).select("area", "value").iter_rows())
    return _OfAll(year, period, indicator.unit, there)


def _money(indicator: Indicator, place: Area, store: Store) -> _OfAll | None:
    """Real terms for each child, of the latest year for which this place has every part and its children."""
    spent = _latest(store, *indicator.counts, nation=place.nation)
    whole = (
        spent.group_by("area", "year")
        .agg(pl.col("value").sum(), pl.len().alias("parts"), pl.col("period").first())
        .filter(pl.col("parts") == len(indicator.counts))
    )
    children = _latest(store, "children").select("area", pl.col("year") + 1, children="value")
    each = whole.join(children.filter(pl.col("children") > 0), on=["area", "year"])
    mine = each.filter(pl.col("area") == place.code).sort("year")
    known = read_known(store, place)
    base = price_year(known)
    if mine.is_empty() or base is None:
        return None
    year, period = mine.select("year", "period").row(-1)
    real = in_prices_of(1.0, year=year, base=base, index=known.prices)
    if real is None:
        return None
    some = each.filter(pl.col("year") == year)
    there = dict(some.select("area", pl.col("value") * real / pl.col("children")).iter_rows())
    return _OfAll(year, period, f"{indicator.unit} at {financial_year(base).label} prices", there)


def _latest(store: Store, *series: str, nation: str | None = None) -> pl.DataFrame:
    """The newest release of each figure that is a number."""
    frame = store.figures(*series).filter(is_published() & (pl.col("breakdown") == ""))
    if nation is not None:
        frame = frame.filter(pl.col("nation") == nation)
    return frame.unique(["series", "area", "year"], keep="last", maintain_order=True)


def _large_enough(store: Store, year: int) -> set[str]:
    frame = store.figures("children").filter(
        (pl.col("year") == year - 1) & (pl.col("value") >= FEWEST_CHILDREN)
    )
    found: Mapping[str, float] = dict(frame.select("area", "value").iter_rows())
    return set(found)


def _neighbours(store: Store, place: Area) -> set[str]:
    frame = store.figures("neighbour", area=place.code).filter(is_published())
    return {f"{int(value):03d}" for value in frame["value"]}
