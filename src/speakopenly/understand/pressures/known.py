"""What the store says of one area, by series and year, every release of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from speakopenly.understand.pressures.indicators import INDICATORS, Kind
from speakopenly.understand.pressures.pinned import DEFLATOR
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Published, Store, is_published

FIRST_YEAR: Final = 2007


@dataclass(slots=True)
class Known:
    """What the store says of one area, by series and year, latest release last."""

    values: dict[str, dict[int, list[dict[str, Any]]]] = field(default_factory=dict)
    prices: dict[int, float] = field(default_factory=dict)

    def latest(self, series: str, year: int) -> dict[str, Any] | None:
        """The row of the newest release; None where there is none."""
        rows = self.values.get(series, {}).get(year)
        return rows[-1] if rows else None


def read_known(store: Store, place: Area) -> Known:
    """Everything the store says of an area, and the price index."""
    series = {each for one in INDICATORS for each in (*one.counts, one.published or "")} | {"children"}
    frame = store.figures(*series, area=place.code).filter(
        (pl.col("year") >= FIRST_YEAR - 1) & (pl.col("breakdown") == "")
    )
    known = Known()
    for row in frame.iter_rows(named=True):
        known.values.setdefault(row["series"], {}).setdefault(row["year"], []).append(row)
    for row in store.figures(DEFLATOR, area="uk").filter(is_published()).iter_rows(named=True):
        known.prices[row["year"]] = row["value"]
    return known


def price_year(known: Known) -> int | None:
    """The newest year with spending of this area and a price index: money is said at its prices."""
    spent = [
        year
        for one in INDICATORS
        if one.kind is Kind.SPENDING
        for series in one.counts
        for year in known.values.get(series, {})
        if year in known.prices
    ]
    return max(spent, default=None)


def earlier_values(known: Known, series: str, year: int) -> tuple[Published, ...]:
    """Other values of the same figure, oldest first, each value once."""
    rows = known.values.get(series, {}).get(year, [])
    last = rows[-1]["value"] if rows else None
    found: dict[float | None, Published] = {}
    for row in rows[:-1]:
        if row["value"] is not None and row["value"] != last:
            found.setdefault(row["value"], Published(**{name: row[name] for name in Published.__slots__}))
    return tuple(found.values())
