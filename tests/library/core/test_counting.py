"""People are counted once, groups apart, and every word for how many follows one scale."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.counting import (
    Heads,
    HowMany,
    count_heads,
    most_there_could_be,
    wilson_range,
    word_for,
)
from speakopenly.core.records import PersonId


@dataclass(frozen=True)
class Said:
    person: PersonId
    speaks_for: int = 1


def said(person: str, speaks_for: int = 1) -> Said:
    return Said(PersonId(person), speaks_for)


@pytest.mark.parametrize(
    ("count", "base", "word"),
    [
        (212, 540, HowMany.MANY),
        (630, 2000, HowMany.SOME),
        (41, 41, HowMany.NEARLY_ALL),
        (300, 540, HowMany.MOST),
        (270, 540, HowMany.ABOUT_HALF),
        (9, 540, HowMany.A_FEW),
        (7, 540, HowMany.A_SMALL_NUMBER),
        (1, 2, HowMany.A_SMALL_NUMBER),
        (0, 30, HowMany.NOBODY),
        (11, 19, HowMany.NO_WORD),
        (10, 12, HowMany.NO_WORD),
    ],
)
def test_the_word_follows_the_published_scale(count: int, base: int, word: HowMany) -> None:
    assert word_for(count, base) is word


def test_someone_who_spoke_five_times_is_one_person() -> None:
    assert count_heads([said("alys")] * 5) == Heads(people=1)


def test_two_people_who_write_the_same_sentence_are_two_people() -> None:
    assert count_heads([said("alys"), said("bevan")]).people == 2


def test_a_group_is_counted_apart_and_never_added_to_the_people() -> None:
    heads = count_heads([said("alys"), said("table 4", 9), said("table 4", 7)])

    assert heads == Heads(people=1, groups=1, speaking_for=9)


def test_the_interval_and_the_upper_bound_equal_the_reference_values(shared_data: Path) -> None:
    oracle = json.loads((shared_data / "oracles/contributors/contributors.json").read_text())

    for case in oracle["misclassification_adjusted"]:
        share = wilson_range(case["machine_positive"], case["contributors"])
        assert (share.low, share.high) == pytest.approx(case["apparent_wilson"], abs=1e-12)
    for case in oracle["zero_count"]["cases"]:
        assert most_there_could_be(case["n"]) == pytest.approx(case["upper_95_exact"], abs=1e-12)


@given(base=st.integers(1, 5000), data=st.data())
def test_the_interval_holds_the_share_and_stays_within_nought_and_one(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))

    share = wilson_range(count, base)

    assert 0 <= share.low <= count / base + 1e-12
    assert count / base - 1e-12 <= share.high <= 1


@pytest.mark.parametrize(("count", "base"), [(1, 0), (5, 4), (-1, 4)])
def test_a_share_of_nobody_or_of_too_few_is_refused(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="share"):
        wilson_range(count, base)
