"""A measure begins with the words of a recommendation, and what is said of it goes back there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.web.change.recommendations.choices import Says as SaysThere
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.outcomes import actions
from speakopenly.web.check.outcomes.models import Measure, Says
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.change.recommendations.made import a_finding, move, plan, put_in_place, recommend
from tests.web.check.conftest import BEFORE, SAID, bring, typed
from tests.web.conftest import Cast
from tests.web.things import person

pytestmark = pytest.mark.django_db
SignIn = Callable[[Staff], Client]


@pytest.fixture
def lead(cast: Cast) -> Staff:
    return person(cast.asha.service, Role.LEARNING_LEAD)


@pytest.fixture
def one(lead: Staff) -> Recommendation:
    made = recommend(lead, [a_finding(lead)], touches=[])
    plan(made, lead)
    return made


def page(one: Recommendation, browser: Client) -> str:
    return browser.get(reverse("change:recommendation", args=[one.number])).content.decode()


def address(one: Recommendation) -> str:
    return f"{reverse('check:measure-new')}?words={one.would_tell.get().pk}"


def test_it_is_begun_from_there_with_those_words(one: Recommendation, lead: Staff, sign_in: SignIn) -> None:
    browser = sign_in(lead)

    form = browser.get(address(one)).content.decode()
    browser.post(address(one), {key: value or "" for key, value in SAID.items()})

    assert address(one) in page(one, browser)
    assert "Days without a worker" in form
    assert Measure.objects.get().recommendation == one
    assert "Changes of worker" in page(one, browser)


def test_it_is_not_begun_once_the_change_is_in_place(
    one: Recommendation, lead: Staff, sign_in: SignIn
) -> None:
    where = address(one)
    one.would_tell.all().delete()
    put_in_place(one, lead)

    assert sign_in(lead).get(where).status_code == 404
    assert "Write this measure down" not in page(one, sign_in(lead))


@pytest.mark.parametrize("words", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_an_address_with_other_words_is_not_here(cast: Cast, sign_in: SignIn, words: str) -> None:
    answer = sign_in(cast.asha).get(f"{reverse('check:measure-new')}?words={words}")

    assert answer.status_code == (404 if words else 200)


def test_another_service_finds_no_words_there(one: Recommendation, cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.dilys).get(address(one)).status_code == 404


@pytest.mark.parametrize("says", list(Says), ids=str)
def test_what_is_said_of_it_is_kept_with_the_recommendation(
    one: Recommendation, cast: Cast, lead: Staff, says: Says
) -> None:
    measure = actions.write_down(by=cast.asha, said={**SAID, "recommendation": one})
    bring(measure, cast.asha, typed(*BEFORE))

    actions.say(measure=measure, by=cast.asha, says=says, why="We counted.", what_else="-")

    seen = one.seen.get()
    assert (seen.says, seen.words) == (says.value, "Changes of worker: We counted.")


def test_a_verdict_lets_it_be_checked(one: Recommendation, cast: Cast, lead: Staff) -> None:
    measure = actions.write_down(by=cast.asha, said={**SAID, "recommendation": one})
    put_in_place(one, lead)
    bring(measure, cast.asha, typed(*BEFORE))
    actions.say(measure=measure, by=cast.asha, says=Says.NOT_SHOWN, why="No change we see.", what_else="-")

    move(one, lead, State.CHECKED)

    assert one.state == State.CHECKED


def test_every_verdict_is_known_on_both_sides() -> None:
    assert {each.value for each in SaysThere} - {each.value for each in Says} == {"not_measured"}


def test_a_measure_of_no_recommendation_tells_nobody(measure: Measure, cast: Cast) -> None:
    actions.say(measure=measure, by=cast.asha, says=Says.TOO_SOON, why="-", what_else="-")

    assert measure.verdicts.count() == 1
