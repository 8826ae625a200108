"""How a survey stands is told in safe numbers; versions and hopes need a key, and a hope turns nobody away."""

from __future__ import annotations

import secrets
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import Answers, Equals, Version, editing
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.surveys import queries, sending, standing
from speakopenly.web.hear.surveys.models import Edition, Survey, Way
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.hear.keyring.conftest import make_key, opened
from tests.web.hear.surveys_asked import CY, EN, a_questionnaire, an_open_survey

SignIn = Callable[[Staff], Client]
CARERS = Equals("who", "carer")


@pytest.fixture
def survey(exercise: Exercise, cast: Cast) -> Survey:
    installation_key(may_make=True)
    make_key(cast.asha)
    return an_open_survey(exercise)


def answer(survey: Survey, number: int, who: str, version: Version = EN) -> None:
    edition = Edition.objects.get(survey=survey)
    for _each in range(number):
        sending.send(
            sending.Filled(
                edition=edition,
                way=Way.OPEN_LINK,
                version=version,
                answers=Answers({"who": who, "often": 3}),
                consent=Consent(count=True, quote=False),
                secret=secrets.token_bytes(16),
                once=secrets.token_bytes(16),
            )
        )


def test_counts_are_rounded_and_small_ones_are_hidden(survey: Survey, cast: Cast) -> None:
    answer(survey, 3, "carer", CY)
    answer(survey, 18, "worker")

    told = standing.with_key(survey, opened(cast.asha))

    assert [cell.text for cell in standing.by_edition(survey).values()] == ["20"]
    assert told.by_version[CY].text == "[c]"
    assert [(each.wanted, each.so_far.text) for each in told.hopes] == [(1, "[c]")]


def test_a_hope_is_shown_beside_what_was_heard_so_far(survey: Survey, cast: Cast) -> None:
    answer(survey, 12, "carer", CY)
    answer(survey, 14, "worker")

    told = standing.with_key(survey, opened(cast.asha))

    assert [(each.counts_if, each.so_far.text) for each in told.hopes] == [(CARERS, "10")]
    assert (told.by_version[CY].text, told.by_version[EN].text) == ("10", "15")


def test_without_a_key_the_page_leads_to_it_and_says_the_rest(
    survey: Survey, cast: Cast, sign_in: SignIn
) -> None:
    answer(survey, 9, "worker")
    address = reverse("hear:survey-standing", args=[survey.exercise.slug])
    client = sign_in(cast.asha)

    locked = client.get(address).text
    client.post(reverse("hear:unlock"), {"passphrase": "teapot ladder orchard violin", "next": address})
    unlocked = client.get(address).text

    assert "Unlock your reading key" in locked
    assert "Cymraeg" not in locked
    assert "Cymraeg: 0" in unlocked
    assert "Hoped for: 1. So far: 0." in unlocked


def test_a_hope_is_written_down_changed_and_taken_away() -> None:
    workers = Equals("who", "worker")

    asked = editing.with_quota(a_questionnaire(), workers, 40)

    assert [(each.counts_if, each.wanted) for each in asked.quotas] == [(CARERS, 1), (workers, 40)]
    assert editing.with_quota(asked, workers, 50).quotas[1].wanted == 50
    assert editing.with_quota(asked, workers, 0) == a_questionnaire()


def test_a_hope_is_written_down_on_its_page(survey: Survey, cast: Cast, sign_in: SignIn) -> None:
    address = reverse("hear:survey-hoped-for", args=[survey.exercise.slug])

    page = sign_in(cast.asha).post(
        address, {"test": '{"equals": ["who", "worker"]}', "wanted": "40"}, follow=True
    )

    survey.refresh_from_db()
    assert queries.written(survey).quotas[1].wanted == 40
    assert "“A worker” to question 1 (Who are you?): 40" in page.text
