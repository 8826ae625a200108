"""A wave is prepared by one, signed by a leader, and replied to before its results open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.check.culture.items import Audience
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.check.culture import actions, queries
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.check.culture.wording import PROMISE
from speakopenly.web.people.staff import Staff
from tests.web.check.culture.waves import a_wave, answer, days, let_days_pass, people_answer
from tests.web.conftest import Cast

SignIn = Callable[[Staff], Client]


def test_it_is_prepared_asked_and_signed_on_the_pages(cast: Cast, leader: Staff, sign_in: SignIn) -> None:
    asha, lead = sign_in(cast.asha), sign_in(leader)
    said = {"name": "How it is here", "slug": "autumn", "about": "service", **days()}
    asha.post(reverse("check:wave-new"), said)
    asked = {"audience": "staff", "area": "fostering", "people": "40"}
    asha.post(reverse("check:wave-asked", args=["autumn"]), asked)

    unsigned = lead.post(reverse("check:wave-sign", args=["autumn"]), {})
    lead.post(reverse("check:wave-sign", args=["autumn"]), {"agreed": "on"})

    wave = Wave.objects.get(slug="autumn")
    assert unsigned.status_code == 400
    assert (wave.promise, wave.signed_by, wave.signed_on) == (PROMISE, leader.user, timezone.localdate())
    assert queries.asked_counts(wave) == {("staff", "fostering"): 40}
    assert Client().get("/survey/autumn/").status_code == 200


def test_the_sentence_names_all_four_uses() -> None:
    for use in ("appraise", "targets", "contract", "inspection"):
        assert use in str(PROMISE)


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"closes_on": timezone.localdate() - timedelta(days=1)}, "closes_on"),
        ({"results_on": timezone.localdate()}, "results_on"),
        ({"slug": "not an address"}, "slug"),
        ({"name": ""}, "name"),
    ],
)
def test_days_and_addresses_that_cannot_be_are_refused(
    cast: Cast, sign_in: SignIn, changed: dict[str, object], where: str
) -> None:
    said = {"name": "How it is here", "slug": "autumn", "about": "service", **days(), **changed}

    page = sign_in(cast.asha).post(reverse("check:wave-new"), said)

    assert page.status_code == 400
    assert where in page.context["form"].errors
    assert not Wave.objects.exists()


def test_an_address_is_given_once(cast: Cast) -> None:
    a_wave(cast.asha, {})

    with pytest.raises(BadInput, match="taken"):
        a_wave(cast.asha, {})


@pytest.mark.parametrize("people", [1, 9])
def test_no_group_under_ten_is_asked_apart(cast: Cast, people: int) -> None:
    with pytest.raises(BadInput, match="fewer than 10"):
        a_wave(cast.asha, {(Audience.STAFF, "fostering"): people})


def test_a_service_is_not_asked_what_an_examiner_is(cast: Cast) -> None:
    with pytest.raises(BadInput):
        a_wave(cast.asha, {(Audience.EXAMINED, ""): 30})


def test_once_signed_nothing_of_it_changes(cast: Cast, wave: Wave) -> None:
    with pytest.raises(NotAllowed, match="signed"):
        actions.say_asked(wave=wave, by=cast.asha, audience=Audience.STAFF, area="", people=50)
    with pytest.raises(NotAllowed, match="signed"):
        actions.change(wave=wave, by=cast.asha, said={"slug": "spring", "about": "service", **days()})


def test_who_prepares_does_not_sign(cast: Cast) -> None:
    wave = a_wave(cast.asha, {(Audience.STAFF, ""): 30})

    with pytest.raises(NotAllowed):
        actions.sign(wave=wave, by=cast.asha)


def test_a_leader_replies_when_asking_is_over_and_says_when_more_is_said(wave: Wave, leader: Staff) -> None:
    said = {"text": "We will read it with you.", "text_cy": ""}
    with pytest.raises(NotAllowed, match="still answer"):
        actions.reply(wave=wave, by=leader, **said, next_by=timezone.localdate())
    people_answer(wave, answer(Audience.STAFF), 10)
    let_days_pass(wave, 11)
    actions.close(wave)

    with pytest.raises(NotAllowed, match="by which day"):
        actions.reply(wave=wave, by=leader, **said, next_by=None)
    first = actions.reply(wave=wave, by=leader, **said, next_by=timezone.localdate() + timedelta(days=9))
    second = actions.reply(wave=wave, by=leader, **said, next_by=None)

    assert (first.number, second.number) == (1, 2)


def test_today_asks_a_leader_to_sign_and_to_reply(cast: Cast, leader: Staff) -> None:
    wave = a_wave(cast.asha, {(Audience.STAFF, ""): 30})
    to_sign = [each.where for each in queries.what_waits(leader)]
    actions.sign(wave=wave, by=leader)
    nothing = queries.what_waits(leader)
    people_answer(wave, answer(Audience.STAFF), 10)
    let_days_pass(wave, 11)
    actions.close(wave)

    assert to_sign == [reverse("check:wave-sign", args=["spring"])]
    assert nothing == []
    assert [each.where for each in queries.what_waits(leader)] == [
        reverse("check:wave-reply", args=["spring"])
    ]
    assert queries.what_waits(cast.asha) == []


def test_while_people_answer_no_number_is_shown(cast: Cast, wave: Wave, sign_in: SignIn) -> None:
    people_answer(wave, answer(Audience.STAFF), 137)

    page = sign_in(cast.asha).get(reverse("check:wave", args=["spring"])).content.decode()

    assert "no number is shown here" in page
    assert "137" not in page
