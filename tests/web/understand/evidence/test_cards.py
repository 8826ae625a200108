"""Evidence cards: what ships, what a service writes, who signs it, and what stands beside a recommendation."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from speakopenly.core.errors import NotAllowed
from speakopenly.understand.evidence.cards import SHIPPED
from speakopenly.web.change.recommendations import bearing
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import actions, queries
from speakopenly.web.understand.evidence.forms import CardForm, initial_of
from tests.web.change.recommendations.made import a_finding, recommend
from tests.web.things import browser, person
from tests.web.understand.evidence.one_card import NAME, a_card

pytestmark = pytest.mark.django_db


@pytest.fixture
def northmoor() -> Service:
    return Service.objects.create(name="Northmoor")


@pytest.fixture
def lead(northmoor: Service) -> Staff:
    return person(northmoor, Role.LEARNING_LEAD)


@pytest.fixture
def publisher(northmoor: Service) -> Staff:
    return person(northmoor, Role.PUBLISHER)


def test_anybody_reads_the_cards_that_ship_by_the_alphabet(client: Client) -> None:
    page = client.get("/what-works/").content.decode()

    names = re.findall(r'lang="en">([^<]+)</a>', page)
    assert names == sorted((card.name for card in SHIPPED), key=str.casefold)
    assert "The first one is not the best one." in page


def test_every_card_says_how_children_got_on_what_it_cannot_settle_and_that_no_one_has_judged_it(
    client: Client,
) -> None:
    for card in SHIPPED:
        page = client.get(f"/what-works/{card.slug}/").content.decode()

        assert "How the children got on" in page
        assert "What this can not tell us" in page
        assert "can make up for money or people that are not there" in page
        assert "No one has said yet how sure we can be." in page


def test_effects_are_told_in_people_and_a_range_that_was_not_read_is_said(client: Client) -> None:
    page = client.get("/what-works/family-group-conference/").content.decode()

    assert "in care after 12 months: about 45 without it and about 36 with it." in page
    assert "The range was not read" in page


def test_a_card_of_ones_own_is_read_outside_once_another_has_signed_it(
    client: Client, lead: Staff, publisher: Staff
) -> None:
    card = a_card(lead)
    assert client.get(f"/what-works/{card.slug}/").status_code == 404

    actions.sign_card(card=card, by=publisher)
    page = client.get(f"/what-works/{card.slug}/").content.decode()
    assert "about 20 without it and about 17 with it" in page
    assert "between 11 and 25" in page

    actions.rewrite_card(card=card, by=lead, said={"result": "More was read."})
    assert client.get(f"/what-works/{card.slug}/").status_code == 404


def test_nobody_signs_what_they_wrote(northmoor: Service) -> None:
    both = person(northmoor, Role.RESEARCHER, Role.PUBLISHER)
    card = a_card(both)
    judged = actions.judge(card=card.slug, by=both, certainty="high", why="I am sure.")

    with pytest.raises(NotAllowed):
        actions.sign_card(card=card, by=both)
    with pytest.raises(NotAllowed):
        actions.sign_judgement(judged=judged, by=both)


def test_how_sure_somebody_is_stands_with_role_and_day_and_goes_outside_signed(
    client: Client, lead: Staff, publisher: Staff
) -> None:
    judged = actions.judge(card="signs-of-safety", by=lead, certainty="very_low", why="No trial was found.")
    assert "No trial was found." not in client.get("/what-works/signs-of-safety/").content.decode()

    actions.sign_judgement(judged=judged, by=publisher)
    outside = client.get("/what-works/signs-of-safety/").content.decode()
    inside = browser(lead.user).get("/staff/understand/evidence/signs-of-safety/").content.decode()

    assert "Northmoor: not sure at all." in outside
    assert "No trial was found." in outside
    assert "learning lead" in inside


def test_a_card_is_written_whole_or_refused_with_what_is_wrong(lead: Staff) -> None:
    card = a_card(lead)
    typed = {name: str(value) for name, value in initial_of(card).items() if value is not None}
    page = browser(lead.user)

    done = page.post("/staff/understand/evidence/new/", {**typed, "name": "Another way"})
    blank = page.post("/staff/understand/evidence/new/", {**typed, "name": "A third", "children": ""})

    assert done.status_code == 302
    assert queries.card_for(lead, "another-way").card.sources == queries.card_in(card).sources
    assert blank.status_code == 400
    assert b"If nobody read it, say so" in blank.content


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"name": "Signs of Safety"}, "name"),
        ({"sources": "A title without more"}, "sources"),
        ({"sources": "A title; a press; last year"}, "sources"),
        ({"without": ""}, "without"),
        ({"low": "18"}, "without"),
        ({"low": "", "high": "30"}, "without"),
        ({"of": ""}, "of"),
        ({"checked_on": "2999-01-01"}, "checked_on"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(lead: Staff, typed: dict[str, str], wrong: str) -> None:
    whole = {name: str(value) for name, value in initial_of(a_card(lead)).items()}

    form = CardForm({**whole, "name": "One more", **typed})

    assert wrong in form.errors


def test_another_service_neither_sees_nor_leans_on_a_card(lead: Staff) -> None:
    a_card(lead)
    stranger = person(Service.objects.create(name="Southmere"), Role.LEARNING_LEAD)

    assert NAME not in [each.card.name for each in queries.cards_for(stranger)]
    assert browser(stranger.user).get("/staff/understand/evidence/walking-together/").status_code == 404


def test_a_recommendation_shows_the_cards_a_person_chose_and_says_so_where_there_are_none(
    lead: Staff,
) -> None:
    one = recommend(lead, [a_finding(lead)])
    page, address = browser(lead.user), f"/staff/change/recommendations/{one.number}/"
    assert b"No evidence card is named here yet." in page.get(address).content

    assert page.post(f"{address}evidence/", {}).status_code == 400
    page.post(f"{address}evidence/", {"none_found": "on"})
    assert b"Somebody looked, and no evidence card bears on this." in page.get(address).content

    page.post(f"{address}evidence/", {"cards": ["signs-of-safety", "family-group-conference"]})
    shown = page.get(address).content.decode()
    assert shown.index("Family group conference") < shown.index("Signs of Safety")
    assert "What it cannot settle" in shown
    assert bearing.bearing_on(one).was_looked_for


def test_a_site_may_keep_the_cards_to_those_who_work_there(
    settings: Any, client: Client, lead: Staff
) -> None:
    settings.WHAT_WORKS_IS_PUBLIC = False

    for address in ("/what-works/", "/what-works/signs-of-safety/"):
        assert client.get(address).status_code == 404
    assert "/what-works/" not in client.get("/replies/").content.decode()
    inside = browser(lead.user).get("/staff/understand/evidence/").content.decode()
    assert "to staff alone" in inside
    assert "Signs of Safety" in inside
