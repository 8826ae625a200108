"""A condition is taken apart into tests on one level and put together again, and XLSForm keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    Includes,
    IsAnswered,
    Joined,
    Not,
    Part,
    editing,
    put_together,
    read_xlsform,
    take_apart,
    write_xlsform,
)
from tests.library.hear.questionnaires.cast import MEETING

WENT, HEARD = Equals("went", "yes"), AtLeast("heard", 3)
FLAT: list[tuple[Condition | None, Joined]] = [
    (None, Joined(())),
    (WENT, Joined((Part(WENT),))),
    (Not(WENT), Joined((Part(WENT, holds=False),))),
    (AllOf((WENT, Not(HEARD))), Joined((Part(WENT), Part(HEARD, holds=False)))),
    (AnyOf((WENT, HEARD)), Joined((Part(WENT), Part(HEARD)), is_any=True)),
]
NESTED: list[Condition] = [
    AllOf((WENT, AnyOf((HEARD, IsAnswered("helped"))))),
    Not(AnyOf((WENT, HEARD))),
    Not(Not(WENT)),
]


@pytest.mark.parametrize(("condition", "joined"), FLAT)
def test_tests_on_one_level_are_taken_apart_and_put_together(
    condition: Condition | None, joined: Joined
) -> None:
    assert take_apart(condition) == joined
    assert put_together(joined) == condition


@pytest.mark.parametrize("condition", NESTED)
def test_a_condition_inside_another_is_left_whole(condition: Condition) -> None:
    assert take_apart(condition) is None


def test_one_test_alone_is_joined_to_nothing() -> None:
    assert put_together(Joined((Part(WENT),), is_any=True)) == WENT


@pytest.mark.parametrize(
    "condition",
    [
        AllOf((WENT, Not(HEARD))),
        AnyOf((Not(WENT), Includes("helped", "paper"))),
        AllOf((IsAnswered("heard"), Not(Equals("went", "no")), Not(Includes("helped", "none")))),
    ],
)
def test_joined_tests_go_out_as_xlsform_and_come_back(condition: Condition) -> None:
    asked = editing.with_item(MEETING, replace(MEETING.item("more"), shown_if=condition))

    back, notes = read_xlsform(write_xlsform(asked), "form.xlsx")

    assert not [note for note in notes if "condition" in str(note)]
    assert back.item("more").shown_if == condition


def test_a_choice_moves_and_keeps_its_name_and_words() -> None:
    moved = editing.with_choice_moved(MEETING, "went", "no", -1)

    assert moved.item("went").choice_names == ("yes", "no", "part")
    assert all(choice in MEETING.item("went").choices for choice in moved.item("went").choices)


@pytest.mark.parametrize(("choice", "by"), [("yes", -1), ("no", 1)])
def test_a_choice_at_the_end_stays_there(choice: str, by: int) -> None:
    assert editing.with_choice_moved(MEETING, "went", choice, by) == MEETING


def test_a_choice_that_is_gone_is_not_moved() -> None:
    with pytest.raises(BadInput, match="not there any more"):
        editing.with_choice_moved(MEETING, "went", "maybe", 1)
