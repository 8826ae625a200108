"""Reading series from tables: dates in the ways people write them, and every row accounted for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.outcomes.reading import find_change, read_series
from speakopenly.check.outcomes.series import Point, Series, When, read_when
from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Table, read_table_bytes
from tests.library.check.outcomes.making import series_of

CELLS = st.text(
    alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters='",;|'),
    max_size=12,
) | st.sampled_from(
    ["", "3", "-2.5", "1,200", "2024-05-01", "31/12/2023", "nan", "inf", "1e400", "[c]", "2024"]
)


def table_of(*lines: str) -> Table:
    return read_table_bytes("\n".join(["when,value,team", *lines]).encode(), "measure.csv")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-05-31", date(2024, 5, 31)),
        (" 2024-05-31 00:00:00", date(2024, 5, 31)),
        ("2024-05-31T09:30:00", date(2024, 5, 31)),
        ("31/05/2024", date(2024, 5, 31)),
        ("1.6.2024", date(2024, 6, 1)),
        ("2024-05", date(2024, 5, 1)),
        ("2024 Q2", date(2024, 4, 1)),
        ("2024-Q4", date(2024, 10, 1)),
    ],
)
def test_dates_are_read_in_the_ways_people_write_them(text: str, day: date) -> None:
    found = read_when(text)

    assert found is not None
    assert (found.place, found.is_a_number) == (day.toordinal(), False)


@pytest.mark.parametrize(
    "text", ["", "May", "05/31/2024", "2024-13", "2024-02-30", "2024 Q5", "2024-05-31 and more", "1.5"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_when(text) is None


def test_rows_stand_in_order_of_time_whatever_their_order_in_the_file() -> None:
    series = read_series(table_of("2024-03,3,a", "2024-01,1,a", "2024-02,2,a"), value="value", when="when")[0]

    assert series.values == (1, 2, 3)


def test_series_keep_the_order_of_the_table_and_are_never_sorted() -> None:
    table = table_of("2024-01,9,south", "2024-01,1,north", "2024-02,9,south", "2024-02,1,north")

    found = read_series(table, value="value", when="when", name="team")

    assert [each.name for each in found] == ["south", "north"]


def test_a_row_without_a_value_is_left_out_and_counted() -> None:
    table = table_of("2024-01,1,a", "2024-02,,a", "2024-03,[c],a", "2024-04,4,a")

    series = read_series(table, value="value", when="when")[0]

    assert series.values == (1, 4)
    assert series.cautions[0] == "2 rows without a value left out."


def test_a_missing_month_is_told() -> None:
    table = table_of("2024-01,1,a", "2024-02,2,a", "2024-03,3,a", "2024-06,4,a", "2024-07,4,a")

    assert read_series(table, value="value", when="when")[0].cautions == (
        "There is a gap before 2024-06: neighbours in the table are not neighbours in time.",
    )


def test_months_of_unlike_length_are_no_gap() -> None:
    table = table_of(*(f"2024-{month:02},1,a" for month in range(1, 13)))

    assert read_series(table, value="value", when="when")[0].cautions == ()


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("2024-01,1,a", "May,2,a"), "row 3, column 'when': is no date."),
        (("2024-01,1,a", "2024-02,lots,a"), "row 3, column 'value': is no number we can use."),
        (("2024-01,1,a", "2024-02,1e16,a"), "row 3, column 'value': is no number we can use."),
        (("2024-01,1,a", "2024-01,2,b"), "row 3, column 'when': has the same time as row 2."),
        (("2024-01,1,a", "7,2,b"), "is a number where another row has a date"),
        (("2024-01,,a", "2024-02,,b"), "column 'value': has no value."),
    ],
)
def test_a_bad_cell_is_told_by_its_place(lines: tuple[str, ...], told: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_series(table_of(*lines), value="value", when="when")

    assert told in str(refused.value)
    assert str(refused.value).startswith("measure.csv")


@pytest.mark.parametrize(("text", "found"), [("3", 2), ("2024-03", 2), ("2024-02-15", 2), ("15/03/2024", 3)])
def test_a_change_is_given_by_date_or_by_row(text: str, found: int) -> None:
    lines = (f"2024-{month:02},1,a" for month in range(1, 6))
    series = read_series(table_of(*lines), value="value", when="when")[0]

    assert find_change(series, text, file="measure.csv") == found


@pytest.mark.parametrize(("text", "found"), [("2003", 2), ("3", 2)])
def test_a_year_in_the_table_is_that_year_and_another_number_is_a_row(text: str, found: int) -> None:
    series = Series("", tuple(Point(When(year, str(year)), 1.0) for year in range(2001, 2006)))

    assert find_change(series, text, file="measure.csv") == found


@pytest.mark.parametrize("text", ["1", "0", "6", "99", "-2", "soon", "2024-05-31"])
def test_a_change_needs_points_on_both_sides(text: str) -> None:
    with pytest.raises(BadInput):
        find_change(series_of([1, 2, 3, 4, 5]), text, file="measure.csv")


def test_points_out_of_order_are_no_series() -> None:
    with pytest.raises(ValueError, match="in order of time"):
        Series("", (Point(When(2, "2"), 1.0), Point(When(1, "1"), 1.0)))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=8))
def test_any_table_is_read_or_refused_in_one_line(rows: list[tuple[str, str, str]]) -> None:
    data = "\n".join(["when\tvalue\tteam", *("\t".join(row) for row in rows)]).encode()
    try:
        found = read_series(read_table_bytes(data, "measure.tsv"), value="value", when="when", name="team")
    except BadInput as error:
        refused, found = str(error), ()
    else:
        refused = ""

    assert "\n" not in refused
    assert bool(refused) is not bool(found)
    assert all(series.points for series in found)
