"""Setting up an exercise, and finding it again."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from speakopenly.web.hear.listening import actions
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.people.roles import Role
from tests.web.conftest import Cast
from tests.web.hear.conftest import Browser

ANSWERS: dict[str, Any] = {
    "title": "What keeps you here?",
    "question": "What keeps you in this work?",
    "asked_by": "Northmoor",
    "opened_on": "2026-05-01",
    "not_heard": "Night staff\n\n  Agency   workers \n",
}


def test_an_exercise_is_set_up(asha: Browser) -> None:
    page = asha.client.post(reverse("hear:set-up"), ANSWERS, follow=True)

    made = Exercise.objects.get(slug="what-keeps-you-here")
    assert made.not_heard == ["Night staff", "Agency workers"]
    assert made.state == "being_set_up"
    assert "What is missing before it can open" in page.text
    assert (
        "Findings cannot speak for them." in asha.client.get(reverse("hear:exercise", args=[made.slug])).text
    )


@pytest.mark.parametrize("missing", ["title", "question", "asked_by", "opened_on"])
def test_what_is_missing_is_said_and_what_was_typed_stays(asha: Browser, missing: str) -> None:
    page = asha.client.post(reverse("hear:set-up"), ANSWERS | {missing: ""})

    assert page.status_code == 400
    assert "There is a problem" in page.text
    assert list(page.context["form"].errors) == [missing]
    assert "Agency   workers" in page.text
    assert not Exercise.objects.filter(asked_by="Northmoor").exists()


def test_two_exercises_of_one_title_have_two_addresses(cast: Cast) -> None:
    words = {"question": "Why?", "asked_by": "Us", "opened_on": "2026-05-01"}
    slugs = [actions.set_up_exercise(by=cast.asha, title="Ça va?", **words).slug for _ in range(3)]
    wordless = actions.set_up_exercise(by=cast.asha, title="\u6211\u4eec", **words).slug

    assert [*slugs, wordless] == ["ca-va", "ca-va-2", "ca-va-3", "exercise"]


def test_an_address_that_a_page_has_already_is_not_given_away(asha: Browser) -> None:
    asha.client.post(reverse("hear:set-up"), ANSWERS | {"title": "Set up"})

    made = Exercise.objects.get(title="Set up")
    assert asha.client.get(reverse("hear:exercise", args=[made.slug])).context["exercise"] == made


def test_words_of_an_exercise_can_be_changed_and_its_address_stays(asha: Browser, exercise: Exercise) -> None:
    more = [*exercise.not_heard, "Night staff"]
    asha.client.post(asha.at("exercise-change"), ANSWERS | {"not_heard": "\n".join(more)})

    changed = Exercise.objects.get(pk=exercise.pk)
    assert (changed.title, changed.slug, changed.not_heard) == (ANSWERS["title"], exercise.slug, more)


def test_who_was_not_heard_is_not_taken_out_once_people_could_be_asked(
    asha: Browser, exercise: Exercise
) -> None:
    page = asha.client.post(asha.at("exercise-change"), ANSWERS | {"not_heard": "Night staff"})

    assert page.status_code == 400
    assert "It can be answered, not taken out." in page.text
    assert Exercise.objects.get(pk=exercise.pk).not_heard == exercise.not_heard


def test_an_exercise_is_closed_and_opened_again(asha: Browser, exercise: Exercise) -> None:
    seen = []
    for _ in range(2):
        asha.client.post(asha.at("exercise-turn"))
        page = asha.client.get(asha.at("exercise"))
        seen.append((Exercise.objects.get().state, "Bring in a file" in page.text))

    assert seen == [("closed", False), ("open", True)]


def test_an_empty_list_says_what_to_do(sign_in, cast: Cast) -> None:
    page = sign_in(cast.dilys).get(reverse("hear:exercises"))

    assert "No listening exercise yet." in page.text
    assert "Set up an exercise" in page.text


def test_the_room_is_shown_to_those_who_may_enter(sign_in, member) -> None:
    seen = {
        role: "Ask many people one question" in sign_in(member(role)).get("/staff/hear/").text
        for role in (Role.FACILITATOR, Role.LEARNING_LEAD, Role.CODER)
    }

    assert seen == {Role.FACILITATOR: True, Role.LEARNING_LEAD: True, Role.CODER: False}


def test_the_exercise_says_how_much_was_heard(asha: Browser, brought_in: Import) -> None:
    page = asha.client.get(asha.at("exercise"))

    assert "3 contributions from 3 people." in page.text
    assert "Brought in" in page.text


def test_the_day_is_filled_in_as_a_browser_reads_it(asha: Browser, exercise: Exercise) -> None:
    new, changed = asha.client.get(reverse("hear:set-up")), asha.client.get(asha.at("exercise-change"))

    assert f'value="{timezone.localdate().isoformat()}"' in new.text
    assert 'value="2026-03-02"' in changed.text


def test_each_thing_that_is_missing_is_said_in_its_own_words(asha: Browser) -> None:
    page = asha.client.post(reverse("hear:set-up"), {})

    said = [error for errors in page.context["form"].errors.values() for error in errors]
    assert len(set(said)) == len(said) == 4
    assert not any("field" in line for line in said)
