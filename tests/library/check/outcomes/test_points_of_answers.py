"""A quarter of answers is a point only where nobody can be told from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.outcomes.answers import Answered, shares_by_quarter
from speakopenly.core import disclosure
from speakopenly.hear.questionnaires import Missing


def answered(quarter: str, yes: int, no: int) -> list[Answered]:
    return [Answered(quarter, "yes")] * yes + [Answered(quarter, "no")] * no


@pytest.mark.parametrize(
    ("yes", "no", "point"),
    [
        (12, 19, (10, 30)),
        (8, 8, (10, 15)),
        (7, 30, None),
        (30, 7, None),
        (0, 23, (0, 25)),
        (23, 0, None),
        (0, 9, None),
    ],
)
def test_a_quarter_is_shown_when_neither_those_who_said_it_nor_the_others_are_few(
    yes: int, no: int, point: tuple[int, int] | None
) -> None:
    shares = shares_by_quarter(answered("2026-Q2", yes, no), counted={"yes"})

    assert [(each.count, each.base) for each in shares.points] == ([point] if point else [])
    assert shares.hidden == (() if point else ("2026-Q2",))


def test_whoever_did_not_answer_is_not_in_the_base() -> None:
    silent = [Answered("2026-Q2", None), Answered("2026-Q2", Missing.PREFER_NOT_TO_SAY)] * 40

    shares = shares_by_quarter(answered("2026-Q2", 20, 20) + silent, counted={"yes"})

    assert [(each.count, each.base) for each in shares.points] == [(20, 40)]


def test_one_of_several_choices_is_enough_and_scales_count_by_their_points() -> None:
    several = [Answered("2026-Q1", ("home", "school"))] * 10 + [Answered("2026-Q1", ("work",))] * 10
    scale = [Answered("2026-Q2", 4)] * 10 + [Answered("2026-Q2", 1)] * 10

    shares = shares_by_quarter(several + scale, counted={"school", 4, 5})

    assert [(each.quarter, each.count, each.base) for each in shares.points] == [
        ("2026-Q1", 10, 20),
        ("2026-Q2", 10, 20),
    ]


@given(st.lists(st.tuples(st.sampled_from(["2026-Q1", "2026-Q2", "2026-Q3"]), st.booleans()), max_size=120))
def test_no_point_tells_of_a_few(said: list[tuple[str, bool]]) -> None:
    answers = [Answered(quarter, "yes" if yes else "no") for quarter, yes in said]

    shares = shares_by_quarter(answers, counted={"yes"})

    for each in shares.points:
        assert each.count % 5 == each.base % 5 == 0
        true = sum(yes for quarter, yes in said if quarter == each.quarter)
        assert not disclosure.is_small(true)
        assert not disclosure.is_small(sum(quarter == each.quarter for quarter, _ in said) - true)
    assert {each.quarter for each in shares.points} | set(shares.hidden) == {quarter for quarter, _ in said}
