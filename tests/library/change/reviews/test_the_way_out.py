"""The way out of learning: its order, that doubt protects a child first and a worker second, and no more."""

from __future__ import annotations

from itertools import product

import pytest

from speakopenly.change.reviews import QUESTIONS, WAYS_OUT, WHO_TO_GO_TO, Ask, End, YesNo, walk

YES, NO, UNKNOWN = YesNo.YES, YesNo.NO, YesNo.DONT_KNOW
TO_THE_END = {
    Ask.SUSPICION: YES, Ask.RISK_TO_CHILDREN: NO, Ask.DELIBERATE: NO, Ask.HEALTH: NO, Ask.AGREED: YES,
    Ask.WORKABLE: YES, Ask.KNOWINGLY: YES, Ask.PEERS: NO, Ask.LEFT_ALONE: NO, Ask.MITIGATING: NO,
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "end"),
    [
        ({}, End.MANAGEMENT),
        ({Ask.SUSPICION: NO}, End.NOT_FOR_THIS),
        ({Ask.SUSPICION: UNKNOWN}, End.NOT_FOR_THIS),
        ({Ask.RISK_TO_CHILDREN: YES}, End.DESIGNATED_OFFICER),
        ({Ask.RISK_TO_CHILDREN: UNKNOWN}, End.DESIGNATED_OFFICER),
        ({Ask.DELIBERATE: UNKNOWN}, End.OTHER_BODY),
        ({Ask.HEALTH: YES}, End.HEALTH),
        ({Ask.AGREED: NO}, End.LEARNING),
        ({Ask.WORKABLE: UNKNOWN}, End.LEARNING),
        ({Ask.KNOWINGLY: NO}, End.LEARNING),
        ({Ask.PEERS: YES}, End.LEARNING),
        ({Ask.LEFT_ALONE: UNKNOWN}, End.LEARNING),
        ({Ask.MITIGATING: YES}, End.LEARNING),
    ],
)
def test_each_question_leads_where_the_guide_says(said: dict[Ask, YesNo], end: End) -> None:
    assert walk({**TO_THE_END, **said}) is end


def test_a_possible_risk_to_children_comes_before_every_test_of_the_person() -> None:
    rest = [each.id for each in QUESTIONS[2:]]

    for answers in product(YesNo, repeat=3):
        said = {**TO_THE_END, **dict(zip(rest[:3], answers, strict=True)), Ask.RISK_TO_CHILDREN: YES}
        assert walk(said) is End.DESIGNATED_OFFICER


def test_the_first_question_without_an_answer_is_asked_for() -> None:
    for number, question in enumerate(QUESTIONS):
        said = {each.id: TO_THE_END[each.id] for each in QUESTIONS[:number]}
        assert walk(said) is question.id


def test_only_somebody_managed_or_protected_by_others_leaves_learning() -> None:
    assert WAYS_OUT == ("RT3", "RT6", "health", "management")
    assert set(WHO_TO_GO_TO) == set(End)
