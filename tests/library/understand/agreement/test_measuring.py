"""Agreement equals the reference programs, says when it is undefined, and holds what must hold of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.understand.agreement import (
    FEW_VARIED,
    NO_VARIATION,
    NOTHING_TO_COMPARE,
    agreement_on,
    measure_agreement,
)

UNITS = st.lists(
    st.tuples(*[st.one_of(st.none(), st.sampled_from("abc"))] * 3), min_size=2, max_size=12
)  # fmt: skip


def codings(path: Path) -> list[tuple[str | None, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(cell or None for cell in row[1:]) for row in list(csv.reader(file))[1:]]


@pytest.mark.parametrize("case", ["krippendorff_binary_2x10", "krippendorff_canonical_4x12"])
def test_it_equals_the_reference_programs(case: str, shared_data: Path) -> None:
    folder = shared_data / "oracles" / "agreement"
    oracle = json.loads((folder / f"{case}.json").read_text(encoding="utf-8"))

    found = measure_agreement(codings(folder / f"{case}.csv"), seed=1)

    gwet = oracle["irrCAC"]["identity"]["gwet"]
    assert found.alpha.value == pytest.approx(oracle["krippendorff_py"]["nominal"], abs=1e-12)
    assert found.ac1.value == pytest.approx(gwet["coef"], abs=1e-8)
    assert found.raw.value == pytest.approx(gwet["pa"], abs=1e-8)


def test_without_variation_alpha_is_undefined_and_so_is_ac1_unless_the_values_are_known(
    shared_data: Path,
) -> None:
    folder = shared_data / "oracles" / "agreement"
    rows = codings(folder / "no_variation.csv")

    found = measure_agreement(rows, seed=1)
    known = measure_agreement(rows, seed=1, categories=["1", "2"])

    assert (found.alpha.value, found.alpha.reason) == (None, NO_VARIATION)
    assert (found.ac1.value, found.ac1.reason) == (None, NO_VARIATION)
    assert found.raw.value == 1
    assert known.alpha.value is None
    oracle = json.loads((folder / "no_variation.json").read_text(encoding="utf-8"))
    assert known.ac1.value == oracle["irrCAC"]["identity"]["gwet"]["coef"]


def test_a_rare_code_shows_why_one_figure_alone_misleads() -> None:
    rows = [(False, False)] * 47 + [(True, False)] * 2 + [(False, True)]

    found = measure_agreement(rows, seed=1)

    assert found.raw.value == pytest.approx(0.94)
    assert found.alpha.value is not None
    assert found.alpha.value < 0
    assert found.ac1.value is not None
    assert found.ac1.value > 0.93
    assert found.prevalence[True] == pytest.approx(0.03)


@pytest.mark.parametrize("rows", [[], [("a", None)], [(None, None)], [("a", None), (None, "b")]])
def test_nothing_coded_twice_is_undefined_with_its_reason(rows: list[tuple[str | None, ...]]) -> None:
    found = measure_agreement(rows, seed=1)

    assert found.units == 0
    assert {found.raw.reason, found.alpha.reason, found.ac1.reason} == {NOTHING_TO_COMPARE}
    assert found.raw.value is found.alpha.value is found.ac1.value is None


def test_an_interval_is_not_drawn_from_the_resamples_that_happen_to_be_defined() -> None:
    found = measure_agreement([("a", "a")] * 12 + [("b", "b")], seed=1)

    assert found.alpha.value == 1
    assert (found.alpha.low, found.alpha.reason) == (None, FEW_VARIED)


def test_the_interval_is_the_same_for_one_seed_and_holds_the_figure() -> None:
    rows = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("a", "a"), ("b", "a")] * 8

    one, again, other = (measure_agreement(rows, seed=seed).alpha for seed in (5, 5, 6))

    assert one == again
    assert one != other
    assert None not in (one.low, one.value, one.high)
    assert one.low < one.value < one.high  # type: ignore[operator]


def test_a_value_outside_the_categories_is_refused() -> None:
    with pytest.raises(ValueError, match="categories"):
        measure_agreement([("a", "c")], seed=1, categories="ab")


def test_a_group_is_agreed_on_where_both_saw_any_of_its_factors() -> None:
    first = [{"TC1"}, {"TC4", "WR1"}, set(), {"WR1"}, None]
    second = [{"TC2"}, {"WR1"}, set(), set(), {"TC1"}]

    group = agreement_on(["TC1", "TC2", "TC4"], first, second, seed=1)
    single = agreement_on(["TC1"], first, second, seed=1)

    assert group.units == single.units == 4
    assert group.raw.value == single.raw.value == 0.75


@given(UNITS)
def test_nothing_exceeds_one_and_raw_is_a_share(rows: list[tuple[str | None, ...]]) -> None:
    found = measure_agreement(rows, seed=1, resamples=20)

    for figure in (found.raw, found.alpha, found.ac1):
        assert figure.value is None or figure.value <= 1 + 1e-12
        assert (figure.value is None) <= (figure.reason is not None)
    assert found.raw.value is None or found.raw.value >= 0


@given(UNITS, st.permutations(range(3)), st.randoms(use_true_random=False))
def test_neither_the_order_of_coders_nor_of_units_nor_the_names_of_values_matter(
    rows: list[tuple[str | None, ...]], order: list[int], random: object
) -> None:
    renamed = {"a": "z", "b": "y", "c": "x", None: None}
    mixed = [tuple(renamed[row[coder]] for coder in order) for row in rows]
    random.shuffle(mixed)  # type: ignore[attr-defined]

    one, other = (measure_agreement(each, seed=1, resamples=2) for each in (rows, mixed))

    for name in ("raw", "alpha", "ac1"):
        assert getattr(one, name).value == pytest.approx(getattr(other, name).value)


@given(st.lists(st.sampled_from("ab"), min_size=2, max_size=12))
def test_coders_who_always_agree_have_one_or_undefined(values: list[str]) -> None:
    found = measure_agreement([(value, value) for value in values], seed=1, resamples=2)

    expected = 1 if len(set(values)) == 2 else None
    assert found.raw.value == 1
    assert found.alpha.value == expected
    assert found.ac1.value == expected
