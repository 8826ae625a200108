"""The three pressures of one area: each indicator's years, with range, release and every earlier value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from speakopenly.understand.pressures import measuring
from speakopenly.understand.pressures.areas import CHANGES, all_areas, find_area, regions_of
from speakopenly.understand.pressures.indicators import BY_KEY, INDICATORS, Indicator, Kind, Strand
from speakopenly.understand.pressures.measuring import Change, Range
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Published, Store, is_published
from speakopenly.understand.pressures.symbols import Status

NOT_ASKED: Final = "We have not asked. Two pressures without the third can mislead."
DEFLATOR: Final = "deflator_cpih"
DEFLATOR_NAME: Final = "CPIH all items (ONS L522), mean of the financial year"
NO_CHILDREN: Final = "no number of children of that year is loaded, so there is no rate"
NO_PRICES: Final = "no price index of that year is loaded, so there are no real terms"
FEWEST_CHILDREN: Final = 5000
"""With fewer children (City of London, Isles of Scilly) a rate says little and stands in no distribution."""
_FIRST_YEAR: Final = 2007


@dataclass(frozen=True, slots=True)
class Point:
    """One year of one indicator.

    Without a value, ``status`` says why; ``earlier`` are other releases' values.
    """

    year: int
    period: str
    value: float | None
    low: float | None
    high: float | None
    status: str
    count: float | None
    release: str
    publisher: str
    cash: float | None = None
    earlier: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator over the years, its breaks that fall within them, and its change from first to last."""

    indicator: Indicator
    points: tuple[Point, ...]
    change: Change | None
    unit: str

    @property
    def known(self) -> tuple[Point, ...]:
        """The points that have a value."""
        return tuple(point for point in self.points if point.value is not None)


@dataclass(frozen=True, slots=True)
class Panel:
    """One strand: its lines, or why there is nothing."""

    strand: Strand
    lines: tuple[Line, ...]
    nothing_because: str | None = None


@dataclass(frozen=True, slots=True)
class Triple:
    """The three pressures of one area, always all three."""

    area: Area
    demand: Panel
    resources: Panel
    culture: Panel
    price_year: str | None
    cautions: tuple[str, ...] = ()

    @property
    def panels(self) -> tuple[Panel, Panel, Panel]:
        """The three, in order."""
        return self.demand, self.resources, self.culture


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


@dataclass(slots=True)
class _Known:
    """What the store says of one area, by series and year, latest release last."""

    values: dict[str, dict[int, list[dict[str, Any]]]] = field(default_factory=dict)
    prices: dict[int, float] = field(default_factory=dict)

    def latest(self, series: str, year: int) -> dict[str, Any] | None:
        rows = self.values.get(series, {}).get(year)
        return rows[-1] if rows else None


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
    known = _read(store, place)
    base = _price_year(known)
    lines = {
        strand: tuple(
            line for each in INDICATORS if each.strand is strand and (line := _line(each, known, base))
        )
        for strand in Strand
    }
    return Triple(
        place,
        _panel(Strand.DEMAND, lines[Strand.DEMAND], place),
        _panel(Strand.RESOURCES, lines[Strand.RESOURCES], place),
        Panel(Strand.CULTURE, tuple(culture), None if culture else NOT_ASKED),
        f"{base - 1}-{base % 100:02d}" if base else None,
        _cautions(place),
    )


