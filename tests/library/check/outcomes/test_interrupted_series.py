"""Series around a change: equal to the reference programs, refused when short, and silent about why."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.outcomes.its import (
    WHAT_ELSE,
    Fit,
    Override,
    Plan,
    Term,
    TooFewPoints,
    fit_counts,
    fit_series,
    plan_for,
    read_errors,
    say_what_it_shows,
    sentences,
)
from tests.library.check.outcomes.making import series_in, series_of

NAMES = {"intercept": "(Intercept)", "time": "t", "level": "D", "slope": "ts"}
CAUSAL = re.compile(
    r"\b(caus|because|due to|led to|result|effect|impact|made|reduc|improv|thanks|achiev|prevent|brought|drove|work)",
    re.IGNORECASE,
)
NOISE = [0.3, -0.4, 0.1, 0.2, -0.3, 0.5, -0.2, -0.1, 0.4, -0.5, 0.2, 0.1, -0.3, 0.3, -0.1, 0.0, 0.2, -0.4]


def fit_of(values: list[float], change_at: int, errors: str = "ols") -> Fit:
    return fit_series(plan_for(series_of(values), change_at=change_at), errors=read_errors(errors))


def cases(shared_data: Path) -> list[tuple[Plan, dict]]:
    found = []
    for path in sorted((shared_data / "oracles" / "its").glob("*.json")):
        oracle = json.loads(path.read_text(encoding="utf-8"))
        series = series_in(path.with_name(oracle["input_file"]), value="y", when="t")
        override = Override("to hold it beside the reference")
        found.append((plan_for(series, change_at=oracle["t0"] - 1, override=override), oracle))
    return found


def assert_equal(
    terms: Mapping[str, Term],
    est: Mapping[str, float],
    se: Mapping[str, float],
    *,
    within: float = 1e-6,
) -> None:
    for ours, theirs in NAMES.items():
        assert terms[ours].est == pytest.approx(est[theirs], rel=within)
        assert terms[ours].se == pytest.approx(se[theirs], rel=within)


def test_ordinary_lines_are_those_of_the_reference(shared_data: Path) -> None:
    for plan, oracle in cases(shared_data):
        fit = fit_series(plan, errors=read_errors("ols"))

        est, se = ({name: term[key] for name, term in oracle["ols"].items()} for key in ("est", "se"))
        assert_equal(fit.terms, est, se)
        assert fit.durbin_watson == pytest.approx(oracle["durbin_watson"], rel=1e-9)


def test_hac_errors_are_those_of_the_reference(shared_data: Path) -> None:
    held = 0
    for plan, oracle in cases(shared_data):
        est = {name: term["est"] for name, term in oracle["ols"].items()}
        for key in oracle:
            if found := re.fullmatch(r"newey_west_se_lag(\d+)_noprewhite(_adjust)?", key):
                errors = read_errors(f"hac:{found[1]}" + (":adjusted" if found[2] else ""))
                assert_equal(fit_series(plan, errors=errors).terms, est, oracle[key])
                held += 1

    assert held >= 6


def test_carried_errors_are_those_of_the_reference(shared_data: Path) -> None:
    for plan, oracle in cases(shared_data):
        fit = fit_series(plan, errors=read_errors("ar1"))

        reference = oracle["gls_ar1_reml"]
        assert_equal(fit.terms, reference["est"], reference["se"])
        assert fit.rho == pytest.approx(reference["rho"], rel=1e-6)


def test_counts_are_those_of_the_reference(shared_data: Path) -> None:
    for plan, oracle in cases(shared_data):
        fit = fit_counts(plan)

        quasi = oracle["quasipoisson"]
        assert_equal(fit.terms, *({name: term[key] for name, term in quasi.items()} for key in ("est", "se")))
        for ours, theirs in NAMES.items():
            assert fit.poisson_errors[ours] == pytest.approx(oracle["poisson"][theirs]["se"], rel=1e-6)
        assert fit.deviance == pytest.approx(oracle["poisson_deviance"], rel=1e-6)
        assert fit.dispersion == pytest.approx(oracle["quasipoisson_dispersion"], rel=1e-6)
        ratio = oracle["rate_ratio_level_change_quasi"]
        assert fit.level_ratio.est == pytest.approx(ratio["rr"], rel=1e-6)
        assert (fit.level_ratio.ci_lb, fit.level_ratio.ci_ub) == pytest.approx(ratio["ci_wald_t"], rel=1e-6)
        assert fit.expected_at_end == pytest.approx(oracle["counterfactual_last_point"], rel=1e-6)
        assert fit.fitted_at_end == pytest.approx(oracle["fitted_last_point"], rel=1e-6)


@pytest.mark.parametrize("errors", ["ols", "hac:2", "ar1"])
def test_straight_lines_are_found_again(errors: str) -> None:
    values = [5 + 2.0 * t for t in range(1, 11)] + [5 + 2.0 * t - 7 + 0.5 * (t - 11) for t in range(11, 21)]

    fit = fit_of(values, 10, errors)

    assert {name: round(term.est, 9) for name, term in fit.terms.items()} == {
        "intercept": 5, "time": 2, "level": -7, "slope": 0.5,
    }  # fmt: skip
    assert fit.durbin_watson is None
    assert any("exactly" in each for each in fit.cautions)


def test_a_lag_of_nought_is_white() -> None:
    """White 1980 by the textbook formula, on eighteen points."""
    fit = fit_of(NOISE, 9, "hac:0")

    design, values = fit.plan.design(), np.array(NOISE)
    inverse = np.linalg.inv(design.T @ design)
    residuals = values - design @ inverse @ design.T @ values
    sandwich = inverse @ design.T @ np.diag(residuals**2) @ design @ inverse
    assert [term.se for term in fit.terms.values()] == pytest.approx(np.sqrt(np.diag(sandwich)))


@pytest.mark.parametrize(("before", "after"), [(7, 20), (20, 7), (2, 2)])
def test_under_eight_points_a_side_is_refused(before: int, after: int) -> None:
    with pytest.raises(TooFewPoints, match="8 are needed"):
        plan_for(series_of(range(before + after)), change_at=before)


def test_an_override_needs_words_and_stays_with_the_result() -> None:
    with pytest.raises(ValueError, match="written reason"):
        Override(" ")

    plan = plan_for(series_of(NOISE[:10]), change_at=6, override=Override("The year is over."))
    fit = fit_series(plan, errors=read_errors("ols"))

    assert any("6 before, 4 after" in each and "The year is over." in each for each in fit.cautions)


@pytest.mark.parametrize(("points", "change_at"), [(10, 1), (10, 9), (4, 2), (3, 1)])
def test_nothing_overrides_a_side_without_a_slope(points: int, change_at: int) -> None:
    with pytest.raises(TooFewPoints) as refused:
        plan_for(series_of(range(points)), change_at=change_at, override=Override("please"))

    assert not refused.value.can_be_overridden


@pytest.mark.parametrize("text", ["", "hac", "hac:", "hac:-1", "OLS", "ar2", "hac:3:sure"])
def test_other_errors_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ols, hac:LAG or ar1"):
        read_errors(text)


def test_a_lag_past_the_series_is_refused() -> None:
    with pytest.raises(ValueError, match="as long as the series"):
        fit_of(NOISE, 9, "hac:18")


def test_the_earlier_trend_is_carried_on_with_its_range() -> None:
    fit = fit_of(NOISE, 9)

    assert len(fit.counterfactual) == 9
    widths = [each.expected.ci_ub - each.expected.ci_lb for each in fit.counterfactual]
    assert widths == sorted(widths)
    last = fit.counterfactual[-1]
    assert last.fitted - last.expected.est == pytest.approx(fit.difference_at_end.est)


def test_neighbours_that_err_together_are_told() -> None:
    waves = [5.0, 6, 7, 8, 8, 7, 6, 5, 4, 3, 2, 2, 3, 4, 5, 6, 7, 8]

    assert any("Durbin-Watson" in each for each in fit_of(waves, 9).cautions)


def test_no_difference_is_spoken_of_where_the_range_includes_none() -> None:
    told = " ".join(say_what_it_shows(fit_of(NOISE, 9)))

    assert "cannot be told apart" in told
    assert "higher" not in told
    assert "lower" not in told


@given(st.lists(st.floats(-100, 100), min_size=16, max_size=40), st.sampled_from(["ols", "hac:2", "ar1"]))
def test_no_sentence_has_a_causal_verb_and_each_says_that_the_reason_is_unknown(
    values: list[float], errors: str
) -> None:
    fit = fit_of(values, 8, errors)

    told = say_what_it_shows(fit)

    assert not CAUSAL.search(" ".join([*told, *fit.cautions]))
    assert told[-1] == sentences.CANNOT_SAY_WHY
    assert WHAT_ELSE.endswith("?")


@given(st.lists(st.integers(-50, 50), min_size=16, max_size=30), st.integers(-500, 500))
def test_shifting_every_value_shifts_the_intercept_alone(values: list[int], shift: int) -> None:
    plain = fit_of([float(value) for value in values], 8)
    shifted = fit_of([float(value + shift) for value in values], 8)

    assert shifted.terms["intercept"].est == pytest.approx(plain.terms["intercept"].est + shift, abs=1e-6)
    for name in ("time", "level", "slope"):
        assert shifted.terms[name].est == pytest.approx(plain.terms[name].est, abs=1e-6)


def test_counts_with_exposure_are_rates() -> None:
    counts = [10.0] * 9 + [5.0] * 9

    fit = fit_counts(plan_for(series_of(counts), change_at=9), exposure=[100.0] * 9 + [100.0] * 9)

    assert fit.level_ratio.est == pytest.approx(0.5)


@pytest.mark.parametrize("counts", [[-1.0] * 18, [10.0] * 9 + [0.0] * 9])
def test_counts_that_cannot_be_fitted_are_refused(counts: list[float]) -> None:
    with pytest.raises(ValueError, match="ount"):
        fit_counts(plan_for(series_of(counts), change_at=9))
