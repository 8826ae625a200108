"""Waits in working days: what a promise adds, the count takes away again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.hear.answering.clocks import after_working_days, working_days_between

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 10, day) for day in (2, 3, 4, 5))


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, SUNDAY, 0),
        (FRIDAY, MONDAY, 1),
        (SATURDAY, MONDAY, 1),
        (MONDAY, FRIDAY, 0),
    ],
)
def test_a_weekend_is_no_wait(start: date, end: date, days: int) -> None:
    assert working_days_between(start, end) == days


@given(start=st.dates(date(2020, 1, 1), date(2040, 1, 1)), number=st.integers(0, 60))
def test_the_day_of_a_promise_is_so_many_working_days_away(start: date, number: int) -> None:
    assert working_days_between(start, after_working_days(start, number)) == number
