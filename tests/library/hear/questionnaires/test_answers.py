"""Answers are kept as the same bytes, and consent is what was ticked and nothing more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Consent, GivenBy
from speakopenly.hear.questionnaires import Answers, Missing, Use, read_consent, use_field
from tests.library.hear.questionnaires.cast import MEETING, RESPONSES

values = (
    st.text(st.characters(exclude_categories=["Cs"]))
    | st.integers(1, 11)
    | st.lists(st.sampled_from(["a", "b", "c"]), min_size=1).map(tuple)
    | st.just(Missing.PREFER_NOT_TO_SAY)
)


@given(st.dictionaries(st.from_regex(r"\A[a-z]{1,5}\Z"), values))
def test_any_answers_come_back_the_same_with_the_same_bytes(held: dict[str, str]) -> None:
    answers = Answers(held)

    back = Answers.from_bytes(answers.to_bytes())

    assert back == answers
    assert back.to_bytes() == answers.to_bytes()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"v":2,"values":{}}',
        b'{"v":true,"values":{}}',
        b'{"v":1,"values":[]}',
        b'{"v":1,"values":{},"more":1}',
        b'{"v":1,"values":{"a":null}}',
        b'{"v":1,"values":{"a":true}}',
        b'{"v":1,"values":{"a":1.5}}',
        b'{"v":1,"values":{"a":[1]}}',
        b'{"v":1,"values":{"a":{"missing":"not_shown"}}}',
        b"[" * 100_000,
    ],
)
def test_what_holds_no_answers_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        Answers.from_bytes(data)

    assert "\n" not in str(refused.value)


def test_known_bytes_are_read_for_ever() -> None:
    assert Answers.from_bytes(b'{"v":1,"values":{"heard":5,"helped":["friend"],"went":"yes"}}') == Answers(
        {"went": "yes", "heard": 5, "helped": ("friend",)}
    )


def test_answers_cannot_be_changed_from_outside() -> None:
    held: dict[str, str | int] = {"went": "yes"}
    answers = Answers(held)
    held["went"] = "no"

    assert answers.get("went") == "yes"
    assert RESPONSES[0].answers.with_values({"went": None}).get("went") is None


def test_consent_is_what_was_ticked_and_silence_is_a_no() -> None:
    assert read_consent(MEETING, {}) == Consent(count=False, quote=False)
    assert read_consent(MEETING, {use_field(Use.COUNT): ["on"]}) == Consent(count=True, quote=False)
    given = read_consent(MEETING, {use_field(Use.QUOTE): ["on"]}, given_by=GivenBy.SELF_WITH_ADVOCATE)
    assert given == Consent(count=False, quote=True, given_by=GivenBy.SELF_WITH_ADVOCATE)


def test_a_tick_for_a_use_that_was_not_asked_is_nothing() -> None:
    assert not read_consent(MEETING, {use_field(Use.ARCHIVE): ["on"]}).archive


def test_whether_answers_may_be_counted_is_always_asked() -> None:
    assert replace(MEETING, uses=()).uses == (Use.COUNT,)
