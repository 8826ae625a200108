"""A table of answers: the page, what is stored and the library's judgement agree, and there is no fourth outcome."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.change.rights import STOPS, Outcome, StopId
from speakopenly.hear.speaking.questions import YesNo
from speakopenly.web.change.rights import actions, judged
from speakopenly.web.change.rights import models as kept
from speakopenly.web.change.rights.models import Answer, RightsCheck, WhatCame
from tests.web.change.conftest import SAID, People, Say, begin, clear, condition, write_all

pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]
HEADS = {
    Outcome.STOP: "Stop",
    Outcome.NOT_YET: "Not yet:",
    Outcome.CONDITIONS: "Conditions, looked at again by",
}


def set_conditions(check: RightsCheck, people: People, days: int = 31) -> None:
    day = timezone.localdate() + timedelta(days=days)
    actions.set_conditions(
        check=check, by=people.maker, each=[condition(day)], look_again_on=day, found="All was kept."
    )


def only_s0(check: RightsCheck, people: People) -> None:
    """Nothing more than the first answer."""


def cleared(check: RightsCheck, people: People) -> None:
    clear(check, people)


def cleared_but_for_one(check: RightsCheck, people: People) -> None:
    clear(check, people, StopId.S6)


def written(check: RightsCheck, people: People) -> None:
    clear(check, people)
    write_all(check, people)


def held(check: RightsCheck, people: People) -> None:
    written(check, people)
    set_conditions(check, people)


def held_with_a_blank(check: RightsCheck, people: People) -> None:
    held(check, people)
    actions.write_need(check=check, by=people.maker, need=judged.rights.NeedId.N7, words={"groups": " "})


def held_and_stopped(check: RightsCheck, people: People) -> None:
    held(check, people)
    actions.answer_stop(
        check=check, by=people.advocate, stop=StopId.S0, answer=Answer.DONT_KNOW,
        standing=kept.Standing.ADVOCATE, evidence="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (only_s0, Outcome.STOP),
        (cleared_but_for_one, Outcome.STOP),
        (cleared, Outcome.NOT_YET),
        (written, Outcome.NOT_YET),
        (held, Outcome.CONDITIONS),
        (held_with_a_blank, Outcome.NOT_YET),
        (held_and_stopped, Outcome.STOP),
    ],
)
def test_what_is_shown_and_stored_is_the_librarys_judgement(
    check: RightsCheck, people: People, sign_in: SignIn, answers: Callable[..., None], outcome: Outcome
) -> None:
    answers(check, people)

    page = sign_in(people.maker).get(reverse("change:rights-check", args=[check.pk]))

    found = judged.rights.judge(judged.record_of(check), today=timezone.localdate())
    last = check.what_came.last()
    assert last is not None
    assert (page.context["verdict"], last.outcome) == (found, outcome.value)
    assert HEADS[outcome] in page.content.decode().split("<h1")[1].split("</h1>")[0]


@pytest.mark.parametrize("stop", StopId)
@pytest.mark.parametrize("who", ["maker", "independent", "advocate"])
def test_a_stop_that_somebody_says_is_shown_as_one(
    people: People, sign_in: SignIn, check: RightsCheck, say: Say, stop: StopId, who: str
) -> None:
    against = Answer.NO if STOPS[stop].clears is YesNo.YES else Answer.YES
    if stop is not StopId.S0 and who != "maker":
        say(who, StopId.S0, Answer.NO)
    say(who, stop, against)

    page = sign_in(people.maker).get(reverse("change:rights-check", args=[check.pk]))

    assert "Stop. This must not go ahead." in page.content.decode()
    assert STOPS[stop].said in page.content.decode().replace("&#x27;", "'")
    last = check.what_came.last()
    assert last is not None
    assert (last.outcome, last.stops, last.is_recorded) == ("stop", [stop.value], who == "advocate")


def test_the_words_of_the_web_are_those_of_the_library() -> None:
    assert kept.Outcome.values == [each.value for each in Outcome]
    assert kept.Standing.values == [each.value for each in judged.rights.Standing]
    assert kept.WayKind.values == [each.value for each in judged.rights.WayKind]
    assert kept.Answer.values == [each.value for each in YesNo]


@pytest.mark.parametrize("word", ["approved", "go", "", "STOP", "yes"])
def test_the_database_takes_no_fourth_outcome(check: RightsCheck, word: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        WhatCame.objects.create(service=check.service, check_of=check, outcome=word)


@pytest.mark.parametrize("about", ["one_child", "emergency_removal", "safety_plan"])
def test_the_database_takes_no_check_of_one_child(check: RightsCheck, about: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsCheck.objects.filter(pk=check.pk).update(about=about)


def test_conditions_that_nobody_looked_at_again_hold_no_longer(check: RightsCheck, people: People) -> None:
    held(check, people)

    last_day = timezone.localdate() + timedelta(days=31)

    assert judged.judge(check, today=last_day).outcome is Outcome.CONDITIONS
    assert judged.judge(check, today=last_day + timedelta(days=1)).outcome is Outcome.NOT_YET


@pytest.mark.parametrize("field", ["about", "touches", "covert", "is_live", "youngest", "children"])
def test_what_was_described_reaches_the_library(people: People, field: str) -> None:
    made = begin(people.maker)
    actions.describe(check=made, by=people.maker, said=SAID)
    made.refresh_from_db()

    given = getattr(judged.subject_of(made), field)

    assert (list(given) if field == "touches" else given) == SAID[field]
