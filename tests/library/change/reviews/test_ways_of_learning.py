"""The way of learning is chosen by what there is to learn; harm is no part of it."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import product

import pytest

from speakopenly.change.reviews import (
    WHAT_IT_IS,
    Amount,
    Potential,
    Response,
    YesNo,
    read_potential,
    suggest_response,
)
from speakopenly.core.errors import BadInput

EVERY = [Potential(*each) for each in product(Amount, YesNo, YesNo, YesNo, Amount)]
LITTLE = Potential(Amount.LITTLE, YesNo.NO, YesNo.NO, YesNo.NO, Amount.LITTLE)
AS_STORED = {each.name: getattr(LITTLE, each.name).value for each in fields(Potential)}


def test_every_answer_leads_to_one_of_the_five_ways_with_its_reason() -> None:
    suggested = [suggest_response(each) for each in EVERY]

    assert {each.response for each in suggested} == set(Response) == set(WHAT_IT_IS)
    assert all(each.because.endswith(".") for each in suggested)


def test_harm_cannot_change_the_way_as_nothing_asks_for_it() -> None:
    asked = {each.name for each in fields(Potential)}

    assert asked == {"how_much", "is_new", "comes_again", "crosses_agencies", "how_wide"}
    for harm in ("harm", "severity", "outcome", "was_harmed"):
        with pytest.raises(BadInput):
            read_potential({**AS_STORED, harm: "severe"})


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ({}, Response.HUDDLE),
        ({"how_much": Amount.SOME}, Response.AFTER_ACTION),
        ({"is_new": YesNo.YES}, Response.AFTER_ACTION),
        ({"crosses_agencies": YesNo.YES}, Response.MULTIDISCIPLINARY),
        ({"how_much": Amount.MUCH, "how_wide": Amount.MUCH}, Response.MULTIDISCIPLINARY),
        ({"comes_again": YesNo.YES}, Response.THEMATIC),
        ({"comes_again": YesNo.YES, "crosses_agencies": YesNo.YES}, Response.THEMATIC),
        ({"how_much": Amount.MUCH, "is_new": YesNo.YES, "how_wide": Amount.MUCH}, Response.FULL),
    ],
)
def test_more_to_learn_gets_more_people_and_time(said: dict[str, Amount | YesNo], way: Response) -> None:
    assert suggest_response(replace(LITTLE, **said)).response is way  # type: ignore[arg-type]


def test_what_nobody_knows_is_looked_into_as_if_it_were_so() -> None:
    weight = list(Response).index
    for each in EVERY:
        for name, unknown, no in (
            ("how_much", Amount.DONT_KNOW, Amount.LITTLE), ("is_new", YesNo.DONT_KNOW, YesNo.NO),
            ("crosses_agencies", YesNo.DONT_KNOW, YesNo.NO), ("how_wide", Amount.DONT_KNOW, Amount.LITTLE),
        ):  # fmt: skip
            known = suggest_response(replace(each, **{name: no})).response
            assert weight(suggest_response(replace(each, **{name: unknown})).response) >= weight(known)


@pytest.mark.parametrize(
    "stored",
    [None, 7, "huddle", [], {}, {**AS_STORED, "is_new": "perhaps"}, {"how_much": "little"}],
)
def test_what_is_no_answer_is_refused(stored: object) -> None:
    with pytest.raises(BadInput):
        read_potential(stored)


def test_answers_come_back_as_they_were_stored() -> None:
    assert read_potential(AS_STORED) == LITTLE
