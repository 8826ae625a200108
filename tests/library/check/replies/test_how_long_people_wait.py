"""Clocks of public replies, and their figures: rates, never on fewer than ten, and silence does not flatter."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.replies import DAYS_TO_REPLY, Owed, figures_of, oldest_first

TODAY = date(2026, 11, 27)
LONG_AGO = TODAY - timedelta(days=200)
DAYS = st.dates(TODAY - timedelta(days=400), TODAY)
OWED = st.builds(Owed, since=DAYS, promised=st.none(), answered_on=st.none() | DAYS)


def answered(after: int) -> Owed:
    return Owed(LONG_AGO, answered_on=LONG_AGO + timedelta(days=after))


@pytest.mark.parametrize(
    ("owed", "days", "is_overdue"),
    [
        (Owed(TODAY), 0, False),
        (Owed(TODAY - timedelta(days=DAYS_TO_REPLY)), DAYS_TO_REPLY, False),
        (Owed(TODAY - timedelta(days=DAYS_TO_REPLY + 1)), DAYS_TO_REPLY + 1, True),
        (Owed(LONG_AGO, promised=TODAY), 200, False),
        (Owed(TODAY - timedelta(days=3), promised=TODAY - timedelta(days=1)), 3, True),
        (answered(90), 90, False),
    ],
)
def test_a_clock(owed: Owed, days: int, is_overdue: bool) -> None:
    assert (owed.days(TODAY), owed.is_overdue(TODAY)) == (days, is_overdue)


def test_who_waited_longest_stands_first() -> None:
    newer, older = Owed(TODAY), Owed(LONG_AGO)

    assert oldest_first([newer, older]) == [older, newer]


@pytest.mark.parametrize(
    ("in_time", "late", "share"),
    [(8, 8, 0.5), (0, 12, 0.0), (12, 0, 1.0), (4, 5, None), (7, 20, None), (20, 7, None), (0, 0, None)],
)
def test_a_share_follows_the_rules_for_small_numbers(in_time: int, late: int, share: float | None) -> None:
    owed = [answered(20)] * in_time + [answered(DAYS_TO_REPLY + 20)] * late

    assert figures_of(owed, today=TODAY).share_in_time == share


def test_what_is_not_due_yet_is_in_no_figure() -> None:
    assert figures_of([Owed(TODAY)] * 20, today=TODAY).settled == 0


def test_silence_makes_no_wait_shorter() -> None:
    told = [answered(30)] * 10
    silent = [Owed(LONG_AGO)] * 11

    assert figures_of(told, today=TODAY).median_days == 30
    assert figures_of([*told, *silent], today=TODAY).median_days == 200


@given(st.lists(OWED, max_size=30))
def test_no_figure_stands_on_fewer_than_ten(owed: list[Owed]) -> None:
    found = figures_of(owed, today=TODAY)

    if found.settled < 10:
        assert (found.share_in_time, found.median_days) == (None, None)
    assert found.overdue <= found.settled <= len(owed)
