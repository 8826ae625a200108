"""Who took part is counted from what was said: people once, groups apart, the widest gap first."""

from __future__ import annotations

import pytest

from speakopenly.core.records import Channel, PersonId
from speakopenly.hear.coverage import Voice, Wanted, count_board, crowds_of, nobody_from, who_was_not_heard


def voice(person: str, role: str = "carer", nation: str = "England", *, speaks_for: int = 1,
          channel: Channel = Channel.SURVEY) -> Voice:  # fmt: skip
    return Voice(PersonId(person), speaks_for, channel, {"role": role, "nation": nation})


def wanted(name: str, *values: str, hoped: int = 10, **more: object) -> Wanted:
    column = "role" if values else ""
    return Wanted(key=name, name=name, hoped=hoped, column=column, values=frozenset(values), **more)  # type: ignore[arg-type]


CARERS, FATHERS = wanted("Carers", "carer"), wanted("Fathers", "father")


def board_of(groups: list[Wanted], voices: list[Voice]):  # type: ignore[no-untyped-def]
    return count_board(groups, crowds_of(voices), nation_column="nation")


def test_somebody_who_spoke_twice_is_one_person_and_a_group_is_apart() -> None:
    said = [voice("a"), voice("a", channel=Channel.MEETING), voice("b"), voice("table", speaks_for=9)]

    (row,) = board_of([CARERS], said).rows

    assert (row.took.people, row.took.groups, row.heads.speaking_for) == (2, 1, 9)


@pytest.mark.parametrize("role", ["Carer", " carer ", "CARER"])
def test_a_value_is_the_same_whatever_its_spelling(role: str) -> None:
    (row,) = board_of([CARERS], [voice("a", role)]).rows

    assert row.took.people == 1


def test_literature_and_newspapers_are_nobody_who_took_part() -> None:
    board = board_of(
        [CARERS], [voice("a", channel=Channel.LITERATURE), voice("b", channel=Channel.PUBLIC_TEXT)]
    )

    assert board.people.people == 0
    assert nobody_from(board) == "Carers"


def test_a_group_of_one_nation_is_its_people_there() -> None:
    in_wales = wanted("Carers", "carer", nation="Wales")

    (row,) = board_of([in_wales], [voice("a", nation="wales"), voice("b"), voice("c", nation="Wales")]).rows

    assert row.took.people == 2


def test_the_widest_gap_stands_first_and_nobody_before_all() -> None:
    groups = [wanted("Many", "a", hoped=4), wanted("Few", "b", hoped=20), wanted("None", "c", hoped=5)]
    said = [*(voice(f"a{n}", "a") for n in range(4)), voice("b", "b")]

    assert [row.wanted.name for row in board_of(groups, said).rows] == ["None", "Few", "Many"]


def test_what_was_typed_counts_until_its_channel_is_in_the_base() -> None:
    typed = wanted("Carers", "carer", typed={Channel.MEETING: 6, Channel.SURVEY: 50})

    before = board_of([typed], [voice("a")]).rows[0]
    after = board_of([typed], [voice("a"), voice("b", channel=Channel.MEETING)]).rows[0]

    assert (before.took.people, after.took.people) == (7, 2)


@pytest.mark.parametrize("typed", [{}, {Channel.SURVEY: 50}])
def test_a_group_that_nothing_tells_of_is_not_known_and_not_nobody(typed: dict[Channel, int]) -> None:
    board = board_of([wanted("Those who left", typed=typed)], [voice("a")])

    assert board.rows[0].took.is_unknown
    assert not board.nobody
    assert who_was_not_heard(board) == (
        "Those who left: we did not keep count, so we cannot say whether any of them took part.",
    )


def test_a_share_is_of_everybody_heard_and_has_its_range() -> None:
    said = [*(voice(f"c{n}") for n in range(10)), *(voice(f"s{n}", "staff") for n in range(30))]

    took = board_of([CARERS], said).rows[0].took

    assert took.share == 0.25
    assert took.range is not None
    assert took.range.low < 0.25 < took.range.high


def test_values_that_no_group_has_are_said() -> None:
    board = board_of(
        [CARERS], [voice("a"), voice("b", "teacher"), voice("b", "teacher"), voice("c", "judge")]
    )

    assert dict(board.unclaimed) == {("role", "judge"): 1, ("role", "teacher"): 1}


def test_an_answer_stands_beside_its_line_and_never_in_its_place() -> None:
    board = board_of([CARERS, FATHERS], [voice("a")])
    answers = {"Fathers": "We ask again in May.", "Night staff": "They meet us on Monday."}

    lines = who_was_not_heard(board, ["Night staff", "Agency workers"], answers=answers)

    assert lines == (
        "Fathers: nobody took part; we hoped for 10. Answer of those who asked: We ask again in May.",
        "Night staff Answer of those who asked: They meet us on Monday.",
        "Agency workers",
    )
