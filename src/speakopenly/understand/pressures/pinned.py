"""One official figure, pinned to the release that published it, with the rows it is worked out from.

A pinned figure stands behind a number in a finding, as the measure of an outcome, and beside what an examiner
saw. It carries its rows along, so that anybody can work it out again without the official file; what a later
release says of the same year stands beside it and never in its place.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.understand.pressures import measuring
from speakopenly.understand.pressures.indicators import BY_KEY, Indicator, Kind
from speakopenly.understand.pressures.measuring import Change, Range

CHILDREN: Final = "children"
DEFLATOR: Final = "deflator_cpih"
MILLION: Final = 1_000_000


class Expressed(StrEnum):
    """In which form the figure is said."""

    RATE = "rate"
    NUMBER = "number"
    EACH_CHILD = "real terms for each child"
    MILLIONS = "real terms in millions"


FORMS: Final[Mapping[Kind, tuple[Expressed, ...]]] = {
    Kind.RATE: (Expressed.RATE, Expressed.NUMBER),
    Kind.SPENDING: (Expressed.EACH_CHILD, Expressed.MILLIONS),
    Kind.SHARE: (),
}


@dataclass(frozen=True, slots=True)
class Behind:
    """One row of an official file: what one release published for one place and year."""

    series: str
    area: str
    period: str
    year: int
    value: float
    unit: str
    release: str
    release_year: int
    publisher: str
    licence: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Pinned:
    """Which figure, of which release, and every row it is worked out from.

    ``price_year`` is the year at whose prices money is said (2024 for 2023-24); None for everything else.
    """

    area: str
    area_name: str
    indicator: str
    year: int
    expressed: Expressed
    release: str
    rows: tuple[Behind, ...]
    price_year: int | None = None


@dataclass(frozen=True, slots=True)
class Worked:
    """A pinned figure worked out; ``low`` and ``high`` are None where nothing was counted or sampled."""

    value: float
    low: float | None
    high: float | None
    unit: str
    period: str
    publisher: str
    count: float | None = None
    cash: float | None = None


_ADAPTER: Final = TypeAdapter(Pinned)


def check_may_be_pinned(indicator: Indicator) -> None:
    """Raise BadInput unless this is demand or spending: turnover and culture stand behind nothing."""
    if not indicator.may_be_set_beside or not FORMS[indicator.kind]:
        raise BadInput(
            f"{indicator.name[0].upper()}{indicator.name[1:]} has many causes and may not be pinned.",
            do="Choose a figure of demand or of spending.",
        )


def work_out(pinned: Pinned) -> Worked:
    """The figure, from its rows and from nothing else.

    Raises VerificationFailed where a row is missing, stands twice, is not needed, or belongs to another
    place, year or release.
    """
    indicator = BY_KEY.get(pinned.indicator)
    if indicator is None or pinned.expressed not in FORMS[indicator.kind]:
        raise _wrong(pinned, "there is no such figure")
    rows = _Rows(pinned, indicator)
    made = {
        Expressed.RATE: _rate,
        Expressed.NUMBER: _number,
        Expressed.EACH_CHILD: _money,
        Expressed.MILLIONS: _money,
    }[pinned.expressed](rows)
    rows.check_all_used()
    return made


def change_between(before: Pinned, after: Pinned) -> Change:
    """Later over earlier, with its range where numbers of children or cases are known for both.

    Raises BadInput unless both are the same figure of the same place, the earlier year first.
    """
    same = ("area", "indicator", "expressed", "price_year")
    if any(getattr(before, name) != getattr(after, name) for name in same) or before.year >= after.year:
        raise BadInput(
            "These two are not one figure at two times.",
            do="Choose the same place, figure and form, and the earlier year first.",
        )
    one, two = work_out(before), work_out(after)
    if one.value <= 0:
        raise BadInput("The earlier figure is nought.", do="Choose another year to begin with.")
    if one.count and two.count:
        first, last = (Range(each.value, each.low or 0, each.high or 0, "") for each in (one, two))
        found = measuring.change_of_counts(first, last, one.count, two.count)
        if found is not None:
            return found
    return Change(two.value / one.value, None, None)


def as_data(pinned: Pinned) -> dict[str, Any]:
    """As it is kept: plain text and numbers."""
    data: dict[str, Any] = _ADAPTER.dump_python(pinned, mode="json")
    return data


def from_data(data: object) -> Pinned:
    """As ``as_data`` gave it, and worked out once. Raises VerificationFailed where it was altered since."""
    try:
        pinned = _ADAPTER.validate_python(data, strict=False)
    except ValidationError:
        raise VerificationFailed("An official figure that was kept cannot be read.") from None
    work_out(pinned)
    return pinned


def is_same_figure(one: Pinned, other: Pinned) -> bool:
    """Whether both are the same figure of the same place and year, whatever their releases."""
    same = ("area", "indicator", "year", "expressed", "price_year")
    return all(getattr(one, name) == getattr(other, name) for name in same)


def mark_of(pinned: Pinned) -> str:
    """A short mark that tells it from every other: of its rows as well as of its name."""
    return hashlib.sha256(_ADAPTER.dump_json(pinned)).hexdigest()[:16]


class _Rows:
    """The rows of a figure by what they are for; each may be asked for and all must be."""

    def __init__(self, pinned: Pinned, indicator: Indicator) -> None:
        self.pinned, self.indicator = pinned, indicator
        self._by: dict[tuple[str, int], Behind] = {}
        self._used: set[tuple[str, int]] = set()
        for row in pinned.rows:
            if (row.series, row.year) in self._by or not math.isfinite(row.value):
                raise _wrong(pinned, f"the row of “{row.series}”, {row.period} cannot be used")
            self._by[row.series, row.year] = row

    def own(self, series: str) -> Behind | None:
        """A row of the figure itself: of its place and year, and of the release it is pinned to."""
        row = self._take(series, self.pinned.year)
        if row is not None and (row.area, row.release) != (self.pinned.area, self.pinned.release):
            raise _wrong(self.pinned, f"a row of “{series}” is of another place or release")
        return row

    def children(self) -> Behind | None:
        """How many children there were in the middle of the year before."""
        row = self._take(CHILDREN, self.pinned.year - 1)
        if row is not None and (row.area != self.pinned.area or row.value <= 0):
            raise _wrong(self.pinned, "the number of children is of another place, or nought")
        return row

    def prices(self, *years: int) -> dict[int, float]:
        """The price index of these years."""
        found = {year: self._take(DEFLATOR, year) for year in dict.fromkeys(years)}
        if any(row is None or row.value <= 0 for row in found.values()):
            raise _wrong(self.pinned, "a price index is missing")
        return {year: row.value for year, row in found.items() if row is not None}

    def check_all_used(self) -> None:
        """Raise VerificationFailed for a row that nothing is made of."""
        for series, _year in sorted(self._by.keys() - self._used):
            raise _wrong(self.pinned, f"the row of “{series}” is no part of it")

    def _take(self, series: str, year: int) -> Behind | None:
        self._used.add((series, year))
        return self._by.get((series, year))


def _rate(rows: _Rows) -> Worked:
    """The published rate with the range of its count; where none is published, count over children."""
    [series], published = rows.indicator.counts, rows.indicator.published or ""
    counted, rated = rows.own(series), rows.own(published)
    if rated is not None:
        found = measuring.around(rated.value, counted.value) if counted and counted.value > 0 else None
        low, high = (found.low, found.high) if found else (None, None)
        return _worked(rows, rated, rated.value, low, high, counted.value if counted else None)
    children = rows.children()
    if counted is None or children is None:
        raise _wrong(rows.pinned, "neither a rate nor what makes one stands in its rows")
    made = measuring.rate(counted.value, children.value)
    return _worked(rows, counted, made.value, made.low, made.high, counted.value)


def _number(rows: _Rows) -> Worked:
    [series] = rows.indicator.counts
    row = rows.own(series)
    if row is None:
        raise _wrong(rows.pinned, "its number is missing")
    found = measuring.rate(row.value, measuring.PER)
    return _worked(rows, row, row.value, found.low, found.high, row.value)


def _money(rows: _Rows) -> Worked:
    """The sum of its parts at the prices of one year, for each child or in millions."""
    pinned, parts = rows.pinned, [rows.own(series) for series in rows.indicator.counts]
    spent = [row for row in parts if row is not None]
    if len(spent) < len(parts) or pinned.price_year is None:
        raise _wrong(pinned, "a part of the spending is missing")
    cash = sum(row.value for row in spent)
    index = rows.prices(pinned.year, pinned.price_year)
    real = measuring.in_prices_of(cash, year=pinned.year, base=pinned.price_year, index=index)
    each_child = pinned.expressed is Expressed.EACH_CHILD
    children = rows.children() if each_child else None
    if real is None or (each_child and children is None):
        raise _wrong(pinned, "the number of children is missing")
    return _worked(rows, spent[0], real / (children.value if children else MILLION), None, None, None, cash)


def _worked(
    rows: _Rows,
    row: Behind,
    value: float,
    low: float | None,
    high: float | None,
    count: float | None,
    cash: float | None = None,
) -> Worked:
    units = {Expressed.NUMBER: "number", Expressed.MILLIONS: "million pounds"}
    unit = units.get(rows.pinned.expressed, rows.indicator.unit)
    return Worked(value, low, high, unit, row.period, row.publisher, count, cash)


def _wrong(pinned: Pinned, why: str) -> VerificationFailed:
    return VerificationFailed(
        f"The official figure “{pinned.indicator}” of {pinned.area_name}, {pinned.year}: {why}."
    )


def rows_from(found: Iterable[Mapping[str, Any]]) -> tuple[Behind, ...]:
    """Rows of the store as they are kept with a figure."""
    return tuple(Behind(**{name: row[name] for name in Behind.__slots__}) for row in found)
