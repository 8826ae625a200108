"""Reliability: equal to the reference programs, and in plain words where nothing can be said."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.check.culture.reliability import Reliability, feldt_range, measure_reliability


def cases(shared_data: Path) -> list[tuple[dict[str, Any], Reliability]]:
    found = []
    for path in sorted((shared_data / "oracles" / "reliability").glob("*.json")):
        oracle = json.loads(path.read_text())
        with path.with_suffix(".csv").open(newline="") as file:
            names, *rows = list(csv.reader(file))
        points = np.array(
            [[float(each) if each not in ("", "NA") else np.nan for each in row] for row in rows]
        )
        turned = oracle["reversed_items"] if isinstance(oracle["reversed_items"], str) else ""
        found.append((oracle, measure_reliability(names, points, reverse=[turned] if turned else [])))
    assert len(found) >= 2
    return found


def test_alpha_and_its_range_are_those_of_the_reference(shared_data: Path) -> None:
    for oracle, found in cases(shared_data):
        assert (found.n_rows, found.n_complete) == (oracle["n_rows"], oracle["n_complete"])
        assert found.alpha == pytest.approx(oracle["listwise"]["raw_alpha"], abs=1e-10)
        assert found.feldt_ci == pytest.approx(oracle["listwise"]["feldt_ci95"], abs=1e-10)


def test_omega_and_the_fit_of_one_factor_are_those_of_the_reference(shared_data: Path) -> None:
    for oracle, found in cases(shared_data):
        known = oracle["omega_listwise"]
        fit = dict(zip(known["fit_names"], known["fit"], strict=True))

        assert found.factor is not None
        assert found.omega == pytest.approx(known["omega_total_1factor_ML"], abs=1e-6)
        assert found.cfi == pytest.approx(fit["cfi"], abs=1e-8)
        assert (found.factor.chisq, found.factor.df) == pytest.approx((fit["chisq"], fit["df"]), rel=1e-7)
        assert found.factor.loadings == pytest.approx(known["loadings_unstd"], rel=1e-4)
        assert found.factor.residuals == pytest.approx(known["resid_var"], rel=1e-4)


def scale(people: int, items: int, *, seed: int = 1, points: int = 5, factors: int = 1) -> np.ndarray:
    """Invented answers on a scale of points, whose items share one thing or several."""
    chance = np.random.default_rng(seed)
    shared = np.repeat(chance.normal(size=(people, factors)), items // factors, axis=1)
    middle = (points + 1) / 2
    return np.clip(np.round(middle + shared + 0.8 * chance.normal(size=(people, items))), 1, points)


def said(found: Reliability) -> str:
    return " ".join(found.cautions)


@pytest.mark.parametrize("points", [5, 7])
def test_reversed_items_are_turned_round_on_any_scale(points: int) -> None:
    rows = scale(200, 4, points=points)
    turned = rows.copy()
    turned[:, 1] = points + 1 - turned[:, 1]

    straight, reversed_ = (
        measure_reliability("abcd", rows),
        measure_reliability("abcd", turned, reverse=["b"]),
    )
    forgotten = measure_reliability("abcd", turned)

    assert reversed_.alpha == pytest.approx(straight.alpha)
    assert reversed_.omega == pytest.approx(straight.omega, abs=1e-6)
    assert "b goes against the rest" in said(forgotten)
    assert "goes against" not in said(straight)


def test_rows_with_a_gap_are_left_out_of_everything() -> None:
    rows = scale(120, 4)
    gappy = np.vstack([rows, [[5, np.nan, 1, 1]]])

    assert measure_reliability("abcd", gappy).alpha == measure_reliability("abcd", rows).alpha
    assert measure_reliability("abcd", gappy).n_rows == 121


def test_two_items_have_an_alpha_and_no_factor() -> None:
    found = measure_reliability("ab", scale(100, 2))

    assert found.alpha is not None
    assert (found.omega, found.cfi) == (None, None)
    assert "Two items cannot show a factor" in said(found)


def test_three_items_fit_by_arithmetic_and_it_is_said() -> None:
    found = measure_reliability("abc", scale(200, 3))

    assert found.cfi == 1
    assert "CFI says nothing" in said(found)


def test_an_item_answered_alike_by_everybody_is_left_out_and_named() -> None:
    rows = np.column_stack([scale(150, 3), np.full(150, 4.0)])

    found = measure_reliability("abcd", rows)

    assert found.items == ("a", "b", "c")
    assert found.alpha == measure_reliability("abc", rows[:, :3]).alpha
    assert "Everybody answered d alike" in said(found)


def test_a_good_alpha_on_two_things_is_not_taken_for_one() -> None:
    found = measure_reliability("abcdef", scale(300, 6, factors=2))

    assert found.alpha is not None
    assert found.alpha > 0.6
    assert "measure more than one thing" in said(found)


def test_an_alpha_below_nought_is_told_with_what_to_look_for() -> None:
    rows = scale(200, 4)
    rows[:, 2:] = 6 - rows[:, 2:]

    found = measure_reliability("abcd", rows)

    assert found.alpha is not None
    assert found.alpha < 0
    assert "below nought" in said(found)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (np.empty((0, 3)), "Fewer than two complete rows"),
        (np.array([[1.0, 2, 3]]), "Fewer than two complete rows"),
        (np.full((9, 3), np.nan), "Fewer than two complete rows"),
        (np.ones((9, 3)), "Fewer than two items"),
        (np.array([[1.0, 2, 3], [2, 1, 5], [4, 4, 1]]), "too few rows"),
        (np.repeat(scale(30, 1), 3, axis=1), "repeats others"),
    ],
)
def test_what_cannot_be_worked_out_is_none_with_a_reason(rows: np.ndarray, reason: str) -> None:
    found = measure_reliability("abc", rows)

    assert found.omega is None
    assert reason in said(found)


@pytest.mark.parametrize(("names", "reverse"), [("a", ""), ("aa", ""), ("ab", "c")])
def test_items_that_will_not_do_are_refused(names: str, reverse: str) -> None:
    with pytest.raises(ValueError, match="two items|Only items"):
        measure_reliability(list(names), np.ones((5, len(names))), reverse=list(reverse))


@settings(max_examples=50, deadline=None)
@given(st.floats(-1, 0.99), st.integers(3, 500), st.integers(2, 12))
def test_the_range_holds_its_alpha_and_narrows_with_people(alpha: float, n: int, k: int) -> None:
    low, high = feldt_range(alpha, n=n, k=k)
    low_of_more, high_of_more = feldt_range(alpha, n=4 * n, k=k)

    assert low < alpha < high
    assert high_of_more - low_of_more < high - low
