"""Where one area lies among all, what else moved, and what a publisher's table with two kinds of columns holds."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.understand.pressures import BY_KEY, Beside, Store, also_moved, draw_spread, find_area, steps
from speakopenly.understand.pressures.grids import Grid, Sheet
from speakopenly.understand.pressures.loaders import tables_by_area
from speakopenly.understand.pressures.loaders.matching import Match

RATE = st.integers(min_value=5, max_value=9000).map(lambda tenths: tenths / 10)
RATES = st.lists(RATE, min_size=1, max_size=40)


def among(others: list[float], mine: float) -> Beside:
    return Beside(
        BY_KEY["looked_after"], 2024, "2024", tuple(others), mine, 70.0, None, (), "per 10,000 children"
    )


@given(others=RATES, mine=RATE)
def test_every_area_is_in_one_step_and_this_one_in_one_that_is_marked(
    others: list[float], mine: float
) -> None:
    found = steps(among(others, mine))

    assert sum(each.areas for each in found) == len(others)
    assert [each.low <= mine * (1 + 1e-9) and mine <= each.high for each in found if each.is_here] == [True]
    assert len(found) <= 14


def test_the_picture_and_its_table_hold_the_same_steps_and_no_other_name() -> None:
    figure = draw_spread(among([40.0, 52.0, 61.0, 61.5, 90.0], 61.0), "Northmoor")

    assert sum(int(areas) for _, _, areas, _ in figure.table.rows) == 5
    assert [here for *_, here in figure.table.rows].count("here") == 1
    assert (
        "Northmoor 61.0; half of 5 areas lie from 52.0 to 61.5; the whole nation is 70.0"
        in figure.alternative
    )
    assert "rank" not in figure.svg.lower()


def test_what_else_moved_is_made_from_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path)

    said = also_moved(find_area("england"), store)

    assert len(said) >= 3
    for series, sentence in zip(("children", "children_in_need", "leavers"), said, strict=False):
        rows = store.figures(series, area="england").filter(
            (pl.col("year") >= 2007) & (pl.col("breakdown") == "")
        )
        latest = rows.unique("year", keep="last", maintain_order=True).sort("year")
        first, last = latest["value"][0], latest["value"][-1]
        assert f"from {first:,.0f} (" in sentence
        assert f"to {last:,.0f} (" in sentence
        assert f"; {100 * (last / first - 1):+.0f}%. Release: {latest['release'][-1]}." in sentence


@pytest.mark.parametrize("heading_at", [3, 7])
def test_a_heading_over_numbers_and_rates_makes_no_number_of_a_rate(heading_at: int) -> None:
    over = ["", "", *[""] * 6]
    over[heading_at] = "numbers and rates per 10,000 children"
    rows = [
        ["", "Children looked after at 31 March, by Local Authority", *[""] * 6],
        over,
        ["", "", "numbers", "", "", "rates", "", ""],
        ["", "", "2008", "2009", "2010", "2008", "2009", "2010"],
        ["", "Bury", "300", "290", "310", "70", "68", "72"],
    ]
    match = tables_by_area.recognise(Grid(Path("a.xls"), [Sheet("LAA1", rows, rows)]))

    assert isinstance(match, Match)
    made = tables_by_area.load(match, None).frame()

    assert made.filter(pl.col("series") == "looked_after")["value"].to_list() == [300, 290, 310]
    assert made.filter(pl.col("series") == "looked_after_rate")["value"].to_list() == [70, 68, 72]
