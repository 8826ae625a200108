"""Which figures can be pinned, release by release, and what a later release says of one that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import polars as pl

from speakopenly.understand.pressures.indicators import BY_KEY, INDICATORS, Indicator, Kind
from speakopenly.understand.pressures.pinned import (
    CHILDREN,
    DEFLATOR,
    FORMS,
    Expressed,
    Pinned,
    check_may_be_pinned,
    rows_from,
)
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Store, is_published

_FIRST_YEAR = 2007
_Row = dict[str, Any]


def may_be_pinned() -> tuple[Indicator, ...]:
    """The indicators of demand and of spending, in the order of the pages."""
    return tuple(each for each in INDICATORS if each.may_be_set_beside and FORMS[each.kind])


def offers(area: Area, key: str, store: Store, *, price_year: int | None = None) -> tuple[Pinned, ...]:
    """Every figure of one indicator that can be pinned, newest year first, each release of it apart.

    Within a year the newest release comes first. Money is said at the prices of ``price_year``, else of the
    newest year for which this place has spending and there is a price index. Raises BadInput for an indicator
    that may not be pinned.
    """
    indicator = BY_KEY[key]
    check_may_be_pinned(indicator)
    beside = _Beside.of(area, store, price_year)
    found = store.figures(*indicator.counts, indicator.published or "", area=area.code).filter(
        is_published() & (pl.col("breakdown") == "") & (pl.col("year") >= _FIRST_YEAR)
    )
    rows = sorted(
        found.iter_rows(named=True), key=lambda row: (row["year"], row["release_year"], row["release"])
    )
    made: list[Pinned] = []
    for (year, release), some in groupby(rows, key=lambda row: (row["year"], row["release"])):
        own = {row["series"]: row for row in some}
        made += [
            Pinned(
                area.code, area.name, key, year, form, release, rows_from(parts), beside.base_for(indicator)
            )
            for form in FORMS[indicator.kind][::-1]
            if (parts := list(_parts(indicator, form, own, beside, year)))
        ]
    return tuple(made[::-1])


def later_than(pinned: Pinned, store: Store) -> Pinned | None:
    """The same figure as the newest release gives it; None where the pinned one is the newest we hold."""
    area = Area(pinned.area, pinned.area_name, "", "")
    same = [
        each
        for each in offers(area, pinned.indicator, store, price_year=pinned.price_year)
        if (each.year, each.expressed) == (pinned.year, pinned.expressed)
    ]
    newest = same[0] if same else None
    return newest if newest is not None and _place(newest) > _place(pinned) else None


@dataclass(slots=True)
class _Beside:
    """What a rate or real terms need besides the figure itself."""

    children: dict[int, _Row] = field(default_factory=dict)
    prices: dict[int, _Row] = field(default_factory=dict)
    base: int | None = None

    @classmethod
    def of(cls, area: Area, store: Store, price_year: int | None) -> _Beside:
        children = store.figures(CHILDREN, area=area.code).filter(
            is_published() & (pl.col("breakdown") == "")
        )
        prices = store.figures(DEFLATOR, area="uk").filter(is_published())
        found = cls(
            {row["year"]: row for row in children.iter_rows(named=True)},
            {row["year"]: row for row in prices.iter_rows(named=True)},
        )
        spent = [series for each in INDICATORS if each.kind is Kind.SPENDING for series in each.counts]
        years = store.figures(*spent, area=area.code).filter(pl.col("breakdown") == "")["year"]
        newest = max((year for year in years.unique() if year in found.prices), default=None)
        found.base = price_year or newest
        return found

    def base_for(self, indicator: Indicator) -> int | None:
        return self.base if indicator.kind is Kind.SPENDING else None


def _parts(
    indicator: Indicator, form: Expressed, own: dict[str, _Row], beside: _Beside, year: int
) -> Iterator[_Row]:
    """The rows that make the figure in this form; none where one is missing."""
    counted = [own[series] for series in indicator.counts if series in own]
    whole, children = len(counted) == len(indicator.counts), beside.children.get(year - 1)
    if form is Expressed.NUMBER:
        yield from counted
    elif form is Expressed.RATE:
        rated = own.get(indicator.published or "")
        if rated is not None:
            yield from (*counted, rated)
        elif whole and children is not None:
            yield from (*counted, children)
    elif whole and {year, beside.base} <= beside.prices.keys():
        if form is Expressed.EACH_CHILD and children is None:
            return
        yield from counted
        yield from (beside.prices[each] for each in dict.fromkeys((year, beside.base)) if each is not None)
        if form is Expressed.EACH_CHILD and children is not None:
            yield children


def _place(pinned: Pinned) -> tuple[int, str]:
    """Where its release stands among the releases of one figure."""
    years = [row.release_year for row in pinned.rows if row.release == pinned.release]
    return max(years), pinned.release
