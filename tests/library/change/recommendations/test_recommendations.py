"""A recommendation from open to checked."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from itertools import product

import pytest

from speakopenly.change.recommendations import (
    MAY_BECOME,
    ActionKind,
    Have,
    Hoped,
    Letter,
    Measure,
    Next,
    OwnerRole,
    Recommendation,
    Resource,
    SmallTest,
    State,
    Strength,
    Takes,
    ask_for_a_stronger_one,
    check_may_become,
    example_of,
    must_go_upward,
    question_of,
    recommended_before,
    strength_of,
    what_is_missing,
)
from speakopenly.core.errors import BadInput, NotAllowed

LETTER = Letter("WR4", "Department of Invented Affairs", "Two more homes", date(2031, 1, 6), date(2031, 3, 3))
FULL = Recommendation(
    number=3,
    change="A case cannot be moved before the next worker is named",
    kind=ActionKind.FORCING_FUNCTION,
    owner=OwnerRole.RECORDS_AND_IT_LEAD,
    findings=("2.8",),
    factors=("TC1", "WR4"),
    takes=tuple(Takes(each, "little", Have.FOUND) for each in Resource),
    due=date(2031, 4, 1),
    measures=(Measure("Days without a named worker", Hoped.FALL, date(2031, 1, 6)),),
    might_get_worse="Cases wait where they are",
    tests=(SmallTest("Does it hold for a week?", "Yes", date(2031, 2, 3), "It did", Next.ADOPT),),
    letters=(LETTER,),
    done_on=date(2031, 4, 1),
    seen="Fewer days",
)


@pytest.mark.parametrize("compare", [sorted, max, min, sum])
def test_strengths_cannot_be_sorted_ranked_or_summed(compare: object) -> None:
    with pytest.raises(TypeError):
        compare(list(Strength))  # type: ignore[operator]


def test_every_kind_of_change_has_a_strength_and_an_example_of_its_own() -> None:
    assert {strength_of(each) for each in ActionKind} == set(Strength)
    assert len({example_of(each) for each in ActionKind}) == len(ActionKind)


def test_whoever_proposes_only_weaker_changes_is_asked_for_another() -> None:
    assert "easier to do well" in ask_for_a_stronger_one([ActionKind.TRAINING, ActionKind.POLICY])
    assert ask_for_a_stronger_one([ActionKind.TRAINING, ActionKind.CHECKLIST]) == ""
    assert ask_for_a_stronger_one([]) == ""


@pytest.mark.parametrize(("was", "will_be"), list(product(State, State)))
def test_a_full_recommendation_goes_where_the_table_lets_it(was: State, will_be: State) -> None:
    if will_be in MAY_BECOME[was]:
        check_may_become(was, will_be, FULL)
    else:
        with pytest.raises(NotAllowed):
            check_may_become(was, will_be, FULL)


@pytest.mark.parametrize(
    ("without", "was", "will_be"),
    [
        ({"due": None}, State.OPEN, State.DUE),
        ({"measures": ()}, State.OPEN, State.DUE),
        ({"might_get_worse": " "}, State.OPEN, State.DUE),
        ({"takes": FULL.takes[:2]}, State.OPEN, State.DUE),
        ({"letters": ()}, State.OPEN, State.DUE),
        ({"tests": ()}, State.DUE, State.DONE),
        ({"tests": (replace(FULL.tests[0], leads_to=Next.ABANDON),)}, State.DUE, State.DONE),
        ({"tests": (replace(FULL.tests[0], seen=""),)}, State.DUE, State.DONE),
        ({"done_on": None}, State.DUE, State.DONE),
        ({"measures": (replace(FULL.measures[0], written_on=date(2031, 4, 1)),)}, State.DUE, State.DONE),
        ({"seen": ""}, State.DONE, State.CHECKED),
    ],
)
def test_what_is_missing_keeps_it_where_it_is(without: dict[str, object], was: State, will_be: State) -> None:
    lacking = replace(FULL, **without)  # type: ignore[arg-type]

    assert len(what_is_missing(will_be, lacking)) == 1
    with pytest.raises(NotAllowed):
        check_may_become(was, will_be, lacking)


def test_a_reason_may_stand_for_a_small_test() -> None:
    assert what_is_missing(State.DONE, replace(FULL, tests=(), no_test_because="It is a wall")) == ()


@pytest.mark.parametrize(
    ("have", "is_unfunded"), [(Have.FOUND, False), (Have.ASKED_FOR, False), (Have.NOT_FOUND, True)]
)
def test_what_was_looked_for_and_not_found_makes_it_unfunded(have: Have, is_unfunded: bool) -> None:
    assert replace(FULL, takes=(Takes(Resource.MONEY, "a post", have),)).is_unfunded is is_unfunded


def test_only_workload_resources_and_outside_conditions_go_upward() -> None:
    assert must_go_upward(["EX5", "TC1", "WR1", "EX5", "OC2"]) == ("EX5", "WR1")
    with pytest.raises(BadInput):
        replace(LETTER, factor="TC1")


@pytest.mark.parametrize(
    "wrong", [{"body": " "}, {"asks": ""}, {"answer": "No"}, {"answer_by": date(2031, 1, 6)}]
)
def test_a_letter_names_a_body_asks_for_something_and_its_days_fit(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        replace(LETTER, **wrong)  # type: ignore[arg-type]


def test_an_answer_and_silence_are_both_published() -> None:
    answered = replace(LETTER, answer="Next year.", answered_on=date(2031, 2, 3))

    assert "Next year." in answered.in_public(today=date(2031, 9, 1))
    assert "no answer yet" in LETTER.in_public(today=date(2031, 3, 3))
    assert "has not answered" in LETTER.in_public(today=date(2031, 3, 4))


def test_what_was_recommended_before_is_asked_about() -> None:
    earlier = [
        (1, "Name the next worker before cases are moved."),
        (2, "Buy better chairs for the contact centre."),
        (3, "A case cannot be moved before the next worker is named"),
    ]

    found = recommended_before("A case is not moved until the next worker is named.", earlier)

    assert found == (1, 3)
    assert question_of(found) == "Recommended before, 2 times: what happened?"
    assert question_of(()) == ""


def test_words_that_say_nothing_are_like_nothing() -> None:
    assert recommended_before("", [(1, ""), (2, "of the")]) == ()


def test_a_recommendation_comes_back_as_it_was() -> None:
    assert Recommendation.from_bytes(FULL.to_bytes()) == FULL


@pytest.mark.parametrize("wrong", [{"change": " "}, {"findings": ()}, {"factors": ("XX1",)}])
def test_a_recommendation_has_words_and_rests_on_findings(wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        replace(FULL, **wrong)  # type: ignore[arg-type]


def test_no_field_could_hold_the_name_of_an_owner() -> None:
    owner = next(each for each in fields(Recommendation) if each.name == "owner")

    assert owner.type == "OwnerRole"
