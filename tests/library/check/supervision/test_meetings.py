"""Counts of meetings are shown rounded, small ones hidden, with nothing beside them that tells a hidden one."""

from __future__ import annotations

import pytest

from speakopenly.check.supervision import REST, Band, Meetings, added_up, show_meetings


def meetings(held: int, cancelled: int = 0) -> Meetings:
    return Meetings(held, cancelled, {Band.FROM_60: held})


def test_held_and_due_are_shown_to_the_nearest_five() -> None:
    shown = show_meetings("2026-Q3", {"assessment": meetings(61, 22)})

    assert (shown.whole.due.text, shown.whole.held.text, shown.whole.cancelled.text) == ("85", "60", "20")
    assert shown.lengths[Band.FROM_60].text == "60"


@pytest.mark.parametrize("cancelled", range(1, 8))
def test_a_few_cancelled_are_hidden_and_cannot_be_had_from_due_and_held(cancelled: int) -> None:
    whole = show_meetings("2026-Q3", {"assessment": meetings(60, cancelled)}).whole

    low, high = whole.cancelled.feasible
    assert whole.cancelled.shown is None
    assert low <= 1
    assert high >= 7


def test_lengths_are_hidden_where_the_number_held_is() -> None:
    shown = show_meetings("2026-Q3", {"assessment": meetings(10, 1)})

    assert shown.whole.held.shown is None
    assert {cell.text for cell in shown.lengths.values()} == {"[c]"}


def test_a_pair_that_meets_three_times_is_nowhere() -> None:
    shown = show_meetings("2026-Q3", {"fostering": meetings(3)})

    assert {shown.whole.due.text, shown.whole.held.text} == {"[c]"}
    assert shown.areas == ()


def test_small_areas_are_joined() -> None:
    found = {"assessment": meetings(40, 15), "fostering": meetings(4), "kinship": meetings(8, 1)}

    areas = show_meetings("2026-Q3", found).areas

    assert [each.area for each in areas] == ["assessment", REST]


def test_several_counts_are_one() -> None:
    both = added_up([meetings(3, 1), Meetings(2, 0, {Band.UNDER_30: 2})])

    assert (both.due, both.held, both.cancelled) == (6, 5, 1)
    assert both.lengths == {Band.FROM_60: 3, Band.UNDER_30: 2}
