"""People beside people; machines apart, and never pooled; who is drawn to be coded twice."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.agreement import (
    ALL_ALIKE,
    NO_NUMBERS,
    NO_ORDER,
    NO_VARIATION,
    Coding,
    alpha_of_numbers,
    alpha_of_ranks,
    compare_coders,
    draw_sample,
)

RESAMPLES = 20
PEOPLE = [("u1", "a", "a"), ("u2", "a", "b"), ("u3", "b", "b"), ("u4", "b", "b"), ("u5", "a", "b")]
"""Unit, and what Ana and Ben said of it."""
CODINGS = [
    *(Coding(unit, "Ana", first) for unit, first, _ in PEOPLE),
    *(Coding(unit, "Ben", second) for unit, _, second in PEOPLE),
]
MACHINE = [Coding(unit, "model-1", first) for unit, first, _ in PEOPLE]
ROWS = st.lists(st.tuples(*[st.one_of(st.none(), st.integers(0, 4))] * 3), min_size=2, max_size=8)


@pytest.mark.parametrize("case", ["krippendorff_binary_2x10", "krippendorff_canonical_4x12"])
def test_every_alpha_equals_the_reference_program(case: str, shared_data: Path) -> None:
    folder = shared_data / "oracles" / "agreement"
    oracle = json.loads((folder / f"{case}.json").read_text(encoding="utf-8"))
    with (folder / f"{case}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    codings = [
        Coding(row["unit"], coder, value)
        for row in rows
        for coder, value in row.items()
        if coder != "unit" and value
    ]

    found = compare_coders(codings, seed=1, resamples=RESAMPLES).people

    reference = oracle["krippendorff_py"]
    assert found.nominal.value == pytest.approx(reference["nominal"], abs=1e-12)
    assert found.ordinal.value == pytest.approx(reference["ordinal"], abs=1e-12)
    assert found.interval.value == pytest.approx(reference["interval"], abs=1e-12)
    assert found.ac1.value == pytest.approx(oracle["irrCAC"]["identity"]["gwet"]["coef"], abs=1e-8)


def test_where_all_say_one_thing_alphas_are_undefined_and_ac1_warns() -> None:
    found = compare_coders([Coding(str(n), who, "1") for n in range(8) for who in "ab"], seed=1).people

    assert {found.nominal.reason, found.ordinal.reason, found.interval.reason} == {NO_VARIATION}
    assert (found.ac1.value, found.ac1.low, found.ac1.reason) == (1.0, None, ALL_ALIKE)
    assert dict(found.prevalence) == {"1": 1.0}


def test_a_machine_changes_no_figure_of_people() -> None:
    alone = compare_coders(CODINGS, seed=1, resamples=RESAMPLES)
    beside = compare_coders([*CODINGS, *MACHINE], seed=1, machines=["model-1"], resamples=RESAMPLES)

    assert beside.people == alone.people
    assert beside.disagreements == alone.disagreements
    assert beside.machines["model-1"]["Ana"].raw.value == 1.0
    assert beside.machines["model-1"]["Ben"].raw.value == alone.people.raw.value


def test_units_that_only_a_machine_coded_are_not_among_the_peoples() -> None:
    found = compare_coders(
        [*CODINGS, Coding("u9", "model-1", "a")], seed=1, machines=["model-1"], resamples=RESAMPLES
    )

    assert found.people.units == 5


def test_units_people_differ_on_are_listed_with_what_each_said() -> None:
    found = compare_coders(CODINGS, seed=1, resamples=RESAMPLES).disagreements

    assert [each.unit for each in found] == ["u2", "u5"]
    assert dict(found[0].values) == {"Ana": "a", "Ben": "b"}


def test_words_have_ranks_only_where_their_order_is_given() -> None:
    without = compare_coders(CODINGS, seed=1, resamples=RESAMPLES).people
    ordered = compare_coders(CODINGS, seed=1, order=["a", "b"], resamples=RESAMPLES).people

    assert (without.ordinal.reason, without.interval.reason) == (NO_ORDER, NO_NUMBERS)
    assert ordered.ordinal.value == pytest.approx(ordered.nominal.value)
    with pytest.raises(ValueError, match="categories"):
        compare_coders(CODINGS, seed=1, order=["a"])


def test_codes_are_told_apart_as_they_are_written() -> None:
    found = compare_coders(
        [Coding("u", "a", "1.1"), Coding("u", "b", "1.10"), Coding("v", "a", "2")], seed=1
    ).people

    assert found.raw.value == 0.0


@pytest.mark.parametrize("codings", [[*CODINGS, CODINGS[0]], CODINGS])
def test_a_coding_given_twice_or_a_machine_nobody_knows_is_refused(codings: list[Coding]) -> None:
    with pytest.raises(ValueError, match=r"twice|machine"):
        compare_coders(codings, seed=1, machines=["model-7"] if codings is CODINGS else [])


def by_pairs(rows: list[tuple[int | None, ...]], distance: dict[tuple[int, int], float]) -> float | None:
    """Alpha from its definition: all pairs within units against all pairs there are."""
    rows = [row for row in rows if sum(value is not None for value in row) > 1]
    values = [value for row in rows for value in row if value is not None]
    seen = 0.0
    for row in rows:
        said = [value for value in row if value is not None]
        seen += sum(distance[one, two] for one in said for two in said) / (len(said) - 1)
    expected = sum(distance[one, two] for one in values for two in values)
    return None if expected == 0 else 1 - seen * (len(values) - 1) / expected


@settings(max_examples=40)
@given(ROWS)
def test_ranks_and_numbers_follow_their_definition(rows: list[tuple[int | None, ...]]) -> None:
    kept = [
        value
        for row in rows
        if sum(each is not None for each in row) > 1
        for value in row
        if value is not None
    ]
    count = {value: kept.count(value) for value in range(5)}
    between = {
        (one, two): (
            sum(count[each] for each in range(min(one, two), max(one, two) + 1))
            - (count[one] + count[two]) / 2
        )
        ** 2
        * (one != two)
        for one in range(5)
        for two in range(5)
    }
    apart = {(one, two): float((one - two) ** 2) for one in range(5) for two in range(5)}

    ranks = alpha_of_ranks(rows, range(5), seed=1, resamples=2).value
    numbers = alpha_of_numbers(rows, seed=1, resamples=2).value

    assert ranks == pytest.approx(by_pairs(rows, between), abs=1e-9)
    assert numbers == pytest.approx(by_pairs(rows, apart), abs=1e-9)


STRATA = {f"p{number}": "survey" if number % 10 else "interview" for number in range(60)}


def test_a_sample_has_each_stratums_share_and_one_seed_draws_it_again() -> None:
    drawn = draw_sample(STRATA, size=20, seed=4)

    assert len(set(drawn)) == 20
    assert sum(STRATA[unit] == "interview" for unit in drawn) == 2
    assert drawn == draw_sample(dict(reversed(STRATA.items())), size=20, seed=4)
    assert set(drawn) != set(draw_sample(STRATA, size=20, seed=5))


@settings(max_examples=30)
@given(st.dictionaries(st.text(max_size=3), st.sampled_from("abc"), min_size=1, max_size=20), st.data())
def test_no_stratum_is_forgotten_while_there_is_room(strata: dict[str, str], data: st.DataObject) -> None:
    size = data.draw(st.integers(1, len(strata)))

    drawn = draw_sample(strata, size=size, seed=0)

    assert len(set(drawn)) == size
    assert len({strata[unit] for unit in drawn}) == min(size, len(set(strata.values())))


@pytest.mark.parametrize("size", [0, 61])
def test_a_sample_of_nobody_or_of_too_many_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="sample"):
        draw_sample(STRATA, size=size, seed=0)
