"""Ages and addresses as people tell them in passing, and counts and places that only look like them."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.addresses_named import find_named_addresses
from speakopenly.understand.deidentify.ages_told import find_told_ages
from speakopenly.understand.deidentify.lexicon import load_lexicon


def told(text: str) -> list[str]:
    return [text[age.start : age.end] for age in find_told_ages(text, load_lexicon())]


def addressed(text: str) -> list[str]:
    return [text[home.start : home.end] for home in find_named_addresses(text, load_lexicon())]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("i am 66 i do the washing", "66"),
        ("she'll be ninety by then", "ninety"),
        ("Zed (12 and a half) rang", "12 and a half"),
        ("im seventeen n a half", "seventeen n a half"),
        ("The boy, Zed, now 9, paints", "9"),
        ("found alone, approx 15.", "15"),
        ("going on 16, he says", "16"),
        ("we were told 13.", "13"),
        ("new lad corey, 14, no bag", "14"),
        ("8yr boy in the car", "8yr"),
        ("since i was like 6 i think", "6"),
        ("came to us at 3 weeks.", "3 weeks"),
    ],
)
def test_an_age_told_in_passing_is_found(text: str, age: str) -> None:
    assert age in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "I am 10 minutes away.",
        "She is 2 hours late.",
        "They were 4 weeks behind.",
        "He is 6 foot tall.",
        "I was 1 of many.",
        "it was 9 visits in a month",
        "We meet at 7 pm.",
        "i am 100% sure",
    ],
)
def test_a_count_told_in_passing_is_left(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("care of The Rectory, Fallow Row, please", "Rectory, Fallow Row"),
        ("Office: Civic Buildings, Quarry Street.", "Civic Buildings, Quarry Street"),
        ("Address: FLAT 4, WITHY COURT.", "FLAT 4, WITHY COURT"),
        ("now at 9a Wheelwalk, I think", "9a Wheelwalk"),
        ("up to 3 School Cottages twice", "3 School Cottages"),
        ("came to Bay 6, Short Meadow Site, late", "Bay 6, Short Meadow Site"),
        ("driven to Chapel View by mistake", "Chapel View"),
        ("police went to turnpike farm at ten", "turnpike farm"),
        ("moved to 31 wethergate on monday", "31 wethergate"),
    ],
)
def test_an_address_told_by_name_is_found(text: str, address: str) -> None:
    assert address in addressed(text)


@pytest.mark.parametrize(
    "text",
    [
        "we had a day at the farm",
        "it went to family court twice",
        "we live on a busy road",
        "help was very close",
        "a different point of view",
        "the 4 way meeting",
    ],
)
def test_a_farm_a_court_or_a_road_without_a_name_is_left(text: str) -> None:
    assert addressed(text) == []
