"""Tables of people made safe: the known answers, what may never happen, and releases beside each other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.disclosure.audit import agrees, feasible, know
from speakopenly.core.disclosure.layout import TOTAL, Place, lay_out, with_totals
from speakopenly.core.disclosure.releases import Release
from speakopenly.core.disclosure.tables import Reason, SafeTable, protect_table

LEAST = "width_ge_threshold_nonneg"


def cases(shared_data: Path) -> list[dict[str, Any]]:
    found = [
        json.loads(path.read_text())
        for path in sorted((shared_data / "oracles" / "disclosure").glob("*.json"))
    ]
    tables = [each for each in found if "counts" in each]
    assert len(tables) >= 5
    return tables


def counts_of(case: dict[str, Any]) -> dict[Place, int]:
    return {
        (row, column): case["counts"][down][across]
        for down, row in enumerate(case["rows"])
        for across, column in enumerate(case["cols"])
    }


def why(safe: SafeTable) -> dict[Place, Reason]:
    return {each.place: each.reason for each in safe.numbers if each.reason is not None}


def test_an_outsider_finds_what_the_reference_says_when_only_small_cells_are_hidden(
    shared_data: Path,
) -> None:
    for case in cases(shared_data):
        layout = lay_out(case["rows"], case["cols"])
        small = {tuple(place) for place in case["primary_cells"]}
        numbers = zip(layout.places, with_totals(layout, counts_of(case)), strict=True)

        found = feasible(layout, [None if place in small else number for place, number in numbers])

        for each in case["attack_if_only_primary_is_hidden"]:
            assert list(found[each["row"], each["col"]]) == each["feasible"]


def test_as_few_are_hidden_as_the_reference_needs_for_whole_ranges(shared_data: Path) -> None:
    for case in cases(shared_data):
        safe = protect_table(case["rows"], case["cols"], counts_of(case), threshold=5)

        partners = {
            place for place, reason in why(safe).items() if reason is Reason.PARTNER and TOTAL not in place
        }
        least = case["minimum_secondary_suppression"]
        known = least.get(LEAST, least["not_exact_nonneg"])
        assert len(partners) == known["n_secondary_cells"]
        assert sum(counts_of(case)[place] for place in partners) == known["people_in_secondary_cells"]
        assert safe.is_least


def test_no_hidden_cell_of_the_reference_tables_has_one_value(shared_data: Path) -> None:
    for case in cases(shared_data):
        safe = protect_table(case["rows"], case["cols"], counts_of(case), threshold=5)

        shown = [each.shown for each in safe.numbers]
        for low, high in feasible(safe.layout, shown).values():
            assert low != high
            assert not (low >= 1 and high is not None and high <= 4)


def test_two_small_cells_that_add_up_to_two_need_more_than_each_other(shared_data: Path) -> None:
    """With the label "1 to 4", two cells whose sum is 2 are 1 and 1."""
    case = next(each for each in cases(shared_data) if "label itself leaks" in each["note"])

    safe = protect_table(case["rows"], case["cols"], counts_of(case), threshold=5)

    assert ("T1", "c") in safe.hidden


def test_the_attacks_of_the_reference_do_not_work(shared_data: Path) -> None:
    """Nested places, and cumulative periods, are one line with its total; a revision is two releases."""
    path = shared_data / "oracles" / "disclosure" / "differencing_and_rounding.json"
    attacks = {each["id"]: each for each in json.loads(path.read_text())["cases"]}

    wards = {
        ("wards", "1"): 22,
        ("wards", "2"): 16,
        ("wards", "3"): attacks["nested_geography"]["recovered"]["ward_3"],
    }
    quarters = {
        ("year", name): attacks["time_differencing"]["published"][name] for name in ("Q1", "Q2", "Q3")
    }
    quarters["year", "Q4"] = attacks["time_differencing"]["recovered"]["Q4"]
    for counts in (wards, quarters):
        (row,) = {place[0] for place in counts}
        safe = protect_table([row], [place[1] for place in counts], counts, threshold=5)
        assert list(why(safe).values()) == [Reason.PARTNER, Reason.SMALL] or len(safe.hidden) == 2

    one, two = (attacks["revision_differencing"]["published"][each] for each in ("release_1", "release_2"))
    first = {("teamA", "n"): one["teamA"], ("others", "n"): one["total"] - one["teamA"]}
    second = {("teamA", "n"): two["teamA"], ("others", "n"): two["total"] - two["teamA"]}
    before = protect_table(["teamA", "others"], ["n"], first, threshold=5)
    after = protect_table(["teamA", "others"], ["n"], second, threshold=5, earlier=[before.release])
    assert not before.hidden
    assert all(each.shown is None for each in after.numbers)


tables = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(
                st.sampled_from([0, 0, 1, 2, 3, 5, 7, 8, 9, 12, 20, 40]), min_size=columns, max_size=columns
            ),
            min_size=rows,
            max_size=rows,
        )
    )
)


def named(counts: list[list[int]]) -> tuple[list[str], list[str], dict[Place, int]]:
    rows, columns = [f"r{at}" for at in range(len(counts))], [f"c{at}" for at in range(len(counts[0]))]
    return rows, columns, {(r, c): counts[i][j] for i, r in enumerate(rows) for j, c in enumerate(columns)}


@settings(max_examples=40, deadline=None)
@given(tables)
def test_small_numbers_are_hidden_and_noughts_are_shown(counts: list[list[int]]) -> None:
    rows, columns, cells = named(counts)

    safe = protect_table(rows, columns, cells)

    true = dict(zip(safe.layout.places, with_totals(safe.layout, cells), strict=True))
    for each in safe.numbers:
        assert each.shown in (None, true[each.place])
        assert (each.shown is None) or not 1 <= each.shown <= 7
        assert true[each.place] > 0 or each.shown == 0
        low, high = each.feasible
        assert low <= true[each.place] <= (true[each.place] if high is None else high)


@settings(max_examples=25, deadline=None)
@given(tables)
def test_the_same_table_is_always_hidden_in_the_same_way(counts: list[list[int]]) -> None:
    rows, columns, cells = named(counts)

    assert protect_table(rows, columns, cells) == protect_table(rows, columns, dict(reversed(cells.items())))


@settings(max_examples=25, deadline=None)
@given(tables)
def test_hiding_each_partner_was_needed(counts: list[list[int]]) -> None:
    """No partner can be shown again by itself without some small number being narrowed."""
    rows, columns, cells = named(counts)
    safe = protect_table(rows, columns, cells)
    small = [each.place for each in safe.numbers if each.reason is Reason.SMALL]
    partners = [each.place for each in safe.numbers if each.reason is Reason.PARTNER]
    true = dict(zip(safe.layout.places, with_totals(safe.layout, cells), strict=True))

    for partner in partners:
        shown = [None if p in safe.hidden - {partner} else true[p] for p in safe.layout.places]
        found = feasible(safe.layout, shown)
        labels = know([Release(safe.layout, tuple(shown))], labels=[
            (1, 7) if p in small else (min(true[p], 8), None) for p in safe.layout.places
        ])  # fmt: skip
        assert agrees(labels)
        narrowed = any(found[p][0] > 1 or (found[p][1] is not None and found[p][1] < 8) for p in small)
        assert narrowed or safe.is_least


@pytest.mark.parametrize(
    ("rows", "columns", "problem"),
    [([], ["a"], "need names"), (["x", "x"], ["a"], "each once"), (["Total"], ["a"], "none may be")],
)
def test_names_that_will_not_do_are_refused(rows: list[str], columns: list[str], problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        protect_table(rows, columns, {})


@pytest.mark.parametrize(("threshold", "count"), [(2, 5), (8, -1)])
def test_what_cannot_be_protected_is_refused(threshold: int, count: int) -> None:
    with pytest.raises(ValueError, match="must be at least|below nought"):
        protect_table(["x"], ["a", "b"], {("x", "a"): count}, threshold=threshold)


BEFORE = {("a", "x"): 30, ("a", "y"): 20, ("b", "x"): 40, ("b", "y"): 50}


@pytest.mark.parametrize(
    ("moves", "hidden"),
    [
        ({("a", "x"): 0}, set()),
        ({("a", "x"): 12, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 20}, set()),
        ({("a", "x"): 1}, {Reason.STANDS}),
        ({("a", "x"): 7}, {Reason.STANDS}),
        ({("a", "x"): -3, ("b", "y"): 3}, {Reason.STANDS}),
        ({("a", "x"): 8}, set()),
        ({("a", "x"): 2, ("b", "y"): 30}, {Reason.MOVED, Reason.PARTNER}),
    ],
)
def test_a_number_that_moved_by_few_is_hidden_or_the_earlier_release_stands(
    moves: dict[Place, int], hidden: set[Reason]
) -> None:
    first = protect_table(["a", "b"], ["x", "y"], BEFORE)
    now = {place: count + moves.get(place, 0) for place, count in BEFORE.items()}

    later = protect_table(["a", "b"], ["x", "y"], now, earlier=[first.release])

    assert not first.hidden
    assert set(why(later).values()) == hidden


def test_what_was_asked_to_be_hidden_is_hidden_and_nought_is_not() -> None:
    asked = frozenset({("a", "x"), ("b", "x")})

    safe = protect_table(["a", "b"], ["x", "y"], {**BEFORE, ("b", "x"): 0}, also_hide=asked)

    assert why(safe) == {("a", "x"): Reason.ASKED}


def test_a_large_table_is_made_safe_a_few_numbers_at_a_time() -> None:
    rows, columns = [f"r{at}" for at in range(14)], [f"c{at}" for at in range(12)]
    counts = {(r, c): (5 * i + 7 * j) % 23 + 3 for i, r in enumerate(rows) for j, c in enumerate(columns)}

    safe = protect_table(rows, columns, counts)

    true = dict(zip(safe.layout.places, with_totals(safe.layout, counts), strict=True))
    for place, (low, high) in feasible(safe.layout, [each.shown for each in safe.numbers]).items():
        if 1 <= true[place] <= 7:
            assert low <= 1
            assert high is None or high >= 8