def beside(area: str | Area, key: str, store: Store) -> Beside | None:
    """Where an authority lies among all in its latest year; None for culture, workforce and nations.

    The values of others carry no names and stand in order of code, so that no list ranks anybody.
    """
    place, indicator = area if isinstance(area, Area) else find_area(area), BY_KEY[key]
    if not indicator.may_be_set_beside or place.level != "authority" or indicator.kind is not Kind.RATE:
        return None
    frame = store.figures(indicator.published or "").filter(
        is_published() & (pl.col("nation") == place.nation)
    )
    latest = frame.unique(["area", "year"], keep="last", maintain_order=True)
    mine = latest.filter(pl.col("area") == place.code).sort("year")
    if mine.is_empty():
        return None
    year, period, value = mine.select("year", "period", "value").row(-1)
    there = dict(latest.filter(pl.col("year") == year).sort("area").select("area", "value").iter_rows())
    large = _large_enough(store, year)
    region, near = regions_of(place), _neighbours(store, place)
    return Beside(
        indicator,
        year,
        period,
        tuple(one for code, one in there.items() if code.isdigit() and code in large),
        value,
        there.get({"E": "england", "W": "wales"}[place.nation]),
        there.get(region.code) if region else None,
        tuple(there[code] for code in sorted(near) if code in there),
    )


def _read(store: Store, place: Area) -> _Known:
    series = {each for one in INDICATORS for each in (*one.counts, one.published or "")} | {"children"}
    frame = store.figures(*series, area=place.code).filter(
        (pl.col("year") >= _FIRST_YEAR - 1) & (pl.col("breakdown") == "")
    )
    known = _Known()
    for row in frame.iter_rows(named=True):
        known.values.setdefault(row["series"], {}).setdefault(row["year"], []).append(row)
    for row in store.figures(DEFLATOR, area="uk").filter(is_published()).iter_rows(named=True):
        known.prices[row["year"]] = row["value"]
    return known


def _price_year(known: _Known) -> int | None:
    spent = [
        year
        for one in INDICATORS
        if one.kind is Kind.SPENDING
        for series in one.counts
        for year in known.values.get(series, {})
        if year in known.prices
    ]
    return max(spent, default=None)


def _line(indicator: Indicator, known: _Known, base: int | None) -> Line | None:
    make = {Kind.RATE: _rate_point, Kind.SHARE: _share_point}
    if indicator.kind is Kind.SPENDING:
        points, unit = _spending_points(indicator, known, base)
    else:
        years = _years(indicator, known)
        points = [point for year in years if (point := make[indicator.kind](indicator, known, year))]
        unit = indicator.unit
        if points and indicator.kind is Kind.RATE and not _has_rates(indicator, known):
            unit = "number"
    if not points:
        return None
    return Line(indicator, tuple(points), _change(indicator, points), unit)


def _years(indicator: Indicator, known: _Known) -> list[int]:
    series = (*indicator.counts, indicator.published or "")
    return sorted({year for each in series for year in known.values.get(each, {}) if year >= _FIRST_YEAR})


def _rate_point(indicator: Indicator, known: _Known, year: int) -> Point | None:
    """The published rate where there is one for the series; else worked out; else the number itself."""
    counted, rated = known.latest(indicator.counts[0], year), known.latest(indicator.published or "", year)
    children = known.latest("children", year - 1)
    row = counted or rated
    if row is None:
        return None
    found = _rate_of(counted, rated, children) if _has_rates(indicator, known) else _number(counted)
    count = counted["value"] if counted else None
    if found is None:
        status = NO_CHILDREN if count is not None else row["status"]
        return Point(year, row["period"], None, None, None, status, count, row["release"], row["publisher"])
    earlier = _earlier(known, indicator.counts[0], year)
    return Point(
        year,
        row["period"],
        found.value,
        found.low,
        found.high,
        str(Status.PUBLISHED),
        count,
        row["release"],
        row["publisher"],
        None,
        earlier,
    )


def _has_rates(indicator: Indicator, known: _Known) -> bool:
    """Whether most years can be shown as a rate: a line is all rates or all numbers, never a mixture."""
    years = _years(indicator, known)
    rated = [
        year
        for year in years
        if known.latest(indicator.published or "", year) or known.latest("children", year - 1)
    ]
    return len(rated) * 2 > len(years)


