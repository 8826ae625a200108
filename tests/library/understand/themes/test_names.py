"""Names are phrases people used, never stop words, never hidden words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.understand.themes.phrases import HiddenWords, can_be_name, count_phrases, phrases_in


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Still waiting for a reply", "waiting for a reply"),
        ("Friendly staff, always", "friendly staff"),
        ("I was looked after", "looked after"),
        ("The family\u2019s social worker", "social worker"),
        ("drop-in sessions", "drop-in sessions"),
    ],
)
def test_a_phrase_is_found(text: str, phrase: str) -> None:
    assert tuple(phrase.split()) in phrases_in(text)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the staff and the", "the staff"),
        ("friendly. Staff", "friendly staff"),
        ("met [name] at school", "met at school"),
        ("room 12 heating", "room heating"),
        ("staff were friendly", "staff were friendly"),
    ],
)
def test_a_phrase_crosses_no_sign_number_or_placeholder(text: str, phrase: str) -> None:
    assert tuple(phrase.split()) not in phrases_in(text)


@pytest.mark.parametrize(
    ("phrase", "can"), [("good", False), ("very good", False), ("good food", True), ("parking", True)]
)
def test_bare_praise_is_no_name(phrase: str, can: bool) -> None:
    assert can_be_name(tuple(phrase.split())) is can


@pytest.mark.parametrize(
    "phrase", ["rowan", "rowan's help", "kind fern", "elm lodge", "the rowans", "elm-side walks"]
)
def test_a_hidden_word_hides_every_phrase_that_has_it(phrase: str) -> None:
    hidden = HiddenWords.of(["Rowan Fern", "Elm Lodge", "the"])

    assert hidden.stand_in(phrase.split())


@given(
    st.lists(st.text(alphabet="ab c'-[]", max_size=30), max_size=8),
    st.sets(st.sampled_from(["ab", "bb", "ca"])),
)
def test_no_counted_phrase_has_a_hidden_word(texts: list[str], hidden: set[str]) -> None:
    counted = count_phrases(texts, HiddenWords.of(hidden))

    assert not [p for phrases in counted for p in phrases if any(word in hidden for word in p)]
