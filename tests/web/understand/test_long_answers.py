"""A page shows a part of a long answer: a document of hundreds of pages would fill it many times."""

from __future__ import annotations

import pytest

from speakopenly.web.understand.themes.wording import LETTERS_AROUND, end_of, start_of

LONG = "word " * LETTERS_AROUND


@pytest.mark.parametrize("text", ["", "One line.", "x" * LETTERS_AROUND])
def test_a_short_text_is_shown_whole(text: str) -> None:
    assert (start_of(text), end_of(text)) == (text, text)


def test_a_long_text_is_cut_at_a_word_and_says_so() -> None:
    assert start_of(LONG).endswith("word \u2026")
    assert end_of(LONG).startswith("\u2026 word")
    assert max(len(start_of(LONG)), len(end_of(LONG))) <= LETTERS_AROUND + 2


def test_a_text_without_a_space_is_cut_all_the_same() -> None:
    assert start_of("x" * 9_000) == "x" * LETTERS_AROUND + " \u2026"
    assert end_of("x" * 9_000) == "\u2026 " + "x" * LETTERS_AROUND
