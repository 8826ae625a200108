"""What else rose and fell in the same years, so that nobody takes three lines for the whole story."""

from __future__ import annotations

from typing import Final

import polars as pl

from speakopenly.understand.pressures.pinned import DEFLATOR
from speakopenly.understand.pressures.records import Area
from speakopenly.understand.pressures.store import Store, is_published

_FIRST_YEAR: Final = 2007
_ALSO: Final = (
    ("children", "children aged 0 to 17 who live there"),
    ("children_in_need", "children in need at 31 March"),
    ("leavers", "children who stopped being looked after in the year"),
)


def also_moved(area: Area, store: Store) -> tuple[str, ...]:
    """One sentence for each other series that has two years or more, with its release; prices come last."""
    frame = store.figures(*(series for series, _ in _ALSO), area=area.code)
    said = [_say(frame.filter(pl.col("series") == series), area.name, name) for series, name in _ALSO]
    prices = store.figures(DEFLATOR, area="uk")
    return tuple(each for each in (*said, _say(prices, "the United Kingdom", "prices (CPIH)")) if each)


def _say(frame: pl.DataFrame, place: str, name: str) -> str:
    told = frame.filter(
        is_published() & (pl.col("breakdown") == "") & (pl.col("year") >= _FIRST_YEAR) & (pl.col("value") > 0)
    ).unique("year", keep="last", maintain_order=True)
    ordered = told.sort("year")
    if len(ordered) < 2:
        return ""
    first, last = ordered.row(0, named=True), ordered.row(-1, named=True)
    change = 100 * (last["value"] / first["value"] - 1)
    verb = "rose" if change > 0 else "fell" if change < 0 else "did not change"
    digits = 0 if all(each["value"] == round(each["value"]) for each in (first, last)) else 1
    values = [f"{each['value']:,.{digits}f} ({each['period']})" for each in (first, last)]
    moved = f"In {place}, {name} {verb} from {values[0]} to {values[1]}; {change:+.0f}%."
    return f"{moved} Release: {last['release']}."