def _rate_of(
    counted: dict[str, Any] | None, rated: dict[str, Any] | None, children: dict[str, Any] | None
) -> Range | None:
    if rated and rated["value"] is not None:
        events = counted["value"] if counted else None
        return (
            measuring.around(rated["value"], events)
            if events
            else Range(rated["value"], rated["value"], rated["value"], "none")
        )
    if counted and children and counted["value"] is not None and children["value"]:
        return measuring.rate(counted["value"], children["value"])
    return None


def _number(counted: dict[str, Any] | None) -> Range | None:
    if counted is None or counted["value"] is None:
        return None
    found = measuring.rate(counted["value"], measuring.PER)
    return Range(counted["value"], found.low, found.high, found.method)


def _share_point(indicator: Indicator, known: _Known, year: int) -> Point | None:
    row = known.latest(indicator.published or "", year)
    if row is None:
        return None
    return Point(
        year,
        row["period"],
        row["value"],
        None,
        None,
        row["status"],
        None,
        row["release"],
        row["publisher"],
        None,
        _earlier(known, indicator.published or "", year),
    )


def _spending_points(indicator: Indicator, known: _Known, base: int | None) -> tuple[list[Point], str]:
    """Real terms for each child where the children are known for most years; else real terms in millions."""
    if base is None:
        return [], indicator.unit
    years = [
        year
        for year in _years(indicator, known)
        if all(known.latest(each, year) for each in indicator.counts)
    ]
    of = {
        year: row["value"] for year in years if (row := known.latest("children", year - 1)) and row["value"]
    }
    each_child = len(of) * 2 > len(years)
    points = []
    for year in years:
        rows = [row for series in indicator.counts if (row := known.latest(series, year))]
        if any(row["value"] is None for row in rows):
            first = next(row for row in rows if row["value"] is None)
            points.append(
                Point(
                    year,
                    first["period"],
                    None,
                    None,
                    None,
                    first["status"],
                    None,
                    first["release"],
                    first["publisher"],
                )
            )
            continue
        cash = sum(row["value"] for row in rows)
        real = measuring.in_prices_of(cash, year=year, base=base, index=known.prices)
        scale = of.get(year) if each_child else 1_000_000
        value = real / scale if real is not None and scale else None
        status = NO_PRICES if real is None else NO_CHILDREN if value is None else str(Status.PUBLISHED)
        points.append(
            Point(
                year,
                rows[0]["period"],
                value,
                None,
                None,
                status,
                None,
                rows[0]["release"],
                rows[0]["publisher"],
                cash,
                tuple(old for each in indicator.counts for old in _earlier(known, each, year)),
            )
        )
    return points, indicator.unit if each_child else "million pounds"


def _earlier(known: _Known, series: str, year: int) -> tuple[Published, ...]:
    """Other values of the same figure, oldest first, each value once."""
    rows = known.values.get(series, {}).get(year, [])
    last = rows[-1]["value"] if rows else None
    found: dict[float | None, Published] = {}
    for row in rows[:-1]:
        if row["value"] is not None and row["value"] != last:
            found.setdefault(row["value"], Published(**{name: row[name] for name in Published.__slots__}))
    return tuple(found.values())


def _change(indicator: Indicator, points: Iterable[Point]) -> Change | None:
    known = [point for point in points if point.value]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    if first.count and last.count and first.value and last.value:
        one, two = (Range(p.value or 0, p.low or 0, p.high or 0, "") for p in (first, last))
        return measuring.change_of_counts(one, two, first.count, last.count)
    return Change((last.value or 0) / (first.value or 1), None, None)


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


def _large_enough(store: Store, year: int) -> set[str]:
    frame = store.figures("children").filter(
        (pl.col("year") == year - 1) & (pl.col("value") >= FEWEST_CHILDREN)
    )
    found: Mapping[str, float] = dict(frame.select("area", "value").iter_rows())
    return set(found)


def _neighbours(store: Store, place: Area) -> set[str]:
    frame = store.figures("neighbour", area=place.code).filter(is_published())
    return {f"{int(value):03d}" for value in frame["value"]}
