"""Choices are put in another order, and a question waits for more than one answer, without any script."""

from __future__ import annotations

import html
import json
from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from speakopenly.hear.questionnaires import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Equals,
    IsAnswered,
    Not,
    condition_to_plain,
    editing,
)
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys import actions, queries
from speakopenly.web.hear.surveys.models import Survey
from speakopenly.web.hear.surveys.when_shown import KEEP
from tests.web.conftest import Cast
from tests.web.hear.conftest import Browser
from tests.web.hear.surveys_asked import an_open_survey

CARER, OFTEN = Equals("who", "carer"), AtLeast("often", 3)


@pytest.fixture
def survey(exercise: Exercise, cast: Cast) -> Survey:
    """One whose last question may look at all the others."""
    survey = an_open_survey(exercise)
    actions.change(survey=survey, by=cast.asha, how=lambda now: editing.with_item_moved(now, "missing", 9))
    return survey


def page_of(asha: Browser, survey: Survey, item: str) -> str:
    return reverse("hear:survey-item", args=[survey.exercise.slug, item])


def send(asha: Browser, survey: Survey, item: str, **typed: Any) -> HttpResponse:
    """The form as the page has it, with what is changed."""
    page = asha.client.get(page_of(asha, survey, item))
    form = page.context["form"]
    there = {each.html_name: each.value() for each in form if each.value() not in (None, False)}
    answer: HttpResponse = asha.client.post(page_of(asha, survey, item), there | typed)
    return answer


def shown_if(survey: Survey, item: str) -> Condition | None:
    survey.refresh_from_db()
    return queries.written(survey).item(item).shown_if


def chosen(test: Condition) -> str:
    return json.dumps(condition_to_plain(test))


def test_a_button_moves_a_choice_and_keeps_what_is_written(asha: Browser, survey: Survey) -> None:
    answer = send(asha, survey, "who", down="carer", label_en="Who is it that writes?")

    survey.refresh_from_db()
    item = queries.written(survey).item("who")
    assert answer["Location"].endswith("/survey/items/who/#choice-carer")
    assert item.choice_names == ("worker", "carer")
    assert item.text(queries.written(survey).versions[0]).label == "Who is it that writes?"


def test_moving_a_choice_that_somebody_took_away_says_so(asha: Browser, survey: Survey) -> None:
    answer = send(asha, survey, "who", down="nobody")

    assert answer.status_code == 400
    assert "not there any more" in answer.text


@pytest.mark.parametrize(
    ("join", "turned", "condition"),
    [
        ("all", False, AllOf((CARER, OFTEN))),
        ("any", False, AnyOf((CARER, OFTEN))),
        ("any", True, AnyOf((CARER, Not(OFTEN)))),
    ],
)
def test_two_tests_are_joined_by_all_or_any_and_one_may_be_turned_round(
    asha: Browser, survey: Survey, join: str, turned: bool, condition: Condition
) -> None:
    typed = {"shown": chosen(CARER), "shown_2": chosen(OFTEN), "shown_join": join}

    send(asha, survey, "missing", **typed, **({"shown_2_not": "on"} if turned else {}))

    assert shown_if(survey, "missing") == condition


def test_the_page_of_the_survey_says_a_joined_condition_in_words(asha: Browser, survey: Survey) -> None:
    send(asha, survey, "missing", shown_2=chosen(OFTEN), shown_2_not="on", shown_join="all")

    page = html.unescape(asha.client.get(reverse("hear:survey", args=[survey.exercise.slug])).text)

    assert "If you answered “A carer” to question 1 and if you did not choose 3 or more at question 3" in page


def test_a_third_test_finds_an_empty_row(asha: Browser, survey: Survey) -> None:
    send(asha, survey, "missing", shown_2=chosen(OFTEN))

    send(asha, survey, "missing", shown_3=chosen(IsAnswered("helped")))

    assert shown_if(survey, "missing") == AllOf((CARER, OFTEN, IsAnswered("helped")))


NESTED = AllOf((CARER, AnyOf((OFTEN, IsAnswered("helped")))))


@pytest.fixture
def nested(survey: Survey, cast: Cast) -> Survey:
    """A condition that came in with an XLSForm, with another inside it."""
    item = queries.written(survey).item("missing")
    changed = replace(item, shown_if=NESTED)
    actions.change(survey=survey, by=cast.asha, how=lambda now: editing.with_item(now, changed))
    return survey


def test_a_condition_the_form_cannot_say_is_kept_as_it_came(asha: Browser, nested: Survey) -> None:
    send(asha, nested, "missing", label_en="What else?")

    assert shown_if(nested, "missing") == NESTED


def test_nothing_is_added_to_a_condition_that_is_kept(asha: Browser, nested: Survey) -> None:
    answer = send(asha, nested, "missing", shown=KEEP, shown_2=chosen(OFTEN))

    assert answer.status_code == 400
    assert shown_if(nested, "missing") == NESTED


def test_the_first_question_waits_for_nothing(asha: Browser, survey: Survey) -> None:
    assert "When is it shown?" not in asha.client.get(page_of(asha, survey, "who")).text
