"""Figures of learning: small numbers stay hidden, harm comes first, and services never stand side by side."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.outcomes.figures import (
    MEASURES,
    Kind,
    in_print_order,
    parts_of,
    rate_of,
    share_of,
    waits_of,
)
from speakopenly.core.disclosure import HIDDEN_IN_WORDS

SHARES = [code for code, each in MEASURES.items() if each.kind is Kind.SHARE]
NUMBERS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}


def test_all_thirteen_are_there() -> None:
    assert {int(code.removeprefix("L").split("-")[0]) for code in MEASURES} == NUMBERS


def test_harm_after_speaking_comes_first_and_reach_beside_it() -> None:
    reach = rate_of("L1", period="2025 Q1", events=40, exposure=200)
    harm = share_of("L13", period="2025 Q1", count=0, base=30)
    useful = share_of("L5", period="2025 Q1", count=20, base=40)

    printed = in_print_order([useful, reach, harm])

    assert [each.measure.code for each in printed] == ["L13", "L1", "L5"]


def test_reach_is_not_shown_without_harm_after_speaking() -> None:
    reach = rate_of("L1", period="2025 Q1", events=40, exposure=200)
    nobody_asked = share_of("L13", period="2025 Q1", count=0, base=0)

    with pytest.raises(ValueError, match="L13 of the same period"):
        in_print_order([reach])

    assert nobody_asked.reason
    assert in_print_order([reach, nobody_asked])[0] is nobody_asked


def test_periods_stay_in_the_order_given_whatever_their_values() -> None:
    periods = ["2025 Q1", "2025 Q2", "2025 Q3"]
    figures = [
        share_of("L2", period=period, count=count, base=60)
        for period, count in zip(periods, (50, 10, 30), strict=True)
    ]

    assert [each.period for each in in_print_order(figures)] == periods


def test_two_figures_for_one_period_would_be_two_services() -> None:
    twice = [share_of("L2", period="2025 Q1", count=count, base=60) for count in (20, 40)]

    with pytest.raises(ValueError, match="side by side"):
        in_print_order(twice)


@given(st.sampled_from(SHARES), st.integers(0, 200), st.integers(0, 200))
def test_no_share_tells_a_small_count_or_its_complement(code: str, count: int, more: int) -> None:
    base = count + more

    figure = share_of(code, period="2025 Q1", count=count, base=base)

    if figure.value is None:
        assert figure.reason
        assert (figure.count, figure.low, figure.high) == (None, None, None)
    else:
        assert base >= 10
        assert count == 0 or count >= 8
        assert more == 0 or more >= 8
        assert figure.count is not None
        assert figure.base is not None
        assert figure.count % 5 == figure.base % 5 == 0
        assert figure.value == figure.count / figure.base


@pytest.mark.parametrize(("code", "is_shown"), [("L13", False), ("L5", False), ("L11", False), ("L3", True)])
def test_all_of_those_asked_is_hidden_and_all_done_in_time_is_shown(code: str, is_shown: bool) -> None:
    figure = share_of(code, period="2025 Q1", count=40, base=40)

    assert (figure.value is not None) is is_shown


@given(st.integers(0, 300), st.integers(1, 2000))
def test_no_rate_tells_a_small_count(events: int, staff: int) -> None:
    figure = rate_of("L1", period="2025 Q1", events=events, exposure=staff)

    if 1 <= events <= 7:
        assert (figure.count, figure.value, figure.reason) == (None, None, HIDDEN_IN_WORDS)
    else:
        assert figure.count is not None
        assert figure.count % 5 == 0
        assert figure.value == pytest.approx(100 * figure.count / staff)


@pytest.mark.parametrize(
    ("waits", "half", "nine_in_ten"),
    [([3] * 9, None, None), ([1] * 10 + [9] * 10, 5, None), ([2] * 70 + [30] * 20, 2, 30)],
)
def test_waits_are_told_from_ten_and_their_longest_tenth_from_eighty(
    waits: list[int], half: int | None, nine_in_ten: int | None
) -> None:
    figure = waits_of("L4-days", period="2025 Q1", days=waits)

    assert (figure.median, figure.ninetieth) == (half, nine_in_ten)
    assert bool(figure.reason) is (half is None)


def test_parts_are_protected_together() -> None:
    figure = parts_of("L6", period="2025 Q1", counts={"stronger": 3, "intermediate": 20, "weaker": 41})

    few = figure.parts["stronger"]
    assert few.shown is None
    assert few.feasible[0] <= 1
    assert few.feasible[1] >= 7
    assert all((cell.shown or 0) % 5 == 0 for cell in figure.parts.values())


@pytest.mark.parametrize("wrong", ["L1", "L6", "L4-days"])
def test_a_measure_is_worked_out_in_its_own_way(wrong: str) -> None:
    with pytest.raises(ValueError, match="not a share"):
        share_of(wrong, period="2025 Q1", count=10, base=20)


def test_a_share_is_of_its_base() -> None:
    with pytest.raises(ValueError, match="count <= base"):
        share_of("L2", period=str(date(2025, 1, 1)), count=21, base=20)
