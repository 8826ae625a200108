"""Points of one indicator, year by year: the published rate, or what makes one, or real terms, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from speakopenly.understand.pressures import measuring
from speakopenly.understand.pressures.indicators import Indicator, Kind
from speakopenly.understand.pressures.known import FIRST_YEAR, Known, earlier_values
from speakopenly.understand.pressures.measuring import Change, Range
from speakopenly.understand.pressures.panels import Line, Point
from speakopenly.understand.pressures.symbols import Status

NO_CHILDREN: Final = "no number of children of that year is loaded, so there is no rate"
NO_PRICES: Final = "no price index of that year is loaded, so there are no real terms"


def line_of(indicator: Indicator, known: Known, base: int | None) -> Line | None:
    """The line of one indicator; None where nothing of it is known."""
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


def _years(indicator: Indicator, known: Known) -> list[int]:
    series = (*indicator.counts, indicator.published or "")
    return sorted({year for each in series for year in known.values.get(each, {}) if year >= FIRST_YEAR})


def _rate_point(indicator: Indicator, known: Known, year: int) -> Point | None:
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
    earlier = earlier_values(known, indicator.counts[0], year)
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


def _has_rates(indicator: Indicator, known: Known) -> bool:
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


def _share_point(indicator: Indicator, known: Known, year: int) -> Point | None:
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
        earlier_values(known, indicator.published or "", year),
    )


def _spending_points(indicator: Indicator, known: Known, base: int | None) -> tuple[list[Point], str]:
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
                tuple(old for each in indicator.counts for old in earlier_values(known, each, year)),
            )
        )
    return points, indicator.unit if each_child else "million pounds"


def _change(indicator: Indicator, points: Iterable[Point]) -> Change | None:
    known = [point for point in points if point.value]
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    if first.count and last.count and first.value and last.value:
        one, two = (Range(p.value or 0, p.low or 0, p.high or 0, "") for p in (first, last))
        return measuring.change_of_counts(one, two, first.count, last.count)
    return Change((last.value or 0) / (first.value or 1), None, None)
