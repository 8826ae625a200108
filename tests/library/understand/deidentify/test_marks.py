"""What a person decides is what stands in the text: nothing undecided shows, nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.understand.deidentify import Decision, Mark, Span, SpanKind, Why, marks_of, safe_text
from speakopenly.understand.deidentify.marks import (
    REMOVED_SHOWN_AS,
    UNDECIDED_SHOWN_AS,
    decided,
    number_undecided,
    same_words,
    where_stands,
    with_mark,
)

TEXT = "Ann Lee rang on 3 March. The Oak Team did not. ann lee was tired."
ANN, DAY, TEAM, AGAIN = Mark(0, 7, Why.PERSON), Mark(16, 23, Why.DATE), Mark(29, 37, Why.ORG), Mark(47, 54, Why.PERSON)  # fmt: skip
MARKS = (ANN, DAY, TEAM, AGAIN)

BECOMES = [
    # decision, other words, how it reads
    (Decision.UNDECIDED, "", f"{UNDECIDED_SHOWN_AS} rang on"),
    (Decision.NOT_SURE, "", f"{UNDECIDED_SHOWN_AS} rang on"),
    (Decision.KEEP, "", "Ann Lee rang on"),
    (Decision.REMOVE, "", f"{REMOVED_SHOWN_AS} rang on"),
    (Decision.ROLE, "the manager", "The manager rang on"),
    (Decision.VAGUER, "someone", "Someone rang on"),
]


@pytest.mark.parametrize(("decision", "instead", "reads"), BECOMES)
def test_each_decision_has_its_words(decision: Decision, instead: str, reads: str) -> None:
    marks = decided((ANN,), (0,), decision, instead)

    assert safe_text(TEXT, marks).startswith(reads)


def test_no_second_article_is_written() -> None:
    marks = decided(MARKS, (2,), Decision.ROLE, "the team")

    assert "The team did not" in safe_text(TEXT, marks)


def test_the_same_words_are_found_in_any_case() -> None:
    assert same_words(TEXT, MARKS, 0) == (0, 3)
    assert same_words(TEXT, MARKS, 1) == (1,)


@pytest.mark.parametrize("decision", [Decision.ROLE, Decision.VAGUER])
def test_other_words_must_be_given(decision: Decision) -> None:
    with pytest.raises(BadInput):
        decided(MARKS, (0,), decision, "  ")


@pytest.mark.parametrize(
    "marks", [(Mark(0, 7, Why.PERSON), Mark(4, 9, Why.OWN)), (Mark(60, 99, Why.OWN),), (Mark(3, 3, Why.OWN),)]
)
def test_marks_that_do_not_fit_are_refused(marks: tuple[Mark, ...]) -> None:
    with pytest.raises(BadInput):
        safe_text(TEXT, marks)


def test_a_clue_inside_what_was_found_is_not_asked_twice() -> None:
    spans = [Span(0, 7, SpanKind.PERSON, "Ann Lee")]

    found = marks_of(spans, [Mark(4, 7, Why.JOB), Mark(16, 23, Why.EVENT)])

    assert [(mark.start, mark.why) for mark in found] == [(0, Why.PERSON), (16, Why.EVENT)]


def test_a_mark_by_hand_takes_up_what_it_touches_and_is_not_decided() -> None:
    marks = with_mark(decided(MARKS, range(4), Decision.KEEP), 4, 20)

    assert [(mark.start, mark.end) for mark in marks] == [(0, 23), (29, 37), (47, 54)]
    assert number_undecided(marks) == 1


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4)])
def test_nothing_cannot_be_marked(start: int, end: int) -> None:
    with pytest.raises(BadInput):
        with_mark(MARKS, start, end)


PLACES = [
    ("Lee", ((4, 7),)),
    ("an", ((9, 11), (47, 49))),
    ("was", ((55, 58),)),
    ("ann lee", ((47, 54),)),
    (" ", ()),
]


@pytest.mark.parametrize(("words", "places"), PLACES)
def test_words_are_found_exactly_as_they_stand(words: str, places: tuple[tuple[int, int], ...]) -> None:
    assert where_stands(TEXT, words) == places


def test_a_mark_shows_no_word() -> None:
    assert "manager" not in repr(Mark(0, 7, Why.PERSON, Decision.ROLE, "the manager"))


anything = st.text(st.characters(), max_size=60)
stretches = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 12)), max_size=8)
decisions = st.lists(st.sampled_from(Decision), min_size=8, max_size=8)


def marked(text: str, chosen: list[tuple[int, int]]) -> tuple[Mark, ...]:
    marks: tuple[Mark, ...] = ()
    for start, length in chosen:
        if start < len(text):
            marks = with_mark(marks, start, min(len(text), start + length))
    return marks


@given(anything, stretches)
def test_marks_made_by_hand_never_overlap_and_stay_in_order(text: str, chosen: list[tuple[int, int]]) -> None:
    marks = marked(text, chosen)

    ends = [0, *(mark.end for mark in marks)]
    assert all(end <= mark.start < mark.end for end, mark in zip(ends, marks, strict=False))
    assert {at for mark in marks for at in range(mark.start, mark.end)} == {
        at for start, length in chosen for at in range(start, min(len(text), start + length))
    }


@given(anything, stretches, decisions)
def test_every_letter_outside_a_mark_stays_and_none_inside_shows_unless_kept(
    text: str, chosen: list[tuple[int, int]], said: list[Decision]
) -> None:
    marks = marked(text, chosen)
    for place, decision in zip(range(len(marks)), said, strict=False):
        marks = decided(marks, (place,), decision, "\ue000")

    put, at, rest = [], 0, safe_text(text, marks)
    for mark in marks:
        shown = {
            Decision.KEEP: text[mark.start : mark.end],
            Decision.REMOVE: REMOVED_SHOWN_AS,
            Decision.ROLE: "\ue000",
            Decision.VAGUER: "\ue000",
        }.get(mark.decision, UNDECIDED_SHOWN_AS)
        put += [text[at : mark.start], shown]
        at = mark.end
    assert rest == "".join([*put, text[at:]])


@given(anything, stretches)
def test_all_kept_is_the_text_itself(text: str, chosen: list[tuple[int, int]]) -> None:
    marks = marked(text, chosen)

    assert safe_text(text, decided(marks, range(len(marks)), Decision.KEEP)) == text
