"""What a reader notes, written down and read back, and two readers' notes side by side."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import BadInput
from speakopenly.hear.answering import (
    CandourAnswer,
    FactorNoted,
    HarmKind,
    Notes,
    RuleId,
    compare,
    judged,
    raw_agreement,
)
from speakopenly.hear.factors import Direction
from speakopenly.hear.speaking import Kind, YesNo
from speakopenly.hear.speaking.questions import Effect

HINDERED, HELPED = Direction


def noted(*codes: str, way: Direction = HINDERED) -> tuple[FactorNoted, ...]:
    return tuple(FactorNoted(code, way) for code in codes)


FULL = Notes(
    kind=Kind.MISTAKE,
    harm_actual=Effect.LOW,
    harm_kinds=(HarmKind.PRIVACY, HarmKind.EMOTIONAL, HarmKind.PRIVACY),
    factors=(FactorNoted("TC1", HINDERED, "two lines long"), FactorNoted("CF1", HELPED)),
    routes=((RuleId.RT8, YesNo.YES), (RuleId.RT1, YesNo.NO)),
    fear=YesNo.NO,
    candour=CandourAnswer.UNSAFE,
    note="Ask about the form.",
)


@pytest.mark.parametrize("notes", [Notes(), FULL])
def test_notes_come_back_as_they_were(notes: Notes) -> None:
    assert Notes.from_bytes(notes.to_bytes()) == notes


def test_the_order_in_which_things_were_ticked_is_not_kept() -> None:
    assert [each.code for each in FULL.factors] == ["CF1", "TC1"]
    assert [ident for ident, _answer in FULL.routes] == [RuleId.RT1, RuleId.RT8]
    assert FULL.harm_kinds == (HarmKind.EMOTIONAL, HarmKind.PRIVACY)


def test_what_is_shown_of_notes_by_accident_says_nothing() -> None:
    assert "form" not in repr(FULL)
    assert "lines" not in repr(FULL.factors)


@pytest.mark.parametrize("code", ["", "XX1", "TC7", "tc1"])
def test_only_a_factor_of_the_scheme_can_be_noted(code: str) -> None:
    with pytest.raises(BadInput):
        FactorNoted(code, HINDERED)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"v":2}', b'{"v":1,"who":"x"}'])
def test_other_bytes_are_no_notes(data: bytes) -> None:
    with pytest.raises(BadInput):
        Notes.from_bytes(data)


WITH_EFFECT = [
    (Kind.MISTAKE, Effect.LOW, True),
    (Kind.MISTAKE, Effect.DEATH, True),
    (Kind.MISTAKE, Effect.UNKNOWN, True),
    (Kind.MISTAKE, None, True),
    (Kind.MISTAKE, Effect.NONE, False),
    (Kind.NEAR_MISS, Effect.LOW, False),
    (None, Effect.LOW, False),
]


@pytest.mark.parametrize(("kind", "effect", "expected"), WITH_EFFECT)
def test_candour_is_asked_of_a_mistake_whose_effect_is_not_known_to_be_none(
    kind: Kind | None, effect: Effect | None, expected: bool
) -> None:
    assert Notes(kind=kind, harm_actual=effect).is_mistake_with_effect is expected


def test_two_readers_are_told_what_to_talk_about_and_not_who_was_right() -> None:
    one = Notes(factors=noted("TC1", "SM2", "WR1", "TA2"), kind=Kind.NEAR_MISS)
    other = Notes(factors=noted("WR1", "TA2", "TI3"), kind=Kind.NEAR_MISS)

    found = compare(one, other)

    assert (found.agreed, found.noted) == (2, 5)
    assert found.talk_about == ("History missing", "Handover", "Supervision thin")
    assert found == compare(other, one)


def test_a_factor_seen_both_ways_is_one_to_talk_about() -> None:
    found = compare(Notes(factors=noted("TC1")), Notes(factors=noted("TC1", way=HELPED)))

    assert (found.agreed, found.noted, found.talk_about) == (0, 2, ("Handover",))


def test_routes_and_other_answers_that_differ_are_named() -> None:
    other = Notes(kind=Kind.WORRY, routes=((RuleId.RT3, YesNo.YES),), fear=YesNo.YES, note="Mine alone.")

    found = compare(Notes(), other)

    assert (found.routes, found.parts, found.is_same) == ((RuleId.RT3,), ("kind", "fear"), False)
    assert compare(other, other).is_same


def test_agreement_counts_what_at_least_one_reader_saw() -> None:
    pair = (Notes(factors=noted("TC1", "TC2")), Notes(factors=noted("TC1", "SM2")))

    decisions = judged([pair, pair])

    assert len(decisions) == 2 * 60 * 2
    assert raw_agreement(decisions) == (2, 6)
    assert raw_agreement([each for each in decisions if each.group == "SM"]) == (0, 2)
