"""Pictures: a sentence first, a table twin with the same numbers, the rules named, and no colour alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from speakopenly.check.outcomes.charts import draw_control_chart, draw_interrupted_series
from speakopenly.check.outcomes.its import WHAT_ELSE, fit_series, plan_for, read_errors
from speakopenly.check.outcomes.series import When
from speakopenly.check.outcomes.spc import RULE_SETS, Direction, Rebase, draw_chart
from speakopenly.core.documents.pictures import safe_svg, svg_words
from speakopenly.core.documents.tree import Figure
from tests.library.check.outcomes.making import series_of

STEP = [10, 16, 9, 15, 10, 8, 15, 9, 10, 16, 9, 15, 10, 18, 21, 17, 20, 22, 18, 21, 17, 22, 18, 20, 22, 19]


def control(values: list[float], **settings: object) -> Figure:
    chart = draw_chart(series_of(values), **{"rules": RULE_SETS["mdc-2023"], **settings})  # type: ignore[arg-type]
    return draw_control_chart(chart, title="Days to a reply <by month>")


def interrupted() -> Figure:
    fit = fit_series(plan_for(series_of(STEP), change_at=13), errors=read_errors("ar1"))
    return draw_interrupted_series(fit, title="Days to a reply")


def test_a_control_chart_names_its_rules_and_its_lines() -> None:
    drawn = " ".join(svg_words(control(STEP).svg))

    for words in ("Rules mdc-2023", "mean", "upper limit", "lower limit", "more than usual ups and downs"):
        assert words in drawn


def test_the_table_twin_has_every_point_with_its_sign() -> None:
    figure = control(STEP)

    assert len(figure.table.rows) == len(STEP)
    assert figure.table.rows[-1][-1] == "7 Points Above CL"
    assert figure.alternative.startswith("Since 14, 13 points in a row")


def test_a_direction_that_was_hoped_for_has_marks_of_its_own() -> None:
    drawn = " ".join(svg_words(control(STEP, improvement=Direction.INCREASE).svg))

    assert "the hoped-for way" in drawn
    assert "the other way" in drawn


def test_a_recalculation_is_a_line_with_its_reason() -> None:
    figure = control(STEP, rebases=[Rebase(When(14, "14"), "A new form & a new clock.")])

    assert "A new form & a new clock." in svg_words(figure.svg)
    assert "Limits anew from 14: A new form & a new clock." in (figure.table.note or "")


def test_provisional_limits_are_dashed_and_said_so() -> None:
    figure = control(STEP[:6])

    assert "stroke-dasharray" in figure.svg
    assert "Dashed limits are provisional." in " ".join(svg_words(figure.svg))


def test_an_interrupted_series_shows_the_earlier_trend_and_asks_what_else_changed() -> None:
    figure = interrupted()

    drawn = " ".join(svg_words(figure.svg))
    assert "earlier trend carried on, with its 95% range" in drawn
    assert WHAT_ELSE in drawn
    assert figure.table.rows[0][2:] == ("[z]",) * 3
    assert all(cell != "[z]" for cell in figure.table.rows[-1])


@pytest.mark.parametrize("draw", [lambda: control(STEP), interrupted])
def test_a_picture_is_sound_described_and_safe_for_a_page(draw: object) -> None:
    figure = draw()  # type: ignore[operator]

    root = etree.fromstring(figure.svg.encode())
    assert root.findtext("{*}title") == figure.caption
    assert figure.alternative in (root.findtext("{*}desc") or "")
    assert svg_words(safe_svg(figure.svg, prefix="measure")) == svg_words(figure.svg)


@given(
    st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=30) | st.lists(st.just(0.0), min_size=1, max_size=5)
)
def test_any_series_can_be_drawn(values: list[float]) -> None:
    etree.fromstring(control(values).svg.encode())
