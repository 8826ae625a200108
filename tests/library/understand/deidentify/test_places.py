"""Towns, districts and countries."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.lexicon import load_lexicon
from speakopenly.understand.deidentify.places import find_places
from speakopenly.understand.deidentify.reading import read


def places_in(text: str) -> list[str]:
    return [text[place.start : place.end] for place in find_places(read(text, load_lexicon()))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("carers moved to Swansea and nobody", "Swansea"),
        ("27 Hawthorn Rise, Ashgarth. Oskar", "Ashgarth"),
        ("not back from hexbridge police", "hexbridge"),
        ("im from sudan not from", "sudan"),
        ("contact in Leeds.", "Leeds"),
        ("a flat in Milton Keynes now", "Milton Keynes"),
        ("a nurse from Stoke-on-Trent", "Stoke-on-Trent"),
        ("she lives in Reading now", "Reading"),
    ],
)
def test_a_place_is_found(text: str, place: str) -> None:
    assert place in places_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Reading is hard for him.",
        "She had a bath in the evening.",
        "in writing to whom",
        "in English, from Monday",
    ],
)
def test_a_word_that_is_also_a_town_is_left(text: str) -> None:
    assert places_in(text) == []
