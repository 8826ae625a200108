"""A reply says what was heard, what changed and whether it was checked. "Nothing, because" is an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.check.replies import (
    EVERY_WAY,
    FIRST,
    HOPED_FOR,
    Missing,
    Way,
    Words,
    missing_in,
    missing_in_all,
    nearest,
    ready,
)
from speakopenly.hear.speaking import Wording

TODAY = date(2026, 11, 27)
LATER = date(2027, 3, 1)
WHOLE = Words("Changes of worker", "Many told us.", "Two workers know each child.", "", "Fewer changes.")
BLANK = st.sampled_from(["", " ", "\n\t "])


@pytest.mark.parametrize(
    ("boxes", "look_by", "missing"),
    [
        ({}, None, ()),
        ({"title": " "}, None, (Missing.TITLE,)),
        ({"heard": "\n"}, None, (Missing.HEARD,)),
        ({"changed": ""}, None, (Missing.CHANGED,)),
        ({"changed": "", "nothing_because": "there is no money for it."}, None, ()),
        ({"nothing_because": "there is no money for it."}, None, (Missing.BOTH,)),
        ({"checked": ""}, None, (Missing.CHECKED,)),
        ({"checked": ""}, LATER, ()),
        ({"checked": ""}, TODAY, (Missing.LOOK_BY_PAST,)),
        ({}, LATER, ()),
    ],
)
def test_what_is_missing(boxes: dict[str, str], look_by: date | None, missing: tuple[Missing, ...]) -> None:
    assert missing_in(replace(WHOLE, **boxes), look_by=look_by, today=TODAY) == missing


@given(changed=BLANK, nothing=BLANK, checked=BLANK)
def test_a_blank_is_never_an_answer(changed: str, nothing: str, checked: str) -> None:
    words = replace(WHOLE, changed=changed, nothing_because=nothing, checked=checked)

    assert set(missing_in(words, look_by=None, today=TODAY)) == {Missing.CHANGED, Missing.CHECKED}


def test_everyday_english_is_always_there() -> None:
    welsh = Way(Wording.EVERYDAY, "cy")

    assert missing_in_all({welsh: WHOLE}, look_by=None, today=TODAY) == (Missing.FIRST,)
    assert missing_in_all({}, look_by=None, today=TODAY) == (Missing.FIRST,)
    assert missing_in_all({FIRST: WHOLE, welsh: WHOLE}, look_by=None, today=TODAY) == ()


def test_a_way_that_was_begun_has_to_be_whole() -> None:
    young = Way(Wording.YOUNG, "en-gb")

    found = missing_in_all({FIRST: WHOLE, young: replace(WHOLE, heard="")}, look_by=None, today=TODAY)

    assert found == (Missing.HEARD,)


@pytest.mark.parametrize(
    ("written", "number"),
    [((), 0), (HOPED_FOR[:2], 2), (HOPED_FOR, 4), (EVERY_WAY, 4), ((Way(Wording.EASY, "cy"),), 0)],
)
def test_how_many_of_the_four_are_ready(written: tuple[Way, ...], number: int) -> None:
    assert ready(written) == number


@pytest.mark.parametrize(
    ("wanted", "written", "shown"),
    [
        (Way(Wording.YOUNG, "en-gb"), HOPED_FOR, Way(Wording.YOUNG, "en-gb")),
        (Way(Wording.FAMILY, "en-gb"), HOPED_FOR, FIRST),
        (Way(Wording.EASY, "cy"), HOPED_FOR, Way(Wording.EVERYDAY, "cy")),
        (Way(Wording.EASY, "cy"), HOPED_FOR[:3], Way(Wording.EASY, "en-gb")),
        (Way(Wording.YOUNG, "cy"), (FIRST,), FIRST),
        (FIRST, (), None),
    ],
)
def test_the_language_comes_before_the_wording(
    wanted: Way, written: tuple[Way, ...], shown: Way | None
) -> None:
    assert nearest(wanted, written) == shown


@given(wanted=st.sampled_from(EVERY_WAY), others=st.sets(st.sampled_from(EVERY_WAY)))
def test_nobody_finds_a_blank_page(wanted: Way, others: set[Way]) -> None:
    assert nearest(wanted, others | {FIRST}) is not None
