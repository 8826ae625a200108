"""Cards say every part, in people, with what was not read; and nothing that a card must never say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.understand.evidence.cards import SHIPPED, Figure, in_people, what_is_missing

NEVER = ("best", "proven", "ranked", "rating", "instead of money", "save money", "success rate")


def test_every_card_that_ships_is_whole() -> None:
    assert [list(what_is_missing(card)) for card in SHIPPED] == [[]] * len(SHIPPED)
    assert len({card.slug for card in SHIPPED}) == len(SHIPPED)
    assert [card.name for card in SHIPPED] == sorted((card.name for card in SHIPPED), key=str.casefold)


def test_a_general_description_says_that_it_has_no_source() -> None:
    told = [text for card in SHIPPED for text in (card.mechanisms, card.implementation)]

    assert all("no source was read for it" in text for text in told)


def test_a_share_of_which_the_account_does_not_say_of_whom_says_so() -> None:
    card = next(each for each in SHIPPED if each.slug == "family-group-conference")

    assert all("(which was not read)" in in_people(each)[0] for each in card.figures)
    assert "whether the shares are of families or of children" in card.gaps


def test_a_card_misses_what_is_blank() -> None:
    assert list(what_is_missing(replace(SHIPPED[0], children=" ", sources=()))) == ["children", "sources"]


@pytest.mark.parametrize("word", NEVER)
def test_no_card_ranks_or_praises(word: str) -> None:
    assert not [card.slug for card in SHIPPED if word in repr(card).lower()]


def test_every_card_says_that_it_cannot_settle_money() -> None:
    assert all("money and people" in card.cannot_settle for card in SHIPPED)


def test_a_ratio_alone_gives_no_number_of_100() -> None:
    said = " ".join(in_people(Figure("placed", "children", ratio=0.6, ratio_low=0.48, ratio_high=0.76)))

    assert "0.60 times as likely" in said
    assert "0.48 to 0.76" in said
    assert "no number of 100 is given" in said


@pytest.mark.parametrize(
    "given_numbers",
    [
        {},
        {"without": 20},
        {"without": 20, "with_it": 101},
        {"without": 20, "with_it": 10, "low": 5},
        {"without": 20, "with_it": 10, "low": 11, "high": 15},
        {"ratio": 0.5, "ratio_low": 0.6, "ratio_high": 0.9},
    ],
)
def test_a_figure_that_cannot_be_is_refused(given_numbers: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Figure("in care", "families", **given_numbers)


@given(st.floats(0, 100), st.floats(0, 100), st.lists(st.floats(0, 100), min_size=2, max_size=2))
def test_what_is_said_is_what_was_given_in_whole_people(
    without: float, with_it: float, ends: list[float]
) -> None:
    low, high = min(*ends, with_it), max(*ends, with_it)

    said = " ".join(in_people(Figure("in care", "families", without, with_it, low, high)))

    assert f"about {without:.0f} without it and about {with_it:.0f} with it" in said
    assert f"between {low:.0f} and {high:.0f}" in said
