"""A safe board: no number from which few people could be known, and none that says more than it shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.disclosure import ROUNDED_TO, is_small
from speakopenly.core.records import Channel, PersonId
from speakopenly.hear.coverage import Board, Took, Voice, Wanted, count_board, crowds_of, protect_board

NAMES = ("carer", "father", "child", "judge")
numbers_of = st.fixed_dictionaries({name: st.integers(0, 30) for name in (*NAMES, "teacher")})


def board_of(counts: dict[str, int], *, groups_of: int = 0) -> Board:
    said = [
        Voice(
            PersonId(f"{name}-{n}"),
            1,
            Channel.SURVEY,
            {"role": name, "nation": "Wales" if n % 9 else "England"},
        )
        for name, number in counts.items()
        for n in range(number)
    ]
    said += [
        Voice(PersonId(f"table-{n}"), 6, Channel.ROUND_TABLE, {"role": "carer"}) for n in range(groups_of)
    ]
    groups = [
        Wanted(key=name, name=name, hoped=20, column="role", values=frozenset([name]), invited=3, reached=40)
        for name in NAMES
    ]
    return count_board(groups, crowds_of(said), nation_column="nation")


def every_number(board: Board) -> list[Took]:
    rows = [row.took for row in board.rows]
    return [*rows, *board.by_nation.took.values(), *board.by_channel.took.values(), board.people]


@given(numbers_of)
def test_every_number_shown_is_nought_or_rounded_and_none_is_small(counts: dict[str, int]) -> None:
    shown = [took.people for took in every_number(protect_board(board_of(counts))) if took.people is not None]

    assert all(number == 0 or (number % ROUNDED_TO == 0 and not is_small(number)) for number in shown)


@given(numbers_of)
def test_nobody_is_said_of_those_groups_and_no_other(counts: dict[str, int]) -> None:
    safe = protect_board(board_of(counts))

    assert {row.wanted.name for row in safe.nobody} == {name for name in NAMES if not counts[name]}


@given(numbers_of)
def test_a_small_hidden_number_can_be_each_of_one_to_seven(counts: dict[str, int]) -> None:
    """For somebody who knows every rule, everything shown, and how many were heard in all exactly."""
    took = {row.wanted.name: row.took for row in protect_board(board_of(counts)).rows}
    hidden = [name for name, each in took.items() if each.is_hidden]
    shown = [each.people for each in took.values() if each.people]
    left = sum(counts.values()) - sum(max(8, number - ROUNDED_TO // 2) for number in shown)

    for name in hidden:
        if is_small(counts[name]) and shown:
            assert left - (len(hidden) - 1) >= 7
            assert len(hidden) > 1 or counts["teacher"] > 0


@given(numbers_of)
def test_the_order_and_the_sentences_rest_on_what_is_shown(counts: dict[str, int]) -> None:
    """Two boards that show the same numbers show them in the same order."""
    rows = protect_board(board_of(counts)).rows
    seen = [(-row.gap, row.wanted.name) for row in rows]

    assert seen == sorted(seen)
    assert {row.gap for row in rows if row.took.is_hidden} <= {1 - 1 / 20}


@given(numbers_of)
def test_a_share_is_worked_out_from_rounded_numbers(counts: dict[str, int]) -> None:
    safe = protect_board(board_of(counts))

    for row in safe.rows:
        if row.took.share is not None:
            assert row.took.people is not None
            assert round(row.took.people / row.took.share) % ROUNDED_TO == 0


def test_typed_numbers_are_protected_and_exact_ones_are_gone() -> None:
    (row, *_others) = protect_board(board_of({"carer": 12, "teacher": 20})).rows

    assert (row.wanted.invited, row.wanted.reached) == (None, 40)
    assert (row.heads.people, row.typed, dict(row.wanted.typed)) == (0, 0, {})


def test_few_groups_beside_nobody_are_not_called_nobody() -> None:
    safe = protect_board(board_of({"teacher": 20}, groups_of=2))
    carers = next(row for row in safe.rows if row.wanted.name == "carer")

    assert carers.took.people == 0
    assert carers.took.groups is None
    assert "carer" not in {row.wanted.name for row in safe.nobody}


def test_values_outside_every_group_are_for_an_exact_board_only() -> None:
    assert protect_board(board_of({"teacher": 20})).unclaimed == {}
