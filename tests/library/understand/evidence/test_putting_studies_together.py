"""Studies put together give the numbers of the reference, and no more than few studies can carry."""

from __future__ import annotations

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.evidence import (
    IntervalBy,
    Measure,
    Method,
    Several,
    Study,
    draw_forest,
    effects,
    influence,
    moderators,
    pool,
    rare,
    say,
    several,
    small_studies,
    synthesise,
)
from speakopenly.understand.evidence.between import _score as score_of
from speakopenly.understand.evidence.between import filled, heterogeneity, tau_squared
from speakopenly.understand.evidence.forest import rows_of

TESTS = {"z": IntervalBy.Z, "knha": IntervalBy.HK_PLAIN, "adhoc": IntervalBy.HK}
EXACT, ITS_STEPS = 1e-9, 1e-4
"""The reference stops REML and PM when steps are under 1e-5; ours go on, and a test below proves the root."""


class Oracle:
    """One file of known answers with its table."""

    def __init__(self, folder: Path, name: str, table: str = "") -> None:
        self.known = json.loads((folder / f"{name}.json").read_text())
        with (folder / f"{table or name}.csv").open(encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file))

    def columns(self, *names: str) -> list[np.ndarray]:
        return [np.array([float(row[name]) for row in self.rows]) for name in names]


@pytest.fixture(scope="module")
def folder(shared_data: Path) -> Path:
    return shared_data / "oracles" / "meta"


@pytest.fixture(scope="module")
def sets(folder: Path) -> dict[str, tuple[np.ndarray, np.ndarray, dict]]:
    """Effects, variances and known answers of every set, the effects worked out by us where there is raw data."""
    bcg, normand, hart = (Oracle(folder, name) for name in ("bcg", "normand1999", "hart1999_rates"))
    counts = bcg.columns("tpos", "tneg", "cpos", "cneg")
    means = normand.columns("m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i")
    found = {m: (*effects.from_counts(Measure(m), *counts), bcg.known[m]) for m in ("RR", "OR", "RD")}
    found |= {m: (*effects.from_means(Measure(m), *means), normand.known[m]) for m in ("MD", "SMD")}
    found["IRR"] = (*effects.from_rates(*hart.columns("x1i", "t1i", "x2i", "t2i")), hart.known)
    for name in ("raudenbush1985", "few_studies_k3"):
        each = Oracle(folder, name)
        found[name] = (*each.columns("yi", "vi"), each.known)
    return found


def test_effects_of_raw_numbers_are_those_of_the_reference(sets: dict) -> None:
    for name in ("RR", "OR", "RD", "MD", "SMD", "IRR"):
        yi, vi, known = sets[name]
        np.testing.assert_allclose(yi, known["yi"], atol=EXACT)
        np.testing.assert_allclose(vi, known["vi"], atol=EXACT)


def test_every_model_is_that_of_the_reference(sets: dict) -> None:
    for yi, vi, known in sets.values():
        for name, model in known["models"].items():
            method, test = name.split("_")
            if method not in Method.__members__:
                continue
            found = pool(yi, vi, method=Method(method), test=TESTS[test])
            near = EXACT if method in {"EE", "DL"} else ITS_STEPS
            for key in ("estimate", "se", "ci_lb", "ci_ub", "tau2"):
                far = max(1.0, abs(model[key])) * (near if key in {"estimate", "tau2"} else 3 * near)
                assert float(getattr(found, key)) == pytest.approx(model[key], abs=far), (name, key)
            assert float(found.Q) == pytest.approx(model["Q"], abs=1e-6)
            if near == EXACT:
                assert float(found.I2) == pytest.approx(model["I2"], abs=1e-6)
            if method != "EE" and model.get("pi_lb_t_k_minus_1") is not None:
                assert float(found.pi_lb) == pytest.approx(model["pi_lb_t_k_minus_1"], rel=1e-3, abs=1e-3)


def test_intervals_of_what_differs_are_those_of_the_reference(sets: dict) -> None:
    for name in ("RR", "SMD", "raudenbush1985"):
        yi, vi, known = sets[name]
        found = synthesise(studies_of(yi, vi), measure=Measure.GEN)

        assert found.tau2_ci == pytest.approx(known["models"]["REML_z"]["tau2_ci_qprofile"], abs=2e-4)
        assert found.I2_ci == pytest.approx(known["models"]["REML_z"]["I2_ci_qprofile"], abs=0.05)


def test_rare_events_are_pooled_as_the_reference_does(folder: Path) -> None:
    bcg, hart = Oracle(folder, "bcg"), Oracle(folder, "hart1999_rates")
    counts = bcg.columns("tpos", "tneg", "cpos", "cneg")
    found = {f"MH_{m}": rare.mantel_haenszel(Measure(m), *counts) for m in ("RR", "OR", "RD")}
    found["Peto"] = rare.peto(*counts)

    for name, each in found.items():
        known = bcg.known[name]
        assert (each.estimate, each.se, each.Q) == pytest.approx((known["estimate"], known["se"], known["Q"]))
    rates = rare.mantel_haenszel_rates(*hart.columns("x1i", "t1i", "x2i", "t2i"))
    known = hart.known["MH_IRR"]
    assert (rates.estimate, rates.se) == pytest.approx((known["estimate"], known["se"]))


