"""A player that asks for a part is given that part and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.hear.recordings import Part, part_wanted

WANTED = [
    ("", Part(0, 1000, is_all=True)),
    ("bytes=0-", Part(0, 600)),
    ("bytes=0-99", Part(0, 100)),
    ("bytes=990-", Part(990, 1000)),
    ("bytes=990-5000", Part(990, 1000)),
    ("bytes=-10", Part(990, 1000)),
    ("bytes=-5000", Part(0, 600)),
    ("bytes=-0", None),
    ("bytes=1000-", None),
    ("bytes=5-2", Part(0, 1000, is_all=True)),
    ("bytes=0-1,5-6", Part(0, 1000, is_all=True)),
    ("lines=1-2", Part(0, 1000, is_all=True)),
    ("bytes=-", Part(0, 1000, is_all=True)),
]


@pytest.mark.parametrize(("header", "part"), WANTED)
def test_a_range_is_read_as_its_standard_says(header: str, part: Part | None) -> None:
    assert part_wanted(header, 1000, most=600) == part


@given(st.text(max_size=40), st.integers(1, 5000), st.integers(1, 5000))
def test_whatever_is_asked_the_part_lies_in_the_file(header: str, size: int, most: int) -> None:
    part = part_wanted(header, size, most=most)

    assert part is None or 0 <= part.first < part.end <= size


def test_the_answer_says_which_part_it_is() -> None:
    assert Part(0, 100).content_range(1000) == "bytes 0-99/1000"
