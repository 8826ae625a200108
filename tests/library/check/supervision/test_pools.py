"""Ten or more of one side in one quarter, or nothing; and no few within them."""

from __future__ import annotations

import random

import pytest

from speakopenly.check.supervision import ITEMS, REST, Answers, Part, Side, items_of, pools
from speakopenly.check.supervision.joining import FEWEST_IN_A_POOL, join_areas
from speakopenly.core.counting import wilson_range
from tests.library.check.supervision.answered import QUARTER, answers


@pytest.mark.parametrize(("number", "is_shown"), [(0, False), (1, False), (9, False), (10, True), (30, True)])
def test_a_pool_has_ten_or_is_not_there(number: int, is_shown: bool) -> None:
    assert bool(pools(answers(number, yes=number // 2))) is is_shown


def test_nine_of_each_side_are_not_eighteen() -> None:
    assert pools(answers(9) + answers(9, side=Side.SUPERVISOR)) == ()


def test_nine_in_each_quarter_are_not_eighteen() -> None:
    assert pools(answers(9) + answers(9, quarter="2026-Q2")) == ()


def test_both_sides_stand_beside_each_other_in_one_order() -> None:
    found = pools(answers(12, side=Side.SUPERVISOR) + answers(12) + answers(12, quarter="2026-Q2"))

    assert [(each.quarter, each.side) for each in found] == [
        ("2026-Q2", Side.SUPERVISED),
        (QUARTER, Side.SUPERVISED),
        (QUARTER, Side.SUPERVISOR),
    ]


def test_a_share_comes_with_its_wilson_range_and_rounded_people() -> None:
    (pool,) = pools(answers(31, yes=20))

    share = pool.parts[0].items["distress"]
    span = wilson_range(20, 30)
    assert pool.people == 30
    assert (share.value, share.low, share.high) == (20 / 30, span.low, span.high)


def test_the_range_of_a_part_is_that_of_its_people_and_not_of_its_answers() -> None:
    (pool,) = pools(answers(30, yes=20))

    meaning = next(each for each in pool.parts if each.part is Part.MEANING)
    assert meaning.yes.value == pytest.approx(2 / 3, abs=0.01)
    assert (meaning.yes.high or 0) - (meaning.yes.low or 0) == pytest.approx(wilson_range(20, 30).width)


@pytest.mark.parametrize(
    ("yes", "number"), [(0, 30), (3, 30), (7, 30), (23, 30), (29, 30), (30, 30), (4, 12)]
)
def test_neither_a_few_nor_all_nor_nobody_is_told_of_an_item(yes: int, number: int) -> None:
    (pool,) = pools(answers(number, yes=yes))

    assert all(share.value is None for part in pool.parts for share in part.items.values())


def test_a_group_of_twelve_sees_its_parts_though_no_item_of_it() -> None:
    (pool,) = pools(answers(12, yes=5))

    assert all(part.yes.value is not None for part in pool.parts)
    assert all(share.value is None for part in pool.parts for share in part.items.values())


def test_cannot_say_is_kept_apart_from_yes_and_no() -> None:
    (pool,) = pools(answers(40, yes=15, cannot_say=10))

    support = pool.parts[0]
    assert support.yes.value == pytest.approx(0.5, abs=0.01)
    assert support.cannot_say.value == pytest.approx(0.25, abs=0.01)


def test_an_item_passed_over_counts_nowhere() -> None:
    made = answers(20, yes=10) + [Answers(Side.SUPERVISED, QUARTER) for _each in range(20)]

    (pool,) = pools(made)

    assert pool.people == 40
    assert pool.parts[0].items["backing"].value == 0.5


def test_parts_are_never_added_and_who_cancelled_is_no_part_of_a_share() -> None:
    (pool,) = pools(answers(30, yes=15))

    assert [each.part for each in pool.parts] == list(Part)
    assert "cancelled" not in {code for each in pool.parts for code in each.items}
    assert set(pool.cancelled) == set(ITEMS[6].choices)


def test_the_ten_of_meaning_are_asked_of_both_sides() -> None:
    assert len(items_of(Part.MEANING)) == 10
    assert len(items_of(Part.SUPPORT)) == 3
    assert len(items_of(Part.REGULARITY)) == 3


def test_what_was_not_asked_cannot_be_answered() -> None:
    with pytest.raises(ValueError, match="no such item"):
        Answers(Side.SUPERVISED, QUARTER, "", {"backing": "very much"})


@pytest.mark.parametrize(
    ("counts", "alone"),
    [
        ({"a": 12, "b": 30, "": 11}, {"a", "b"}),
        ({"a": 12, "b": 30}, {"a", "b"}),
        ({"a": 12, "b": 30, "c": 9}, {"b"}),
        ({"a": 12, "b": 30, "c": 5, "": 5}, {"a", "b"}),
        ({"a": 12, "b": 9}, set()),
        ({"a": 9, "b": 9}, set()),
        ({"a": 40}, set()),
        ({}, set()),
    ],
)
def test_an_area_stands_alone_only_where_the_rest_has_ten(counts: dict[str, int], alone: set[str]) -> None:
    assert {name for name, pool in join_areas(counts).items() if pool != REST} == alone


def test_no_sum_or_difference_of_areas_leaves_fewer_than_ten() -> None:
    chance = random.Random(7)  # noqa: S311  (the same tables each time)

    for _each in range(2_000):
        counts = {name: chance.randrange(0, 25) for name in ("", *"abcdef"[: chance.randrange(1, 7)])}
        joined: dict[str, int] = {}
        for name, pool in join_areas(counts).items():
            joined[pool] = joined.get(pool, 0) + counts[name]
        if len(joined) > 1:
            assert all(count == 0 or count >= FEWEST_IN_A_POOL for count in joined.values())


def test_areas_are_shown_in_the_order_of_their_names_and_never_by_share() -> None:
    made = answers(20, yes=18, area="fostering") + answers(30, yes=9, area="assessment") + answers(12, yes=6)

    (pool,) = pools(made)

    assert [each.area for each in pool.areas] == ["assessment", "fostering", REST]
