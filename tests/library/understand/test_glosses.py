"""A gloss tells what a Welsh answer is about, in words of our list and no others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.glosses import _glossary, gloss


@pytest.mark.parametrize(
    ("welsh", "english"),
    [
        ("gweithiwr cymdeithasol", "social worker"),
        ("ei gweithwyr cymdeithasol hi", "social worker"),
        ("y rhestr aros", "waiting list"),
        ("yn y ganolfan", "centre"),
        ("fy nheulu", "family"),
        ("fy mhlant", "child children"),
        ("ei thad", "father"),
        ("dau gartref", "two home"),
        ("D\u0175r a th\u0177", "house"),
        ("teulu'r plentyn", "family child children"),
        ("ff\u00f4n, ffon a FFONIO", "phone phone phone call"),
    ],
)
def test_mutations_endings_and_accents_are_seen_through(welsh: str, english: str) -> None:
    assert gloss(welsh).text == english


def test_too_few_known_words_are_not_enough() -> None:
    assert gloss("Gwrandawodd y gweithiwr ar fy merch.").is_enough
    assert not gloss("Clywyd y gylfinir uwch y rhostir wedi'r glaw.").is_enough
    assert not gloss("").is_enough


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(sorted(_glossary())), st.text(max_size=12)), max_size=8))
def test_no_word_of_the_answer_itself_is_in_its_gloss(parts: list[str]) -> None:
    ours = {word for english in _glossary().values() for word in english.split()}

    found = gloss(" ".join(parts))

    assert set(found.text.split()) <= ours
    assert 0 <= found.known <= 1
