"""What cleaning changes in what people type, and what it leaves."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.text import LONGEST, clean_text, is_blank, within

anything = st.text(
    st.characters(categories=None) | st.sampled_from("\r\n\t\x00\x0b\x0c\x1b\x7f\x85\ud800\udfff")
)
"""Also what no encoding can hold: lone surrogates."""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("soft\x0bline, page\x0cbreak, next\x85line", "soft\nline, page\nbreak, next\nline"),
        ("tab\tstays", "tab\tstays"),
        ("nul\x00 bell\x07 escape\x1b delete\x7f", "nul bell escape delete"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("  spaces \u00a0 stay  \n\n", "  spaces \u00a0 stay  \n\n"),
        ("e\u0301 \u00e9 ﬁ ２", "e\u0301 \u00e9 ﬁ ２"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 \u202eright to left\u202c \u2028", "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u202eright to left\u202c \u2028"),
    ],
)  # fmt: skip
def test_only_line_ends_controls_and_broken_letters_are_changed(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(anything)
def test_clean_text_can_be_stored_and_cleaning_again_changes_nothing(typed: str) -> None:
    kept = clean_text(typed)

    assert kept.encode("utf-8").decode("utf-8") == kept
    assert clean_text(kept) == kept
    assert not [letter for letter in kept if unicodedata.category(letter) == "Cc" and letter not in "\n\t"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_everything_else_stays_as_it_was_typed(typed: str) -> None:
    assert clean_text(typed) == typed


@pytest.mark.parametrize("blank", ["", " \n\t ", "\u00a0\u200b\ufeff\u2028", "\u202e\u00ad"])
def test_what_nobody_would_see_is_blank(blank: str) -> None:
    assert is_blank(blank)


@pytest.mark.parametrize("said", ["a", ".", " \u200b? ", "\U0001f600"])
def test_a_single_mark_is_not_blank(said: str) -> None:
    assert not is_blank(said)


def test_length_is_counted_after_line_ends_are_made_one() -> None:
    full = "x\r\n" * (LONGEST // 2)

    assert len(within(full, LONGEST, box="words")) == LONGEST


def test_a_text_that_is_too_long_is_refused_by_number_and_box_without_its_words() -> None:
    with pytest.raises(BadInput) as caught:
        within("plum" * 6_000, LONGEST, box="words")

    assert "24,000" in str(caught.value)
    assert caught.value.column == "words"
    assert "plum" not in str(caught.value)
