"""The signs can be read: who is said to have done what, in the grammar of a sentence and in its words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand.language.cues import cues_of
from speakopenly.understand.language.grammar import Told, Who, clauses_of, parse
from speakopenly.understand.language.months import month_of
from speakopenly.understand.language.reading import judge


def main_of(text: str) -> tuple[Who, Told]:
    (doc,) = parse([text])
    first = next(clause for clause in clauses_of(doc) if clause.is_main)
    return first.who, first.told


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("The manager did not read the file.", Who.PERSON, Told.NOT_DONE),
        ("Managers failed to act.", Who.PERSON, Told.FAILED_TO),
        ("She should have asked.", Who.PERSON, Told.SHOULD_HAVE),
        ("The team was careless.", Who.PERSON, Told.IS_AT_FAULT),
        ("The council ignored the letter.", Who.BODY, Told.FAULT),
        ("I forgot the second page.", Who.ME, Told.FAULT),
        ("We did not ring the school.", Who.US, Told.NOT_DONE),
        ("Her worker never missed a visit.", Who.PERSON, Told.OTHER),
        ("Nobody was late.", Who.NOBODY, Told.IS_AT_FAULT),
        ("The software failed to send the alert.", Who.THING, Told.FAILED_TO),
        ("The visit was cancelled.", Who.THING, Told.PASSIVE),
    ],
)
def test_who_is_said_to_have_done_what(text: str, who: Who, told: Told) -> None:
    assert main_of(text) == (who, told)


def test_a_sign_says_in_plain_words_what_it_is_and_where_it_stands() -> None:
    text = "He was told, and the careless clerk didn\u2019t read it."
    (doc,) = parse([text])

    cues = cues_of(text, doc)

    assert [(cue.says, cue.text) for cue in cues] == [
        ("a word for a fault in somebody", "careless"),
        ("somebody else did not do something", "clerk didn\u2019t read"),
    ]
    assert all(text[cue.start : cue.end] == cue.text for cue in cues)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_is_judged_and_every_sign_stands_where_it_says(text: str) -> None:
    judged = judge(text)

    assert 0 <= judged.probability <= 1
    assert all(text[cue.start : cue.end] == cue.text for cue in judged.cues)


@pytest.mark.parametrize(
    ("day", "month"),
    [("2025-03-14", "2025-03"), ("2025-03", "2025-03"), ("2025-03-14T09:00", "2025-03"), ("14/3/2025", None),
     ("2025-13", None), ("", None), ("2025", None)],
)  # fmt: skip
def test_a_day_is_kept_as_its_month(day: str, month: str | None) -> None:
    assert month_of(day) == month
