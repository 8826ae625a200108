"""What may be the same event, and what is like it."""

from __future__ import annotations

from dataclasses import replace

from speakopenly.hear.answering import Coded, alike
from speakopenly.hear.speaking.questions import ProcessStage, ServiceArea

THIS = Coded(
    "AAA111", frozenset({"TC1", "WR1"}), ServiceArea.FRONT_DOOR, ProcessStage.TRIAGE_DECISION, "2026-Q3"
)
SAME = replace(THIS, number="BBB222", factors=frozenset({"TC1", "SM2"}))
LIKE = Coded("CCC333", frozenset({"TC1", "WR1", "OC1"}), ServiceArea.FOSTERING)
NEITHER = Coded("DDD444", frozenset({"TC1"}), ServiceArea.FRONT_DOOR, ProcessStage.TRIAGE_DECISION)


def test_what_may_be_the_same_event_comes_first_and_says_why() -> None:
    first, second = alike(THIS, [NEITHER, LIKE, SAME, THIS])

    assert (first.number, first.may_be_same, first.shared_factors) == ("BBB222", True, ("Handover",))
    assert first.same == ("area", "stage", "quarter")
    assert (second.number, second.may_be_same, second.same) == ("CCC333", False, ())
    assert second.shared_factors == ("Handover", "Caseload")


def test_what_nobody_said_is_never_the_same() -> None:
    blank = Coded("EEE555", frozenset({"TC1"}))

    assert not alike(replace(blank, number="FFF666"), [blank])
