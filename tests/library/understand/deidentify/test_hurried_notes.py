"""Names of people and bodies in notes typed without capitals, and words that only look like them."""

from __future__ import annotations

import pytest

from speakopenly.understand.deidentify.growing import grown
from speakopenly.understand.deidentify.lexicon import load_lexicon
from speakopenly.understand.deidentify.organisations import find_organisations
from speakopenly.understand.deidentify.people import find_people
from speakopenly.understand.deidentify.reading import read
from speakopenly.understand.deidentify.spans import Span, SpanKind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("keys signed kz and dg, shift lead has them", "dg"),
        ("lads scrapping outside, tj split lip", "tj"),
        ("hospital rang wanting dates for pip again", "pip"),
        ("if art stays in i stay in", "art"),
        ("roman up with earache at two", "roman"),
        ("does not want shell told", "shell"),
        ("checked on bo hourly", "bo"),
        ("on call is anthea boyle, no reply", "anthea boyle"),
        ("dion found with a second phone", "dion"),
    ],
)
def test_a_name_in_a_hurried_note_is_found(text: str, name: str) -> None:
    found = find_people(read(text, load_lexicon()))

    assert name in [text[person.start : person.end] for person in found]


@pytest.mark.parametrize(
    "text",
    [
        "10 ml given at two, all quiet",
        "we have hope for the morning",
        "she likes art and music at school",
        "room checked, tv off, all well",
        "said she will ring the gp for advice",
        "went to the shop with a friend",
    ],
)
def test_units_and_words_in_a_hurried_note_are_left(text: str) -> None:
    assert list(find_people(read(text, load_lexicon()))) == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("phoned royal carrowmere infirmary twice", "royal carrowmere infirmary"),
        ("i liked castle rise academy least", "castle rise academy"),
        ("food at kingfisher is dry", "kingfisher"),
        ("a job at pegg's chippy now", "pegg's chippy"),
        ("seen at st brannoc's surgery late", "st brannoc's surgery"),
        ("went to Our Lady of the Moor for a year", "Our Lady of the Moor"),
        ("moved to Locality Team Three in May", "Locality Team Three"),
        ("weighed at Weir Side Practice today", "Weir Side Practice"),
    ],
)
def test_a_body_is_found_by_its_kind(text: str, body: str) -> None:
    found = find_organisations(read(text, load_lexicon()))

    assert body in [text[each.start : each.end] for each in found]


@pytest.mark.parametrize(
    "text", ["we sat in oak chairs", "the rapid response team came", "from the river", "a holy day for us"]
)
def test_what_only_sounds_like_a_body_is_left(text: str) -> None:
    assert list(find_organisations(read(text, load_lexicon()))) == []


@pytest.mark.parametrize(
    ("text", "known", "whole"),
    [
        ("in Nether Pell today", "Nether", "Nether Pell"),
        ("in Weston-under-Moor today", "Weston", "Weston-under-Moor"),
        ("in Nether today", "Nether", None),
        ("in Nether School", "Nether", None),
    ],
)
def test_a_name_that_goes_on_is_taken_in_whole(text: str, known: str, whole: str | None) -> None:
    start = text.index(known)
    span = Span(start, start + len(known), SpanKind.PLACE, known)

    found = [text[c.start : c.end] for c in grown(read(text, load_lexicon()), [span])]

    assert found == ([whole] if whole else [])
