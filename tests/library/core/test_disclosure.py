"""What may be shown of a number, and what an outsider can work out from the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core import disclosure
from speakopenly.core.disclosure import can_show_exactly, may_recount, protect_split, round_for_split


@pytest.mark.parametrize(
    ("count", "base", "shows"),
    [
        (0, 540, True), (1, 540, False), (7, 540, False), (8, 540, True), (532, 540, True),
        (533, 540, False), (539, 540, False), (540, 540, True), (0, 0, True), (4, 8, False), (8, 16, True),
    ],
)  # fmt: skip
def test_a_count_is_exact_when_it_and_its_complement_are_nought_or_at_least_eight(
    count: int, base: int, shows: bool
) -> None:
    assert can_show_exactly(count, base) is shows


@pytest.mark.parametrize(("base", "shows"), [(8, False), (9, False), (16, True)])
def test_no_percentage_is_given_on_a_base_under_ten(base: int, shows: bool) -> None:
    assert disclosure.can_show_percentage(8, base) is shows


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (8, 10), (12, 10), (13, 15), (212, 210)])
def test_splits_are_rounded_to_the_nearest_five(count: int, shown: int) -> None:
    assert round_for_split(count) == shown


def test_a_single_hidden_cell_beside_an_exact_total_takes_a_second_with_it() -> None:
    cells = protect_split({"carers": 7, "staff": 20, "parents": 30}, total=57)

    assert [name for name, cell in cells.items() if cell.shown is None] == ["carers", "staff"]


def test_a_group_is_hidden_when_all_of_it_would_be_shown_to_have_said_the_same() -> None:
    cells = protect_split({"carers": 40, "staff": 60}, total=100, bases={"carers": 40, "staff": 200})

    assert cells["carers"].shown is None


def test_a_split_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        protect_split({"carers": 3}, total=4)


splits = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 60), min_size=1)


@given(splits)
def test_no_hidden_cell_can_be_narrowed_inside_the_range_of_small_numbers(counts: dict[str, int]) -> None:
    total = sum(counts.values())
    cells = protect_split(counts, total=total)
    hidden = [name for name, cell in cells.items() if cell.shown is None]

    for name in hidden:
        possible = _possible_values(name, cells, total)
        if counts[name] and total > disclosure.LARGEST_HIDDEN:
            assert len(possible) > 1
        assert counts[name] in possible


def _possible_values(name: str, cells: dict[str, disclosure.Cell], total: int) -> set[int]:
    """An outsider's sum, written apart from the code it checks: every value the rest leaves room for."""
    others = [cell for other, cell in cells.items() if other != name]
    least = sum(0 if cell.shown is None else _least(cell.shown) for cell in others)
    unbounded = any(cell.shown is None for cell in others)
    most = total if unbounded else sum(_most(cell.shown or 0) for cell in others)
    return set(range(max(0, total - most), total - least + 1))


def _least(shown: int) -> int:
    return 0 if shown == 0 else max(8, shown - 2)


def _most(shown: int) -> int:
    return 0 if shown == 0 else shown + 2


@given(splits)
def test_small_cells_are_never_shown(counts: dict[str, int]) -> None:
    cells = protect_split(counts, total=sum(counts.values()))

    assert all(cells[name].shown is None for name, count in counts.items() if disclosure.is_small(count))


@pytest.mark.parametrize(
    ("added", "withdrawn", "may"),
    [
        (0, 0, False),
        (0, 1, False),
        (0, 7, False),
        (0, 8, True),
        (9, 0, True),
        (30, 1, False),
        (4, 4, False),
        (8, 9, True),
    ],
)
def test_numbers_move_only_when_enough_people_came_or_left(added: int, withdrawn: int, may: bool) -> None:
    assert may_recount(people_added=added, people_withdrawn=withdrawn) is may


def test_a_hidden_theme_that_the_other_counts_would_tell_is_noticed() -> None:
    assert disclosure.could_work_out_a_small_theme([20, 30, 5], placed_at_least=55)
    assert not disclosure.could_work_out_a_small_theme([20, 30, 5], placed_at_least=51)
    assert not disclosure.could_work_out_a_small_theme([20, 30], placed_at_least=50)
