"""A questionnaire as JSON: it comes back the same, and what is no questionnaire is refused in one line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.questionnaires import Questionnaire, from_json, to_json
from tests.library.hear.questionnaires.cast import MEETING, patient, questionnaires


def test_the_invented_questionnaire_comes_back_the_same() -> None:
    assert from_json(to_json(MEETING)) == MEETING


@patient
@given(questionnaires())
def test_any_questionnaire_comes_back_the_same_with_the_same_bytes(asked: Questionnaire) -> None:
    back = from_json(to_json(asked))

    assert back == asked
    assert to_json(back) == to_json(asked)


def changed(**parts: object) -> bytes:
    return json.dumps(json.loads(to_json(MEETING)) | parts).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 100_000,
        changed(v=2),
        changed(v=True),
        changed(unknown=1),
        changed(name=["a"]),
        changed(versions=["not a tag"]),
        changed(uses=["sell"]),
        changed(quotas=[{"name": "some", "wanted": 3, "counts_if": {"equals": ["went", True]}}]),
        changed(quotas=[{"name": "some", "wanted": 3, "counts_if": {"smells": "went"}}]),
        changed(quotas=[{"name": "some", "wanted": 3, "counts_if": None}]),
        changed(quotas=[{"name": "some", "wanted": 0, "counts_if": {"answered": "went"}}]),
        changed(items=[{"name": "went", "kind": "number", "longest": 5}]),
    ],
)
def test_what_is_no_questionnaire_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(BadInput) as refused:
        from_json(data)

    assert "\n" not in str(refused.value)
    assert "listened" not in str(refused.value)


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        from_json(data)


def test_a_condition_inside_a_thousand_others_is_refused() -> None:
    deep: object = {"answered": "went"}
    for _ in range(1_000):
        deep = {"not": deep}
    whole = json.loads(to_json(MEETING))
    whole["items"][1]["shown_if"] = "HERE"
    data = json.dumps(whole).replace('"HERE"', '{"not":' * 1000 + '{"answered":"went"}' + "}" * 1000)

    with pytest.raises(BadInput):
        from_json(data.encode())
