"""Control charts: limits where they belong, each rule by its own, and nothing recalculated without a reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from speakopenly.check.outcomes.series import Series, When, read_when
from speakopenly.check.outcomes.spc import (
    RULE_SETS,
    Chart,
    Direction,
    PointType,
    Rebase,
    SpecialCause,
    draw_chart,
    find_limits,
    say_what_it_shows,
)
from tests.library.check.outcomes.making import series_in, series_of

MDC, DOTS = RULE_SETS["mdc-2023"], RULE_SETS["plot-the-dots-0.2.2"]
QUIET = [10, 12, 9, 11, 10, 8, 11, 9, 10, 12, 9, 11, 10]
MIRROR = {
    SpecialCause.ABOVE_LIMIT: SpecialCause.BELOW_LIMIT,
    SpecialCause.RISING: SpecialCause.FALLING,
    SpecialCause.TWO_OF_THREE_ABOVE: SpecialCause.TWO_OF_THREE_BELOW,
    SpecialCause.SEVEN_ABOVE: SpecialCause.SEVEN_BELOW,
}
MIRROR |= {below: above for above, below in MIRROR.items()} | {SpecialCause.NONE: SpecialCause.NONE}
WHOLE = st.lists(st.integers(-50, 50), min_size=1, max_size=40)


def chart_of(values: Sequence[float], **settings: object) -> Chart:
    return draw_chart(series_of(values), **{"rules": MDC, **settings})  # type: ignore[arg-type]


def oracles(shared_data: Path) -> list[tuple[Series, dict]]:
    found = []
    for path in sorted((shared_data / "oracles" / "spc").glob("*.json")):
        oracle = json.loads(path.read_text(encoding="utf-8"))
        found.append((series_in(path.with_name(oracle["input_file"]), value="value", when="date"), oracle))
    return found


@pytest.mark.parametrize("rules", [MDC, DOTS], ids=lambda each: each.name)
def test_every_flag_and_limit_of_the_reference_is_ours(shared_data: Path, rules: object) -> None:
    for series, oracle in oracles(shared_data):
        since = oracle["rebase_dates"]
        rebases = [Rebase(read_when(since), "as the reference did")] if since else []  # type: ignore[arg-type]
        for case in oracle["cases"]:
            chart = draw_chart(
                series,
                rules=rules,  # type: ignore[arg-type]
                improvement=Direction(case["improvement_direction"]),
                screen_outliers=case["screen_outliers"],
                rebases=rebases,
            )

            key = f"special_cause_type_screen_{str(case['screen_outliers']).lower()}"
            changed = oracle["mdc_2023_two_sigma_change"][key]
            assert list(chart.signs) == (case["special_cause_type"] if rules is DOTS else changed)
            assert [each.mean for each in chart.limits] == pytest.approx(case["mean"], rel=1e-9)
            assert [each.lower for each in chart.limits] == pytest.approx(case["lpl"], rel=1e-9)
            assert [each.upper for each in chart.limits] == pytest.approx(case["upl"], rel=1e-9)
            if rules is DOTS:
                assert list(chart.types) == case["point_type"]


def test_the_limits_of_the_handbook_of_nist() -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches.

    It divides by 1.128, which gives 2.6596 where Making Data Count has 2.66.
    """
    limits = find_limits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1], screen_outliers=False)

    assert limits.mean == pytest.approx(50.81)
    assert limits.upper == pytest.approx(55.8041, abs=1e-3)
    assert limits.lower == pytest.approx(45.8159, abs=1e-3)


@pytest.mark.parametrize(
    ("values", "at", "sign"),
    [
        ([*QUIET, 25], -1, SpecialCause.ABOVE_LIMIT),
        ([*QUIET, -5], -1, SpecialCause.BELOW_LIMIT),
        ([9, 5, 6, 7, 8, 9, 10, 11, 3], 1, SpecialCause.RISING),
        ([5, 11, 10, 9, 8, 7, 6, 5, 9], 7, SpecialCause.FALLING),
        ([3, 4] * 4 + [5, 6, 5, 6, 5, 6, 5], -1, SpecialCause.SEVEN_ABOVE),
        ([5, 6] * 4 + [3, 4, 3, 4, 3, 4, 3], -1, SpecialCause.SEVEN_BELOW),
        (QUIET, -1, SpecialCause.NONE),
    ],
)
def test_each_rule_names_its_sign(values: list[float], at: int, sign: SpecialCause) -> None:
    assert chart_of(values).signs[at] is sign


def test_seven_is_seven() -> None:
    six = chart_of([3, 4] * 5 + [6, 5, 6, 5, 6, 5])
    seven = chart_of([3, 4] * 5 + [6, 5, 6, 5, 6, 5, 6])

    assert SpecialCause.SEVEN_ABOVE not in six.signs
    assert seven.signs.count(SpecialCause.SEVEN_ABOVE) == 7


def test_a_point_on_the_mean_ends_a_run() -> None:
    chart = chart_of([1, -1, -1, 1, 1, 1, 1, 0, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, 1, -1, -1])

    assert chart.limits[0].mean == 0
    assert SpecialCause.SEVEN_ABOVE not in chart.signs


def test_a_point_beyond_the_limits_counts_among_two_of_three_since_2023() -> None:
    values = [*QUIET, *QUIET, 11, 25, 17.5, 9]

    assert chart_of(values, rules=DOTS).signs[-2] is SpecialCause.NONE
    assert chart_of(values, rules=MDC).signs[-2] is SpecialCause.TWO_OF_THREE_ABOVE


def test_the_first_rule_that_speaks_names_the_point() -> None:
    values = [*QUIET, *range(20, 40)]

    chart = chart_of(values, baseline_points=13)

    assert set(chart.signs[13:]) == {SpecialCause.ABOVE_LIMIT}


