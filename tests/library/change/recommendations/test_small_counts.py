"""Small counts of people are found in words that are to be made public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.change.recommendations import small_counts_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("For 3 children in the north", ("3 children",)),
        ("The two older girls moved", ("two older girls",)),
        ("One family and One family again", ("One family",)),
        ("17 children, 40 families", ()),
        ("Three posts and two rooms", ()),
        ("Every child has one plan", ()),
        ("", ()),
    ],
)
def test_one_to_seven_people_are_found(text: str, found: tuple[str, ...]) -> None:
    assert small_counts_in(text) == found


@given(number=st.integers(1, 7), who=st.sampled_from(["children", "families", "workers", "young people"]))
def test_no_small_count_before_people_is_missed(number: int, who: str) -> None:
    assert small_counts_in(f"It helps {number} {who}.") == (f"{number} {who}",)
