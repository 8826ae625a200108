"""Suggestions stand on words of the text, are few, and are the same every time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.hear.factors import Direction
from speakopenly.understand.factors import FactorSuggester, suggest
from speakopenly.understand.factors.suggesting import ENOUGH, MOST

HINDERED, HELPED = Direction.HINDERED, Direction.HELPED

TOLD = [
    ("A colleague covered at short notice, so the visit was made.", "TC4", HELPED),
    ("She was on leave for two weeks and nobody covered her cases.", "TC4", HINDERED),
    ("My supervision was cancelled for the third month running.", "SM1", HINDERED),
    ("Nobody asked the children what they wanted.", "CF1", HINDERED),
    ("There was no interpreter, so her son translated the letter.", "CF4", HINDERED),
    ("With an interpreter we finally understood the plan.", "CF4", HELPED),
    ("I did not feel safe to say that I had got it wrong.", "PW5", HINDERED),
    ("I felt safe to say that I had got it wrong.", "PW5", HELPED),
    ("The recording system crashed and the note was lost.", "TI2", HINDERED),
    ("The night staff did not get a proper handover.", "TC1", HINDERED),
    ("Half the posts are vacant and the agency workers keep leaving.", "WR2", HINDERED),
    ("The worker was suspended and blamed before anyone had looked into it.", "OC1", HINDERED),
    ("The school was never told the outcome of its referral.", "MA4", HINDERED),
    ("The hearing was adjourned for the third time.", "EX4", HINDERED),
]


@pytest.mark.parametrize(("text", "code", "direction"), TOLD)
def test_what_is_told_is_suggested_with_its_direction(text: str, code: str, direction: Direction) -> None:
    found = {each.code: each.direction for each in suggest(text)}

    assert found.get(code) is direction  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "???",
        "My overtime is always paid late.",
        "The visit was made on Monday and all was well.",
        "Was the supervision cancelled?",
        "A new adult volunteer keeps asking for one child alone at night.",
        "Mae'r ystafell yn oer ac nid oedd neb yno i siarad \u00e2'r plant am y cynllun.",
        "\u8c22\u8c22\u4f60\u4eec\u7684\u5e2e\u52a9",
    ],
)
def test_nothing_is_said_rather_than_guessed(text: str) -> None:
    assert suggest(text) == ()


def test_the_words_behind_a_suggestion_are_slices_of_the_text() -> None:
    text = "\U0001f642\U0001f468\u200d\U0001f469\u200d\U0001f467 Hello.\n\nMy supervision was cancelled. Nobody covered her cases."

    found = suggest(text)

    assert found
    assert all(
        word.text and text[word.start : word.end] == word.text for each in found for word in each.words
    )


def test_a_long_report_gets_few_suggestions_each_factor_once_and_the_strongest_first() -> None:
    found = suggest(" ".join(text for text, _, _ in TOLD))

    assert len(found) == MOST
    assert len({each.code for each in found}) == MOST
    assert [each.strength for each in found] == sorted((each.strength for each in found), reverse=True)
    assert all(ENOUGH <= each.strength <= 1 for each in found)


def test_a_suggestion_depends_on_its_own_text_alone_and_on_no_thread() -> None:
    texts = [text for text, _, _ in TOLD]
    alone = [suggest(text) for text in texts]

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(suggest, texts))

    assert together == alone
    assert list(FactorSuggester().suggest_many(texts[::-1])) == alone[::-1]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=120))
def test_no_text_breaks_it(text: str) -> None:
    assert all(text[word.start : word.end] == word.text for each in suggest(text) for word in each.words)
