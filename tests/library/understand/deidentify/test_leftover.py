"""What is left in texts nobody read: ranges equal to counting every case, and honest at the edges."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.understand.deidentify import Leftover, Read, draw, leftover


def chance_of_finding(texts: int, had: int, read: int) -> list[float]:
    """By listing every sample there could be: how likely 0, 1, 2 ... are found."""
    counts = [0] * (read + 1)
    for sample in combinations(range(texts), read):
        counts[sum(each < had for each in sample)] += 1
    return [count / sum(counts) for count in counts]


@pytest.mark.parametrize("read", [1, 3, 5])
@pytest.mark.parametrize("texts", [6, 9])
def test_the_range_holds_every_number_the_finding_does_not_speak_against(texts: int, read: int) -> None:
    for found in range(read + 1):
        able = [
            had
            for had in range(found, texts - read + found + 1)
            if sum(chance_of_finding(texts, had, read)[: found + 1]) >= 0.025
            and sum(chance_of_finding(texts, had, read)[found:]) >= 0.025
        ]
        left = leftover(Read(texts, read, found))

        assert (left.low, left.high) == (min(able) - found, max(able) - found)


@pytest.mark.parametrize(
    ("found", "left"),
    [
        (Read(2000, 60, 0), Leftover(0, 0, 117, 1940)),
        (Read(60, 60, 3), Leftover(0, 0, 0, 0)),
        (Read(500, 0, 0), Leftover(0, 0, 500, 500)),
    ],
)
def test_nothing_found_is_not_nothing_left(found: Read, left: Leftover) -> None:
    assert leftover(found) == left


@given(st.integers(0, 10**6), st.data())
def test_the_likeliest_lies_in_the_range_and_the_range_among_the_unread(
    texts: int, data: st.DataObject
) -> None:
    read = data.draw(st.integers(0, min(texts, 300)))
    found = Read(texts, read, data.draw(st.integers(0, read)))

    left = leftover(found)

    assert 0 <= left.low <= left.likeliest <= left.high <= left.unread == texts - read


@pytest.mark.parametrize("numbers", [(5, 6, 0), (5, 2, 3), (5, 2, -1)])
def test_what_cannot_be_is_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(BadInput, match="More was read"):
        Read(*numbers)


def test_the_same_seed_draws_the_same_and_nobody_twice() -> None:
    drawn = draw(range(500), size=60, seed=4)

    assert drawn == draw(range(500), size=60, seed=4)
    assert len(set(drawn)) == 60
    assert set(draw(range(5), size=60, seed=1)) == set(range(5))
