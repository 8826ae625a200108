"""Sentences take their numbers from the evidence, and refuse numbers typed by hand."""

from __future__ import annotations

import pytest

from speakopenly.core.counting import Heads
from speakopenly.core.errors import BadInput
from speakopenly.understand.findings.numbers import make_number
from speakopenly.understand.findings.wording import check_has_no_typed_number, fill, when_nobody, who_said_it


@pytest.mark.parametrize(
    ("count", "base", "start"),
    [
        (212, 540, "Many people (212 of 540; 35% to 43%)"),
        (630, 2000, "Some people (630 of 2000; 30% to 34%)"),
        (41, 41, "Nearly all people (41 of 41; 91% to 100%)"),
        (270, 540, "About half of the people (270 of 540; 46% to 54%)"),
        (11, 19, "11 of the 19 people we heard"),
        (3, 540, "A small number of people"),
        (0, 30, "Nobody we heard"),
        (537, 540, "Nearly all of the 540 people we heard"),
        (10, 12, "More than half of the 12 people we heard"),
        (8, 8, "8 of the 8 people we heard"),
    ],
)
def test_a_finding_begins_with_how_many_said_it(count: int, base: int, start: str) -> None:
    assert who_said_it(make_number(Heads(count), Heads(base))) == start


def test_silence_is_said_with_how_much_it_proves() -> None:
    assert when_nobody(30) == "With 30 people it could still be up to 10% of everyone."


def test_fields_are_filled_from_the_evidence() -> None:
    number = make_number(Heads(212), Heads(540))

    assert fill("{who} spoke of “{theme}”.", number, theme="handover") == (
        "Many people (212 of 540; 35% to 43%) spoke of “handover”."
    )


def test_a_field_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(BadInput, match="{count}"):
        fill("{percent} of people", make_number(Heads(212), Heads(540)), theme="handover")


@pytest.mark.parametrize(
    "typed", ["212 people said so", "about 40% of them", "{who}, 3 of them twice", "2,014 rows"]
)
def test_a_number_typed_by_hand_is_refused(typed: str) -> None:
    with pytest.raises(BadInput, match="come from"):
        check_has_no_typed_number(typed)


def test_a_statement_of_fields_and_words_is_let_through() -> None:
    check_has_no_typed_number("{who} spoke of two homes ({count} of {base}).")