def test_leaving_out_adding_and_small_studies_are_those_of_the_reference(sets: dict) -> None:
    yi, vi, known = sets["RR"]
    without = influence.leave_one_out(yi, vi, method=Method.DL, test=IntervalBy.Z).without
    for key, values in known["leave1out_DL"].items():
        np.testing.assert_allclose(getattr(without, key), values, atol=1e-8)
    residual = influence.leave_one_out(yi, vi, method=Method.REML, test=IntervalBy.HK).residual
    np.testing.assert_allclose(residual, known["rstudent_REML"], atol=1e-5)
    grown = influence.one_after_the_other(yi, vi, method=Method.DL, test=IntervalBy.Z)
    np.testing.assert_allclose(grown.estimate, known["cumulative_DL"]["estimate"], atol=EXACT)

    fit = small_studies.egger(yi, vi)

    assert fit is not None
    assert (fit.t, fit.p) == pytest.approx((known["egger_lm"]["stat_t"], known["egger_lm"]["pval"]))
    assert small_studies.egger(yi[:9], vi[:9]) is None


def test_moderators_are_fitted_as_the_reference_does(folder: Path) -> None:
    oracle = Oracle(folder, "bcg_metaregression")
    yi, vi, ablat, year = oracle.columns("yi", "vi", "ablat", "year")
    alloc = [
        np.array([float(row["alloc"] == kind) for row in oracle.rows]) for kind in ("random", "systematic")
    ]
    cases = {
        "ablat_z": ([ablat], IntervalBy.Z),
        "ablat_year_knha": ([ablat, year], IntervalBy.HK_PLAIN),
        "alloc_factor_z": (alloc, IntervalBy.Z),
    }
    for name, (columns, test) in cases.items():
        fit = moderators.regress(yi, vi, [str(at) for at in range(len(columns))], columns, test=test)
        known = oracle.known[name]

        assert fit.tau2 == pytest.approx(known["tau2"], abs=ITS_STEPS)
        assert [each.estimate for each in fit.coefficients] == pytest.approx(
            known["b"], rel=1e-4, abs=ITS_STEPS
        )
        assert [each.se for each in fit.coefficients] == pytest.approx(known["se"], rel=1e-4, abs=ITS_STEPS)
        assert (fit.QM_p, fit.QE) == pytest.approx((known["QM_p"], known["QE"]), abs=1e-5)


def test_effects_of_one_study_are_not_pooled_as_if_apart(folder: Path) -> None:
    oracle = Oracle(folder, "assink2016_dependent_effects")
    yi, vi = oracle.columns("yi", "vi")
    known = oracle.known["three_level"]
    studies = [
        Study(f"study {row['study']}", y, v, row["study"])
        for row, y, v in zip(oracle.rows, yi, vi, strict=True)
    ]

    found = synthesise(studies, measure=Measure.GEN)
    fit = several.three_levels(yi, vi, several.groups_of([study.of for study in studies]))

    assert (found.k, found.several) == (17, Several.THREE_LEVEL)
    assert (found.estimate, found.se) == pytest.approx((known["estimate"], known["CR2_se"]), abs=1e-6)
    assert (found.ci_lb, found.ci_ub) == pytest.approx(known["CR2_ci"], abs=1e-6)
    assert (fit.between, fit.within, fit.se) == pytest.approx((*known["sigma2"], known["se"]), abs=1e-6)
    assert any("100 effects of 17 studies" in caution for caution in found.cautions)
    averaged = synthesise(studies, measure=Measure.GEN, several=Several.AVERAGE)
    assert (averaged.k, averaged.several) == (17, Several.AVERAGE)
    assert averaged.se is not None
    assert averaged.se > oracle.known["naive_two_level_REML_WRONG"]["se"]


def studies_of(yi: object, vi: object) -> list[Study]:
    return [
        Study(f"Study {at}", float(y), float(v), str(at), 100)
        for at, (y, v) in enumerate(zip(yi, vi, strict=True), start=1)  # type: ignore[call-overload]
    ]


STUDIES = st.lists(st.tuples(st.floats(-3, 3), st.floats(0.001, 4)), min_size=2, max_size=12).map(
    lambda pairs: (np.array([y for y, _ in pairs]), np.array([v for _, v in pairs]))
)


