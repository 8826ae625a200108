"""What anybody reads of recommendations: signed words, silence said as silence, nothing of a covert matter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.recommendations import actions, queries
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from tests.web.change.conftest import People
from tests.web.change.recommendations.checks import a_check
from tests.web.change.recommendations.made import (
    CHANGE,
    WORDS,
    a_letter,
    in_days,
    let_out,
    move,
    plan,
    recommend,
    today,
)
from tests.web.things import person

pytestmark = pytest.mark.django_db
SignIn = Callable[[Staff], Client]


def public(before: str = "") -> str:
    return Client().get(f"{before}/changes/").content.decode()


@pytest.fixture
def upward(lead: Staff, finding: Finding) -> Recommendation:
    """One with a letter whose day is past."""
    made = recommend(lead, [finding], touches=[], factors=["WR1"])
    plan(made, lead, have="not_found")
    a_letter(made, lead, answer_by=in_days(-5))
    return made


def test_nothing_is_public_before_a_second_person_signed(
    one: Recommendation, lead: Staff, signer: Staff
) -> None:
    before = public()
    waiting = actions.ask(recommendation=one, by=lead)
    asked = public()
    actions.sign(waiting=waiting, by=signer)

    assert [CHANGE in each for each in (before, asked, public())] == [False, False, True]


def test_whoever_wrote_it_does_not_sign_it(lead: Staff, finding: Finding) -> None:
    both = person(lead.service, Role.LEADER, Role.PUBLISHER)
    one = recommend(both, [finding], touches=[])
    waiting = actions.ask(recommendation=one, by=lead)

    with pytest.raises(NotAllowed, match="second person"):
        actions.sign(waiting=waiting, by=both)


def test_nobody_signs_who_is_no_publisher(one: Recommendation, lead: Staff, leader: Staff) -> None:
    waiting = actions.ask(recommendation=one, by=lead)

    with pytest.raises(NotAllowed):
        actions.sign(waiting=waiting, by=leader)


def test_words_that_were_written_later_wait_for_a_signature(
    one: Recommendation, lead: Staff, signer: Staff, sign_in: SignIn
) -> None:
    let_out(one, lead, signer)
    actions.reword(
        recommendation=one,
        by=lead,
        said={**WORDS, "change": "Something else"},
        findings=queries.findings_for(lead),
    )

    assert CHANGE in public()
    assert "Something else" not in public()
    page = sign_in(lead).get(reverse("change:recommendation-public", args=[one.number])).content.decode()
    assert "It is not public before it is signed anew" in page


def test_where_it_stands_is_told_as_it_is_now(one: Recommendation, lead: Staff, signer: Staff) -> None:
    let_out(one, lead, signer)
    plan(one, lead)
    move(one, lead, State.DUE)

    assert "Planned. It is not in place yet." in public()


def test_what_was_taken_back_is_gone_and_no_earlier_one_comes_up(
    one: Recommendation, lead: Staff, signer: Staff
) -> None:
    let_out(one, lead, signer)
    let_out(one, lead, signer)

    actions.take_back(recommendation=one, by=signer)

    assert CHANGE not in public()


def test_what_was_not_found_and_silence_are_said(upward: Recommendation, lead: Staff, signer: Staff) -> None:
    let_out(upward, lead, signer)

    words = public()

    assert "We looked for it and have not found it." in words
    assert "Department of Invented Affairs has not answered since" in words
    assert "team managers" in words


def test_an_answer_ends_the_silence_at_once_and_its_words_wait(
    upward: Recommendation, lead: Staff, signer: Staff
) -> None:
    let_out(upward, lead, signer)
    letter = upward.letters.get()
    actions.keep_answer(letter=letter, by=lead, answer="There is one post.", answered_on=today())
    unsigned = public()
    let_out(upward, lead, signer)

    signed = public()

    assert "has not answered" not in unsigned
    assert "We will put the answer here soon." in unsigned
    assert "There is one post." not in unsigned
    assert "There is one post." in signed


def test_time_that_is_left_is_no_silence(lead: Staff, finding: Finding, signer: Staff) -> None:
    one = recommend(lead, [finding], touches=[], factors=["WR1"])
    a_letter(one, lead, answer_by=in_days(4))
    let_out(one, lead, signer)

    assert "We hope for an answer by" in public()
    assert "has not answered" not in public()


@pytest.mark.parametrize(
    ("about", "may_leave"),
    [
        ({}, True),
        ({"covert": "yes", "is_live": "yes"}, False),
        ({"covert": "dont_know", "is_live": "dont_know"}, False),
        (None, False),
    ],
)
def test_of_what_may_be_covert_and_live_nothing_leaves(
    lead: Staff,
    finding: Finding,
    signer: Staff,
    people: People,
    about: dict[str, str] | None,
    may_leave: bool,
) -> None:
    one = recommend(lead, [finding], touches=["watches"])
    check = None if about is None else a_check(people, **about)
    actions.say_of_children(recommendation=one, by=lead, touches=["watches"], check=check)

    if may_leave:
        let_out(one, lead, signer)
    else:
        with pytest.raises(NotAllowed, match="nothing of it is made public"):
            actions.ask(recommendation=one, by=lead)
    assert (CHANGE in public()) is may_leave


def test_what_turns_out_to_be_covert_leaves_the_page(
    one: Recommendation, lead: Staff, signer: Staff, people: People
) -> None:
    let_out(one, lead, signer)
    check = a_check(people, covert="yes", is_live="yes")

    actions.say_of_children(recommendation=one, by=lead, touches=["watches"], check=check)

    assert CHANGE not in public()


def test_small_counts_of_people_are_looked_at_before_they_leave(
    lead: Staff, finding: Finding, sign_in: SignIn
) -> None:
    one = recommend(lead, [finding], touches=[], change="The three families of the pilot get one worker")
    where = reverse("change:recommendation-ask", args=[one.number])
    browser = sign_in(lead)

    refused = browser.post(where)
    looked = browser.post(where, {"looked": "on"})

    assert (refused.status_code, looked.status_code) == (400, 302)
    assert "three families" in refused.content.decode()
    assert one.let_out.count() == 1


def test_it_stands_in_welsh_and_in_every_wording(one: Recommendation, lead: Staff, signer: Staff) -> None:
    let_out(one, lead, signer)

    assert "Beth rydym yn ei newid" in public("/cy")
    for wording in ("", "/young", "/easy", "/cy/easy"):
        answer = Client().get(f"{wording}/changes/")
        assert (answer.status_code, answer.cookies) == (200, {})


def test_a_whole_page_weighs_less_than_50_kb(lead: Staff, finding: Finding, signer: Staff) -> None:
    for _each in range(20):
        one = recommend(lead, [finding], touches=[], change="w" * 300, factors=["WR1"])
        plan(one, lead)
        a_letter(one, lead)
        let_out(one, lead, signer)

    assert len(public().encode()) < 50_000


def test_today_tells_the_signer_what_is_due_and_who_is_silent(
    upward: Recommendation, lead: Staff, signer: Staff
) -> None:
    actions.plan(recommendation=upward, by=lead, due=in_days(3), might_get_worse="-")
    move(upward, lead, State.DUE)
    actions.ask(recommendation=upward, by=lead)

    told = [each.what for each in queries.what_waits(lead)]

    assert told == ["Recommendation 1 is due", "A letter of recommendation 1 has no answer"]
    assert [each.what for each in queries.what_waits(signer)] == ["Recommendation 1 waits for your signature"]
