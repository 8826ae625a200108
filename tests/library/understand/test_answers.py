"""Non-answers are set apart with a reason, and an answer that says something never is."""

from __future__ import annotations

import pytest

from speakopenly.core.records import Reason
from speakopenly.understand.answers import reason_to_leave_out

LEFT_OUT = {
    Reason.NON_ANSWER: [
        "n/a",
        "N/A.",
        "na",
        "Nothing",
        "nothing to add",
        "No",
        "None!",
        "See above",
        "as above",
        "Dim byd",
        "dim",
        "No comment",
        "Don't know",
        "dont know",
        "I don\u2019t know",
        "Not sure",
        "nothing really",
        "Not applicable",
        "Nothing I can think of",
        "no comments",
        "Nothing springs to mind",
        "Can't think of anything",
        "Nothing\U0001f60a",
    ],
    Reason.NO_WORDS: ["", "   ", "...", "-", "\U0001f44d", "\U0001f468\u200d\U0001f469", "?!", "\u200b"],
    Reason.TOO_SHORT: ["a", "5", "10", "k."],
}

KEPT = [
    "No one rang back",
    "Nothing works",
    "Not enough workers",
    "Communication",
    "food",
    "More staff",
    "No parking",
    "Nothing, the staff were lovely",
    "No complaints",
    "Don't know who my worker is",
    "See me more",
    "Everything",
    "Never answered the phone",
    "Mae pawb yn garedig",
    "谢谢你们的帮助",
    "No" + " " * 500 + "the door was locked",
]


@pytest.mark.parametrize(
    ("reason", "text"), [(reason, text) for reason, some in LEFT_OUT.items() for text in some]
)
def test_a_non_answer_has_a_reason(reason: Reason, text: str) -> None:
    assert reason_to_leave_out(text) == reason


@pytest.mark.parametrize("text", KEPT)
def test_an_answer_is_kept(text: str) -> None:
    assert reason_to_leave_out(text) is None
