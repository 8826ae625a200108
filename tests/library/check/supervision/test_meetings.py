"""Counts of meetings are shown rounded, small ones hidden, with nothing beside them that tells a hidden one."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from speakopenly.check.supervision import REST, Band, Meetings, Row, added_up, show_meetings


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


def ends_of(whole: Row, areas: Sequence[Row], place: int) -> tuple[float, float]:
    """The least and most that one number of areas can be, for whoever knows all that is published.

    Unknown are held and cancelled of each area, in this order. What is shown is known to the nearest five.
    """
    size = 2 * len(areas)
    known: list[tuple[list[int], float, float]] = []
    for at, row in enumerate(areas):
        for places, cell in (
            ([2 * at], row.held),
            ([2 * at + 1], row.cancelled),
            ([2 * at, 2 * at + 1], row.due),
        ):
            if cell.shown is not None:
                known.append((places, *(float(end) for end in cell.feasible)))
    evens, odds = list(range(0, size, 2)), list(range(1, size, 2))
    for places, cell in ((evens, whole.held), (odds, whole.cancelled), (evens + odds, whole.due)):
        if cell.shown is not None:
            known.append((places, *(float(end) for end in cell.feasible)))
    return _solve(known, size, place)


def _solve(known: list[tuple[list[int], float, float]], size: int, place: int) -> tuple[float, float]:
    matrix = np.array([[float(at in places) for at in range(size)] for places, _, _ in known])
    constraint = LinearConstraint(matrix, [low for _, low, _ in known], [high for _, _, high in known])
    ends = []
    for sign in (1, -1):
        aim = np.zeros(size)
        aim[place] = sign
        solved = milp(aim, constraints=constraint, integrality=np.ones(size), bounds=Bounds(0, 10_000))
        assert solved.success
        ends.append(sign * float(solved.fun))
    return ends[0], ends[1]


def test_no_hidden_number_of_an_area_is_pinned_among_the_few() -> None:
    chance = random.Random(11)  # noqa: S311 - repeatable, keeps no secret
    attacked = 0

    for _each in range(150):
        found = {name: meetings(chance.randrange(0, 60), chance.randrange(0, 14)) for name in "abcd"}
        shown = show_meetings("2026-Q3", found)
        for at, row in enumerate(shown.areas):
            for aside, cell in ((0, row.held), (1, row.cancelled)):
                if cell.shown is None:
                    low, high = ends_of(shown.whole, shown.areas, 2 * at + aside)
                    attacked += 1
                    assert not (low >= 1 and high <= 7), (found, row)

    assert attacked > 100