def test_neighbours_on_opposite_sides_are_not_two_of_three() -> None:
    chart = chart_of([*QUIET, *QUIET, 16.5, 3.5, 10])

    assert chart.signs[-3:] == (SpecialCause.NONE,) * 3


@pytest.mark.parametrize(
    ("values", "screened"), [([4], False), ([4], True), ([5, 5, 5, 5], True)], ids=["one", "one", "constant"]
)
def test_limits_that_do_not_exist_are_none(values: list[float], screened: bool) -> None:
    chart = chart_of(values, screen_outliers=screened)

    assert {(each.lower, each.upper) for each in chart.limits} == {(None, None)}
    assert set(chart.signs) == {SpecialCause.NONE}
    assert any("No limits" in each for each in chart.cautions)


def test_a_constant_series_that_is_not_screened_has_limits_of_no_width() -> None:
    limits = chart_of([5, 5, 5, 5]).limits[0]

    assert (limits.lower, limits.mean, limits.upper) == (5, 5, 5)


def test_screening_leaves_out_a_moving_range_that_is_no_usual_one() -> None:
    values = [*QUIET, 60, *QUIET]

    assert (find_limits(values, screen_outliers=True).upper or 0) < (
        find_limits(values, screen_outliers=False).upper or 0
    )


def test_a_baseline_fixes_the_limits() -> None:
    long = chart_of([*QUIET, 40, 50, 60], baseline_points=13)

    assert long.limits[-1] == chart_of(QUIET).limits[0]


def test_limits_are_worked_out_anew_only_with_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        Rebase(When(5, "5"), "  ")

    values = [*QUIET, *(value + 30 for value in QUIET)]
    chart = chart_of(values, rebases=[Rebase(When(14, "14"), "The form was replaced.")])

    assert chart.limits[0].mean == pytest.approx(chart.limits[-1].mean - 30)
    assert set(chart.signs) == {SpecialCause.NONE}
    assert [each.reason for each in chart.rebases] == ["The form was replaced."]


@pytest.mark.parametrize("since", [0, 1, 99])
def test_a_rebase_that_parts_nothing_is_told(since: int) -> None:
    chart = chart_of(QUIET, rebases=[Rebase(When(since, str(since)), "A new form.")])

    assert chart.rebases == ()
    assert any("not worked out anew" in each for each in chart.cautions)


@pytest.mark.parametrize(
    ("values", "told"),
    [([0, 0, 1] * 6, "rare events mislead"), ([*range(20)], "hang together"), (QUIET, None)],
)
def test_what_these_limits_are_not_made_for_is_told(values: list[float], told: str | None) -> None:
    cautions = " ".join(chart_of(values).cautions)

    assert told in cautions if told else cautions == ""


@pytest.mark.parametrize(
    ("hoped", "kind"),
    [
        (Direction.INCREASE, PointType.IMPROVEMENT),
        (Direction.DECREASE, PointType.CONCERN),
        (Direction.NEUTRAL, PointType.HIGH),
    ],
)
def test_a_sign_is_good_or_bad_only_by_a_direction_written_down(hoped: Direction, kind: PointType) -> None:
    assert chart_of([*QUIET, 25], improvement=hoped).types[-1] is kind


def test_under_thirteen_points_limits_are_provisional() -> None:
    assert any("Provisional" in each for each in chart_of(QUIET[:12]).cautions)
    assert chart_of(QUIET).cautions == ()
    assert "Provisional: limits rest on 12 points" in say_what_it_shows(chart_of(QUIET[:12]))


@given(WHOLE, st.integers(-1000, 1000))
def test_shifting_every_value_shifts_the_limits_and_no_sign(values: list[int], shift: int) -> None:
    plain, shifted = chart_of(values), chart_of([value + shift for value in values])
    assume(not _stands_on_a_limit(plain))

    assert plain.signs == shifted.signs
    assert shifted.limits[0].mean == pytest.approx(plain.limits[0].mean + shift)
    if plain.limits[0].upper is not None:
        assert shifted.limits[0].upper == pytest.approx(plain.limits[0].upper + shift)


@given(WHOLE)
def test_a_mirrored_series_has_mirrored_signs(values: list[int]) -> None:
    plain, mirrored = chart_of(values), chart_of([-value for value in values])
    assume(not _stands_on_a_limit(plain) and not _has_a_flat_step(values))

    assert [MIRROR[sign] for sign in plain.signs] == list(mirrored.signs)


@given(WHOLE, st.booleans(), st.sampled_from([MDC, DOTS]))
def test_every_point_has_one_sign_and_one_sentence_is_said(
    values: list[int], screened: bool, rules: object
) -> None:
    chart = chart_of(values, screen_outliers=screened, rules=rules)

    assert len(chart.signs) == len(chart.limits) == len(values)
    assert say_what_it_shows(chart)


@given(WHOLE)
def test_the_sets_differ_only_by_two_of_three(values: list[int]) -> None:
    either = {SpecialCause.TWO_OF_THREE_ABOVE, SpecialCause.TWO_OF_THREE_BELOW}
    pairs = zip(chart_of(values, rules=MDC).signs, chart_of(values, rules=DOTS).signs, strict=True)

    assert all(new is old or new in either for new, old in pairs)


def _stands_on_a_limit(chart: Chart) -> bool:
    found = chart.limits[0]
    ends = [end for end in (found.lower, found.upper, found.near_lower, found.near_upper) if end is not None]
    return found.upper != found.mean and any(
        abs(value - end) < 1e-9 for value in chart.series.values for end in ends
    )


def _has_a_flat_step(values: Sequence[int]) -> bool:
    return any(earlier == later for earlier, later in zip(values, values[1:], strict=False))
