"""The codes of the questions are those of the coding scheme and never change by accident."""

from __future__ import annotations

import pytest

from speakopenly.hear.speaking import questions
from speakopenly.hear.speaking.questions import Condition, Danger, Effect, HarmSigns, Wording, signs_for

HOW_MANY = {
    "Wording": 4, "Danger": 4, "Kind": 5, "Condition": 10, "ServiceArea": 22, "ProcessStage": 23,
    "RoleBand": 20, "Effect": 6, "YesNo": 3, "Sharing": 3, "HarmSigns": 15,
}  # fmt: skip


@pytest.mark.parametrize(("name", "count"), HOW_MANY.items())
def test_each_question_has_its_codes(name: str, count: int) -> None:
    codes = [str(code) for code in getattr(questions, name)]

    assert len(codes) == count
    assert all(code.isascii() and " " not in code for code in codes)


def test_conditions_are_the_ten_groups_in_order() -> None:
    assert [str(group) for group in Condition] == ["CF", "PW", "TA", "TI", "TC", "SM", "MA", "WR", "OC", "EX"]


def test_effects_are_the_five_levels_and_not_known() -> None:
    assert [str(level) for level in Effect] == ["0", "1", "2", "3", "4", "u"]


@pytest.mark.parametrize(
    ("answer", "is_flagged"),
    [(Danger.YES, True), (Danger.NOT_SURE, True), (Danger.UNANSWERED, True), (Danger.NO, False)],
)
def test_only_a_plain_no_is_taken_for_no_danger(answer: Danger, is_flagged: bool) -> None:
    assert answer.is_flagged is is_flagged


@pytest.mark.parametrize(
    ("wording", "asked"),
    [
        (Wording.EVERYDAY, {HarmSigns.TREATMENT, HarmSigns.ROTA, HarmSigns.APPRAISAL}),
        (Wording.FAMILY, {HarmSigns.CONTACT, HarmSigns.TONE}),
        (Wording.YOUNG, {HarmSigns.MOVED, HarmSigns.TOLD_OFF}),
        (Wording.EASY, {HarmSigns.MOVED, HarmSigns.TOLD_OFF, HarmSigns.CONTACT, HarmSigns.TONE}),
    ],
)
def test_everybody_is_asked_about_the_harm_they_may_meet(wording: Wording, asked: set[HarmSigns]) -> None:
    signs = signs_for(wording)

    assert asked <= set(signs)
    assert len(signs) == len(set(signs))
    assert signs[-1] is HarmSigns.OTHER


def test_every_sign_is_offered_to_somebody() -> None:
    assert {sign for wording in Wording for sign in signs_for(wording)} == set(HarmSigns)
