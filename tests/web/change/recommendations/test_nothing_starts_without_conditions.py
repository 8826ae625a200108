"""What touches children starts only while a rights check holds it to conditions, by every way in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.change.rights import StopId, Touch
from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.recommendations import actions, gate, queries
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.change.rights import actions as rights
from speakopenly.web.change.rights.models import Answer, RightsCheck, Standing, WhatCame
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from tests.web.change.conftest import People, begin
from tests.web.change.recommendations.checks import a_check, hold, lapse
from tests.web.change.recommendations.made import in_days, move, plan, recommend, today

pytestmark = pytest.mark.django_db
SignIn = Callable[[Staff], Client]


def none_at_all(people: People) -> RightsCheck | None:
    return None


def stop_is_said(people: People) -> RightsCheck:
    check = a_check(people)
    rights.answer_stop(
        check=check, by=people.advocate, stop=StopId.S0, answer=Answer.NO,
        standing=Standing.ADVOCATE, evidence="",
    )  # fmt: skip
    rights.answer_stop(
        check=check, by=people.advocate, stop=StopId.S1, answer=Answer.YES,
        standing=Standing.ADVOCATE, evidence="",
    )  # fmt: skip
    return check


def stops_are_not_cleared(people: People) -> RightsCheck:
    return a_check(people)


def answers_are_missing(people: People) -> RightsCheck:
    check = a_check(people)
    hold(check, people)
    check.ways_shown.all().delete()
    return check


def conditions_lapsed(people: People) -> RightsCheck:
    check = a_check(people)
    hold(check, people)
    lapse(check)
    return check


def it_asks_of_less(people: People) -> RightsCheck:
    check = a_check(people, touches=["moves"])
    hold(check, people)
    return check


def a_later_version_is_open(people: People) -> RightsCheck:
    check = a_check(people)
    hold(check, people)
    begin(people.maker, earlier=check)
    return check


def only_a_stored_word_says_so(people: People) -> RightsCheck:
    check = a_check(people)
    WhatCame.objects.create(service=check.service, check_of=check, outcome="conditions")
    return check


CLOSED = [
    none_at_all, stop_is_said, stops_are_not_cleared, answers_are_missing, conditions_lapsed,
    it_asks_of_less, a_later_version_is_open, only_a_stored_word_says_so,
]  # fmt: skip
STARTS = [
    ("recommendation-step", ["due"], State.OPEN, {}),
    ("recommendation-step", ["done"], State.DUE, {"done_on": "today"}),
    ("recommendation-test", [], State.DUE, {"asks": "?", "foretells": "!", "begins_on": "today"}),
]


@pytest.fixture
def watching(lead: Staff, finding: Finding) -> Recommendation:
    """One that watches children, with its plan."""
    made = recommend(lead, [finding], touches=["watches"])
    plan(made, lead)
    return made


def link(one: Recommendation, lead: Staff, check: RightsCheck | None) -> None:
    actions.say_of_children(recommendation=one, by=lead, touches=one.touches, check=check)


def stand_in(one: Recommendation, state: State) -> None:
    """As if it had been started while conditions held."""
    Recommendation.objects.filter(pk=one.pk).update(
        state=state, done_on=today() if state == State.DONE else None
    )
    one.refresh_from_db()


@pytest.mark.parametrize("check", CLOSED, ids=lambda made: made.__name__)
@pytest.mark.parametrize(("name", "more", "state", "sent"), STARTS)
def test_no_address_starts_it(
    watching: Recommendation, people: People, lead: Staff, sign_in: SignIn,
    check: Callable[[People], RightsCheck | None], name: str, more: list[str], state: State,
    sent: dict[str, str],
) -> None:  # fmt: skip
    link(watching, lead, check(people))
    stand_in(watching, state)
    where = reverse(f"change:{name}", args=[watching.number, *more])
    filled = {key: str(today()) if value == "today" else value for key, value in sent.items()}
    browser = sign_in(lead)

    answers = [browser.get(where).status_code, browser.post(where, filled).status_code]

    assert answers == [403, 403]
    watching.refresh_from_db()
    assert watching.state == state
    assert not watching.tests.exists()


@pytest.mark.parametrize("check", CLOSED, ids=lambda made: made.__name__)
def test_no_deed_starts_it_either(
    watching: Recommendation, people: People, lead: Staff, check: Callable[[People], RightsCheck | None]
) -> None:
    link(watching, lead, check(people))

    with pytest.raises(NotAllowed, match=r"check|children"):
        move(watching, lead, State.DUE)
    stand_in(watching, State.DUE)
    with pytest.raises(NotAllowed, match=r"check|children"):
        move(watching, lead, State.DONE, done_on=today(), no_test_because="-")
    with pytest.raises(NotAllowed, match=r"check|children"):
        actions.begin_test(recommendation=watching, by=lead, asks="?", foretells="!", begins_on=today())


def test_every_address_that_takes_what_is_sent_leaves_it_unstarted(
    watching: Recommendation, lead: Staff, sign_in: SignIn
) -> None:
    from speakopenly.web.change.recommendations.urls import urlpatterns

    browser = sign_in(lead)
    sent = {
        "why": "-", "done_on": str(today()), "no_test_because": "-", "state": "done", "touches": "none",
        "asks": "?", "foretells": "!", "begins_on": str(today()), "sure": "on",
    }  # fmt: skip
    for pattern in urlpatterns:
        parts = pattern.pattern.converters
        own = {"recommendation": watching.number, "test_id": watching.pk, "letter_id": watching.pk}
        for to in State.values if "to" in parts else [""]:
            args = {key: {**own, "to": to}[key] for key in parts}
            browser.post(reverse(f"change:{pattern.name}", kwargs=args), sent)

    watching.refresh_from_db()
    assert (watching.state, watching.touches, watching.tests.count()) == (State.OPEN, ["watches"], 0)


def test_what_it_does_with_children_must_be_said(lead: Staff, finding: Finding) -> None:
    unknown = recommend(lead, [finding], touches=None)
    plan(unknown, lead)

    with pytest.raises(NotAllowed, match="Nobody has said yet"):
        move(unknown, lead, State.DUE)


def test_it_starts_while_conditions_hold(watching: Recommendation, people: People, lead: Staff) -> None:
    check = a_check(people)
    hold(check, people)
    link(watching, lead, check)

    move(watching, lead, State.DUE)
    actions.begin_test(recommendation=watching, by=lead, asks="?", foretells="!", begins_on=today())

    assert watching.state == State.DUE


def test_when_conditions_lapse_its_page_and_today_say_so(
    watching: Recommendation, people: People, lead: Staff, sign_in: SignIn
) -> None:
    check = a_check(people)
    hold(check, people)
    link(watching, lead, check)
    move(watching, lead, State.DUE)
    page = reverse("change:recommendation", args=[watching.number])
    before = sign_in(lead).get(page).content.decode()
    lapse(check)

    after = sign_in(lead).get(page).content.decode()

    assert "says not yet" not in before
    assert "The children&#x27;s rights check says not yet." in after
    assert reverse("change:rights-check", args=[check.pk]) in after
    first = queries.what_waits(lead)[0]
    assert (first.is_first, first.where) == (True, page)
    assert "without a rights check that holds" in sign_in(lead).get(reverse("today")).content.decode()


def test_a_refusal_is_a_plain_sentence_with_a_link(
    watching: Recommendation, people: People, lead: Staff, sign_in: SignIn
) -> None:
    link(watching, lead, stop_is_said(people))

    words = sign_in(lead).get(reverse("change:recommendation", args=[watching.number])).content.decode()

    assert "The children&#x27;s rights check says stop. This must not go ahead." in words
    assert "Open the rights check" in words


def test_a_step_back_is_free_when_conditions_lapsed(
    watching: Recommendation, people: People, lead: Staff
) -> None:
    link(watching, lead, conditions_lapsed(people))
    stand_in(watching, State.DONE)

    move(watching, lead, State.DUE, why="It is stopped.")
    move(watching, lead, State.OPEN, why="It is stopped.")

    assert watching.state == State.OPEN


@pytest.mark.parametrize("fewer", [[], ["moves"], None])
def test_what_was_said_of_children_is_not_taken_away(
    watching: Recommendation, lead: Staff, fewer: list[str] | None
) -> None:
    with pytest.raises(NotAllowed, match="not taken away"):
        actions.say_of_children(recommendation=watching, by=lead, touches=fewer, check=None)


def test_a_check_of_another_service_is_refused(watching: Recommendation, people: People, lead: Staff) -> None:
    from speakopenly.web.people import actions as accounts

    check = a_check(people)
    RightsCheck.objects.filter(pk=check.pk).update(service=accounts.found_service(name="Southmere"))
    check.refresh_from_db()

    with pytest.raises(NotAllowed):
        link(watching, lead, check)


@given(touches=st.none() | st.lists(st.sampled_from([each.value for each in Touch]), min_size=1, unique=True))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_without_a_check_nothing_that_touches_children_is_ever_open(
    one: Recommendation, touches: list[str] | None
) -> None:
    one.touches = touches

    assert gate.why_nothing_starts(one, today=in_days(0)) is not None
