"""Rare clues are marked by plain lists, and every rung of a ladder says less than the one before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.understand.deidentify import SpanKind, Why, find_rare, ladder

MARKED = [
    ("She is one of seven.", [("one of seven", Why.SIBLINGS)]),
    ("They have four half-brothers.", [("four half-brothers", Why.SIBLINGS)]),
    ("The twins slept.", [("twins", Why.SIBLINGS)]),
    ("He has three little sisters.", [("three little sisters", Why.SIBLINGS)]),
    ("An autistic boy.", [("autistic", Why.DISABILITY)]),
    ("They speak Tigrinya at home.", [("speak Tigrinya", Why.ETHNICITY)]),
    ("A Somali family.", [("Somali", Why.ETHNICITY)]),
    ("our only male worker left", [("our only male worker", Why.JOB)]),
    ("The vicar rang.", [("vicar", Why.JOB)]),
    ("After the house fire we moved.", [("house fire", Why.EVENT)]),
    ("I had 31 cases.", [("31 cases", Why.COUNT)]),
    ("I had two open cases.", [("two open cases", Why.COUNT)]),
    ("The handover was two lines long.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_what_is_marked_as_rare(text: str, expected: list[tuple[str, Why]]) -> None:
    assert [(text[mark.start : mark.end], mark.why) for mark in find_rare(text)] == expected


@given(st.text(max_size=200))
def test_rare_marks_lie_in_the_text_and_never_overlap(text: str) -> None:
    marks = find_rare(text)

    ends = [0, *(mark.end for mark in marks)]
    assert all(end <= mark.start < mark.end <= len(text) for end, mark in zip(ends, marks, strict=False))


LADDERS = [
    (Why.DATE, "3 March 2026", ("March 2026", "January to March 2026", "around that time")),
    (Why.DATE, "12/04/25", ("April 2025", "April to June 2025", "around that time")),
    (Why.DATE, "2026-11-02", ("November 2026", "October to December 2026", "around that time")),
    (Why.DATE, "4th May", ("May", "April to June", "around that time")),
    (Why.DATE, "Christmas Eve", ("around that time",)),
    (Why.AGE, "7-year-old", ("aged 5 to 10", "primary-school-age", "of that age")),
    (Why.AGE, "fifteen", ("aged 11 to 15", "secondary-school-age", "of that age")),
    (Why.AGE, "6 months", ("aged under 5", "pre-school-age", "of that age")),
    (Why.AGE, "43", ("over 25", "adult", "of that age")),
    (Why.ORG, "Larch House", ("a home", "where they lived")),
    (Why.ORG, "Oak Team", ("a team", "a service", "the region")),
    (Why.ORG, "St Hild's Primary", ("a school", "a place of learning")),
    (Why.COUNT, "31 cases", ("several", "several cases", "some cases")),
    (Why.PLACE, "Northmoor", ("the area", "the region")),
    (Why.OWN, "anything", ()),
]


@pytest.mark.parametrize(("why", "words", "rungs"), LADDERS)
def test_ladders(why: Why, words: str, rungs: tuple[str, ...]) -> None:
    assert ladder(why, words) == rungs


@given(st.sampled_from(Why), st.text(min_size=1, max_size=40))
def test_no_rung_is_blank_whatever_the_words(why: Why, words: str) -> None:
    assert all(rung.strip() for rung in ladder(why, words))


@pytest.mark.parametrize("kind", SpanKind)
def test_whatever_the_machine_finds_can_be_marked_and_made_vaguer(kind: SpanKind) -> None:
    assert ladder(Why(kind.value), "something")
