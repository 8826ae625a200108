"""The measure itself, on cases whose answer is known."""

from __future__ import annotations

import pytest

from tests.extras.speech.wer import in_words, normalise, word_error_rate


@pytest.mark.parametrize(
    ("said", "heard", "rate"),
    [
        ("the cat sat", "the cat sat", 0.0),
        ("The cat, sat.", "the CAT sat!", 0.0),
        ("the cat sat", "the bat sat", 1 / 3),
        ("the cat sat", "the cat", 1 / 3),
        ("the cat sat", "the cat sat down", 1 / 3),
        ("the cat sat", "", 1.0),
        ("one", "two three four", 3.0),
        ("cat the sat", "the cat sat", 2 / 3),
        ("twenty or thirty, it’s late", "20 or 30 it's late", 0.0),
        ("one hundred and twelve", "112", 0.0),
        ("the centre", "the center", 0.0),
    ],
)
def test_edits_are_counted_for_each_word_said(said: str, heard: str, rate: float) -> None:
    assert word_error_rate(said, heard) == pytest.approx(rate)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (99, "ninety nine"),
        (100, "one hundred"),
        (340, "three hundred and forty"),
    ],
)
def test_numbers_are_said_as_in_britain(number: int, words: str) -> None:
    assert in_words(number) == words


def test_a_year_stays_one_word() -> None:
    assert normalise("in 2026") == ["in", "2026"]
