"""A figure of learning over time: the picture gives away no more than the table, and hides alike."""

from __future__ import annotations

import re

import pytest

from speakopenly.check.outcomes.charts import draw_learning, say_learning
from speakopenly.check.outcomes.figures import parts_of, rate_of, share_of, waits_of
from speakopenly.core.documents.pictures import safe_svg

HATCH = re.compile(r'<polyline[^>]*stroke="#6F777B"[^>]*/>')


def harm(count: int, base: int, period: str = "2026 Q2") -> object:
    return share_of("L13", period=period, count=count, base=base)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (rate_of("L1", period="2026 Q2", events=40, exposure=400), "about 10.0 for each 100 (between"),
        (share_of("L13", period="2026 Q2", count=3, base=40), "hidden to protect people"),
        (share_of("L13", period="2026 Q2", count=0, base=0), "there was nobody or nothing to count"),
        (waits_of("L4-days", period="2026 Q2", days=[3] * 12), "half waited no longer than 3 working days"),
        (parts_of("L6", period="2025-26", counts={"stronger": 20, "weaker": 0}), "about 20 stronger, no weaker"),
        (parts_of("L6", period="2025-26", counts={"stronger": 0, "weaker": 0}), "there was nothing to count"),
    ],
)  # fmt: skip
def test_the_sentence_says_what_may_be_said(figure: object, said: str) -> None:
    assert said in say_learning([figure])  # type: ignore[list-item]


def test_no_difference_is_spoken_of_where_the_ranges_meet() -> None:
    near = [harm(10, 60, "2026 Q1"), harm(15, 60)]
    apart = [harm(10, 200, "2026 Q1"), harm(120, 200)]

    assert "The gap to 2026 Q1 may be nothing." in say_learning(near)  # type: ignore[arg-type]
    assert "In 2026 Q1 it was between" in say_learning(apart)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1, 4, 7, 33, 39])
def test_a_hidden_number_leaves_the_same_picture_and_table_whatever_it_is(count: int) -> None:
    others = [harm(10, 40, "2026 Q1")]

    one, two = draw_learning([*others, harm(count, 40)]), draw_learning([*others, harm(3, 40)])  # type: ignore[list-item]

    assert (one.svg, one.table, one.alternative) == (two.svg, two.table, two.alternative)
    assert one.table.rows[-1][1] == "[c]"


def test_fewer_than_ten_look_like_any_other_hidden_number() -> None:
    drawn = draw_learning([harm(1, 9), harm(3, 40, "2026 Q3")])  # type: ignore[list-item]

    assert [row[1] for row in drawn.table.rows] == ["[c]", "[c]"]
    hatched = HATCH.findall(drawn.svg)
    assert len(hatched) == 2 * len(HATCH.findall(draw_learning([harm(1, 9)]).svg))  # type: ignore[list-item]


@pytest.mark.parametrize(
    "figures",
    [
        [share_of("L13", period="2026 Q2", count=0, base=0)],
        [waits_of("L4-days", period="2026 Q2", days=[])],
        [waits_of("L4-days", period="2026 Q2", days=list(range(90)))],
        [parts_of("L6", period="2025-26", counts={"stronger": 3, "intermediate": 20, "weaker": 9})],
    ],
)
def test_every_kind_is_drawn_and_may_stand_in_a_page(figures: list[object]) -> None:
    drawn = draw_learning(figures)  # type: ignore[arg-type]

    assert safe_svg(drawn.svg, prefix="x")
    assert len(drawn.table.rows) == 1


def test_a_chart_shows_one_measure() -> None:
    useful = share_of("L5", period="2026 Q2", count=20, base=40)

    with pytest.raises(ValueError, match="one measure"):
        draw_learning([useful, harm(10, 40)])  # type: ignore[list-item]