@settings(max_examples=60, deadline=None)
@given(STUDIES)
def test_tau_squared_is_a_root_or_nought(pair: tuple[np.ndarray, np.ndarray]) -> None:
    yi, vi = filled(*(each[None, :] for each in pair))
    reml, pm = (tau_squared(yi, vi, method) for method in (Method.REML, Method.PM))

    assert (reml >= 0).all()
    score, information = score_of(yi, vi, reml)
    if reml[0] > 0:
        assert abs(score[0] / information[0]) <= 1e-6 * (reml[0] + vi.mean())
    else:
        assert score[0] <= 1e-9
    free = len(pair[0]) - 1
    assert heterogeneity(yi, vi, pm)[0] <= free + 1e-6
    assert pm[0] == 0 or heterogeneity(yi, vi, pm)[0] == pytest.approx(free, rel=1e-6)


@settings(max_examples=40, deadline=None)
@given(STUDIES, st.floats(-100, 100), st.floats(0.1, 10))
def test_moving_or_stretching_every_effect_moves_and_stretches_the_result(
    pair: tuple[np.ndarray, np.ndarray], shift: float, scale: float
) -> None:
    yi, vi = pair
    plain, moved = pool(yi, vi), pool(scale * yi + shift, scale**2 * vi)

    assert float(moved.estimate) == pytest.approx(scale * float(plain.estimate) + shift, abs=1e-5 * scale)
    assert float(moved.se) == pytest.approx(scale * float(plain.se), rel=1e-4)


@settings(max_examples=40, deadline=None)
@given(STUDIES)
def test_the_guard_is_never_narrower_than_the_same_quantile_would_be(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    guarded, z = pool(*pair), pool(*pair, test=IntervalBy.Z)

    assert float(guarded.se) >= float(z.se) * (1 - 1e-12)
    assert float(guarded.ci_ub - guarded.ci_lb) >= float(z.ci_ub - z.ci_lb)


def test_many_sets_at_once_are_each_as_alone() -> None:
    chance = np.random.default_rng(3)
    vi = chance.uniform(0.01, 0.5, (30, 8))
    yi = chance.normal(0, np.sqrt(vi + 0.1))
    yi[0, 3:] = np.nan

    together = pool(yi, vi)

    for at in range(30):
        there = ~np.isnan(yi[at])
        alone = pool(yi[at][there], vi[at][there])
        assert float(together.estimate[at]) == pytest.approx(float(alone.estimate), abs=1e-9)
        assert float(together.tau2[at]) == pytest.approx(float(alone.tau2), abs=1e-8)


def test_half_is_added_only_where_there_is_a_nought_and_silent_studies_say_nothing() -> None:
    cells = [np.array(each, float) for each in ([0, 5, 0], [50, 45, 50], [3, 9, 0], [47, 41, 50])]
    yi, _ = effects.from_counts(Measure.OR, *cells)
    rd, _ = effects.from_counts(Measure.RD, *cells)

    assert yi[0] == pytest.approx(math.log(0.5 * 47.5 / (50.5 * 3.5)))
    assert yi[1] == pytest.approx(math.log(5 * 41 / (45 * 9)))
    assert np.isnan(yi[2])
    assert rd[2] == 0


@pytest.mark.parametrize(
    ("k", "shown", "told"),
    [(1, False, "1 study"), (2, False, "too few"), (3, True, "Only 3"), (4, True, "Only 4"), (5, True, "")],
)
def test_few_studies_are_shown_one_by_one(k: int, shown: bool, told: str) -> None:
    found = synthesise(studies_of([0.2, 0.4, -0.1, 0.3, 0.6][:k], [0.05] * k), measure=Measure.RR)
    figure = draw_forest(found, title="Risk ratio")
    text = " ".join(say(found))

    assert ("Together" in figure.svg) is shown
    assert ("interval of" in text) is shown
    assert len(figure.table.rows) == (k + 2 if shown else k)
    assert found.estimate is not None
    assert any(told in caution for caution in found.cautions) or not told


def test_the_picture_has_the_numbers_of_the_table_and_arrows_where_it_is_cut() -> None:
    found = synthesise(studies_of([0.2, 0.4, -0.1, 0.3], [0.05, 0.04, 0.06, 30.0]), measure=Measure.OR)
    figure = draw_forest(found, title="Odds ratio")

    for row in rows_of(found):
        assert f"{row[2]} to {row[3]}" in figure.svg
    wide = next(row for row in rows_of(found) if row[0] == "Study 4")
    assert float(wide[3]) > 1000
    plain = draw_forest(
        synthesise(studies_of([0.2, 0.4, -0.1], [0.05] * 3), measure=Measure.OR), title="Odds ratio"
    )
    assert figure.svg.count("<line") > plain.svg.count("<line")
    assert all(-5 <= float(x) <= 865 for x in __import__("re").findall(r'x[12]="(-?[\d.]+)"', figure.svg))


@pytest.mark.parametrize(
    ("yi", "vi"), [([], []), ([1.0, 2.0], [0.1, 0.0]), ([1.0, math.inf], [0.1, 0.1]), ([math.nan], [1.0])]
)
def test_what_cannot_be_pooled_is_refused(yi: list[float], vi: list[float]) -> None:
    with pytest.raises(ValueError, match="."):
        pool(np.array(yi), np.array(vi))
