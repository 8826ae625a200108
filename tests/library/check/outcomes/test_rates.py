"""Rates and shares with their ranges, equal to the reference and to published tables."""

from __future__ import annotations

import json
import math
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.outcomes.rates import (
    Action,
    Occurrence,
    byar_rate,
    compare_rates,
    compare_shares,
    exact_rate,
    exact_share,
    measure_recurrence,
    measure_trend,
)
from speakopenly.core.counting import wilson_range

DONE = Action("handover", "assessment", "north", date(2024, 3, 1))


@pytest.fixture
def oracle(shared_data: Path) -> dict:
    found: dict = json.loads((shared_data / "oracles" / "rates" / "rates.json").read_text(encoding="utf-8"))
    return found


def heard(day: date, *, factor: str = "handover", area: str = "north") -> Occurrence:
    return Occurrence(factor, "assessment", area, day)


def test_rates_are_those_of_the_reference(oracle: dict) -> None:
    for case in oracle["rates_per_10000"]:
        for find, key in ((exact_rate, "exact_ci"), (byar_rate, "byar_ci")):
            rate = find(case["events"], case["population"], per=case["per"])

            assert rate.value == pytest.approx(case["rate"])
            assert (rate.low, rate.high) == pytest.approx(case[key], rel=1e-6)


def test_ratios_of_rates_are_those_of_the_reference(oracle: dict) -> None:
    for case in oracle["rate_ratios"]:
        ratio = compare_rates(exact_rate(case["x1"], case["t1"]), exact_rate(case["x2"], case["t2"]))

        assert ratio.value == pytest.approx(case["rr"])
        assert (ratio.low, ratio.high) == pytest.approx(case["exact_ci"], rel=1e-6)
        assert ratio.wald == pytest.approx(case["wald_log_ci"], rel=1e-6)
        assert ratio.p == pytest.approx(case["exact_p"], rel=1e-6)


def test_shares_are_those_of_the_reference(oracle: dict) -> None:
    for case in oracle["proportions"]:
        share = exact_share(case["x"], case["n"])
        wilson = wilson_range(case["x"], case["n"])

        assert share.value == pytest.approx(case["p"])
        assert (share.low, share.high) == pytest.approx(case["clopper_pearson_ci"], rel=1e-6)
        assert (wilson.low, wilson.high) == pytest.approx(case["wilson_ci"], rel=1e-6, abs=1e-12)


def test_differences_of_shares_are_those_of_the_reference(oracle: dict) -> None:
    for case in oracle["differences_of_proportions"]:
        found = compare_shares(exact_share(case["x1"], case["n1"]), exact_share(case["x2"], case["n2"]))

        assert found.value == pytest.approx(case["diff"])
        assert (found.low, found.high) == pytest.approx(case["newcombe_ci"], rel=1e-6)
        assert found.p == pytest.approx(case["fisher_p"], rel=1e-6)


def test_the_trend_is_that_of_the_reference(oracle: dict) -> None:
    case = oracle["trend_poisson"]

    trend = measure_trend(case["events"], case["population"])

    assert trend.ratio == pytest.approx(case["annual_rate_ratio"], rel=1e-6)
    assert (trend.low, trend.high) == pytest.approx(case["ci_wald"], rel=1e-6)
    assert trend.tau == pytest.approx(case["kendall_tau"])
    assert trend.tau_p == pytest.approx(case["kendall_p"])


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [(81, 263, 0.2527, 0.3676), (15, 148, 0.0578, 0.1617), (0, 20, 0.0000, 0.1684), (1, 29, 0.0009, 0.1776)],
)
def test_exact_shares_of_newcombe(count: int, base: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 5."""
    share = exact_share(count, base)

    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


def test_a_difference_of_newcombe() -> None:
    """Newcombe 1998, Statistics in Medicine 17, 873-890, table II, 56/70 less 48/80, method 10."""
    found = compare_shares(exact_share(56, 70), exact_share(48, 80))

    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


@pytest.mark.parametrize(("events", "low", "high"), [(0, 0, 3.689), (1, 0.025, 5.572), (10, 4.795, 18.390)])
def test_exact_counts_of_garwood(events: int, low: float, high: float) -> None:
    """Garwood 1936, Biometrika 28, 437-442; reprinted in Breslow and Day 1987, table 2.10 and elsewhere."""
    rate = exact_rate(events, 1)

    assert (rate.low, rate.high) == pytest.approx((low, high), abs=1e-3)


def test_nought_events_still_allow_some() -> None:
    assert byar_rate(0, 100).low == 0
    assert exact_rate(0, 100).high > 0


@given(st.integers(0, 500), st.floats(0.1, 1e6), st.floats(0.1, 1e5))
def test_a_range_holds_its_rate_and_follows_its_unit(events: int, exposure: float, per: float) -> None:
    for find in (exact_rate, byar_rate):
        rate, plain = find(events, exposure, per=per), find(events, exposure)

        assert rate.low <= rate.value <= rate.high
        assert (rate.low, rate.high) == pytest.approx((plain.low * per, plain.high * per))


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_ratio_turned_round_is_its_inverse(first: int, second: int) -> None:
    if first + second == 0:
        return
    one, two = exact_rate(first, 50), exact_rate(second, 80)

    there, back = compare_rates(one, two), compare_rates(two, one)

    assert there.p == pytest.approx(back.p)
    assert there.low == pytest.approx(0 if math.isinf(back.high) else 1 / back.high, rel=1e-6)


@pytest.mark.parametrize(("events", "exposure"), [(-1, 10), (1, 0), (1, -5), (1, math.inf), (1, math.nan)])
def test_a_rate_needs_exposure(events: int, exposure: float) -> None:
    with pytest.raises(ValueError, match="exposure"):
        exact_rate(events, exposure)


def test_two_rates_without_an_event_have_no_ratio() -> None:
    with pytest.raises(ValueError, match="no ratio"):
        compare_rates(exact_rate(0, 10), exact_rate(0, 10))


def test_a_trend_needs_three_periods() -> None:
    with pytest.raises(ValueError, match="three periods"):
        measure_trend([1, 2], [10, 10])


@pytest.mark.parametrize(
    ("occurrence", "counts"),
    [
        (heard(date(2024, 3, 1)), 0),
        (heard(date(2024, 3, 2)), 1),
        (heard(date(2025, 3, 1)), 1),
        (heard(date(2025, 3, 2)), 0),
        (heard(date(2024, 2, 1)), 0),
        (heard(date(2024, 6, 1), factor="cover"), 0),
        (heard(date(2024, 6, 1), area="south"), 0),
    ],
)
def test_recurrence_is_the_same_thing_within_twelve_months_after(occurrence: Occurrence, counts: int) -> None:
    assert measure_recurrence(DONE, [occurrence], today=date(2026, 1, 1)).events == counts


def test_recurrence_is_a_rate_of_exposure_and_says_when_it_is_too_soon() -> None:
    again = [heard(date(2024, 6, 1)), heard(date(2024, 7, 1))]

    soon = measure_recurrence(DONE, again, today=date(2024, 8, 1), exposure=400, per=1000)
    late = measure_recurrence(DONE, again, today=date(2025, 3, 1))

    assert soon.rate is not None
    assert soon.rate.value == pytest.approx(5)
    assert (soon.is_complete, late.is_complete, late.rate) == (False, True, None)


def test_an_action_on_a_leap_day_is_watched_for_a_year() -> None:
    action = Action("handover", "assessment", "north", date(2024, 2, 29))

    assert action.watched_until == date(2025, 2, 28)
