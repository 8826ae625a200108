"""Setting up, opening the door, health and the audit trail; and no word of any report on any of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.opening import actions
from speakopenly.web.hear.reporting.speak import policies as speak
from speakopenly.web.hear.reporting.speak.models import Contact, SpeakDoor
from speakopenly.web.people import audit, gates
from speakopenly.web.people.gates import Gate, Looked
from speakopenly.web.people.staff import Staff
from speakopenly.web.site import gates as site_gates
from speakopenly.web.site import queries
from tests.web.hear.reporting.opening.conftest import Ready
from tests.web.things import a_report

SignIn = Callable[[Staff], Client]


def test_each_line_says_how_it_stands_and_where_to_see_to_it(ready: Ready, sign_in: SignIn) -> None:
    Contact.objects.filter(kind="by_day").update(checked_on=None)

    page = sign_in(ready.cara).get(reverse("site")).text

    assert "1 thing is missing" in page
    assert "Ring and date these, and name them in both languages: Northmoor front door for children." in page
    assert reverse("opening:contacts") in page


def test_opening_is_refused_with_everything_that_is_missing(ready: Ready, sign_in: SignIn) -> None:
    gates.register(Gate("rehearsed", "A restore rehearsed", lambda service: Looked(False, "Not yet.")))
    Contact.objects.filter(kind="by_day").update(checked_on=None)

    answer = sign_in(ready.cara).post(reverse("site-open"))

    assert answer.status_code == 400
    assert "Missing: Danger contacts rung; A restore rehearsed." in answer.text
    assert not SpeakDoor.objects.get().is_open


def test_when_nothing_is_missing_it_opens_and_shuts(ready: Ready, sign_in: SignIn) -> None:
    cara = sign_in(ready.cara)

    cara.post(reverse("site-open"))
    opened = cara.get(reverse("site")).text
    cara.post(reverse("site-shut"))

    assert "The Speak door is open." in opened
    assert "Open the Speak door" not in opened.partition("<main")[2]
    assert not SpeakDoor.objects.get().is_open


def test_a_custodian_sees_the_list_and_turns_no_door(ready: Ready, sign_in: SignIn, member) -> None:
    from speakopenly.web.people.roles import Role

    page = sign_in(member(Role.CUSTODIAN)).get(reverse("site")).text

    assert "Set up Speak Openly" in page
    assert "Open the Speak door</button>" not in page


def test_the_machine_is_a_gate_too(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    from speakopenly.web import looks
    from speakopenly.web.looks import Seen

    monkeypatch.setattr(looks, "_looks", [lambda: Seen("disk", False, "Full.")])

    assert site_gates.machine(ready.service) == Looked(False, "These need you: disk.")


def test_what_the_machine_looks_at_counts_on_opening_only(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It touches files, and a file touched while somebody visits would tell of the visit."""
    site_gates.register()
    looked: list[str] = []
    monkeypatch.setattr(site_gates.looks, "everything", lambda: looked.append("looked") or [])
    actions.open_door(by=ready.cara)
    on_opening = len(looked)

    assert speak.is_open(SpeakDoor.objects.get())
    assert (on_opening, len(looked)) == (1, 1)


def test_health_says_in_words_what_needs_somebody_first(
    ready: Ready, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from speakopenly.web import looks
    from speakopenly.web.looks import Seen

    monkeypatch.setattr(
        looks, "_looks", [lambda: Seen("keys", True, "Kept."), lambda: Seen("disk", False, "Full.")]
    )

    looks.look(lambda: Seen("swap", True, "On.", "Turn it off."))
    page = sign_in(ready.cara).get(reverse("site-health")).text

    assert "1 thing needs you" in page
    assert "Worth a look: On. Turn it off." in " ".join(page.split())
    assert page.index("Full.") < page.index("Turn it off.") < page.index("Kept.")


def test_health_looks_the_same_the_day_after_somebody_wrote(ready: Ready, sign_in: SignIn) -> None:
    installation_key(may_make=True)
    before = [each for each in queries.health(ready.cara) if each.what != "disk"]

    a_report(ready.service)

    assert [each for each in queries.health(ready.cara) if each.what != "disk"] == before


class TestTheTrail:
    def test_tells_what_was_done_to_the_site_and_by_whom(self, ready: Ready, sign_in: SignIn) -> None:
        page = sign_in(ready.cara).get(reverse("site-trail")).text

        assert "Promise confirmed" in page
        assert "Una" in page

    def test_does_not_tell_an_administrator_that_somebody_wrote(self, ready: Ready, sign_in: SignIn) -> None:
        audit.record("report opened", a_row("report"), by=ready.ben.user, service=ready.service)
        audit.record("contact destroyed", a_row("contactslip"), by=ready.ben.user, service=ready.service)

        for staff, sees in ((ready.cara, False), (ready.lea, False), (ready.sam, True)):
            page = sign_in(staff).get(reverse("site-trail")).text
            assert ("Report opened" in page) is sees
            assert ("Contact destroyed" in page) is sees

    def test_of_one_service_is_not_that_of_another(self, ready: Ready, sign_in: SignIn) -> None:
        audit.record("service looked at", ready.dilys.service, by=None, service=ready.dilys.service)

        assert "Service looked at" not in sign_in(ready.cara).get(reverse("site-trail")).text

    def test_comes_in_pages(self, ready: Ready, sign_in: SignIn) -> None:
        for _number in range(60):
            audit.record("service looked at", ready.service, by=None, service=ready.service)

        page = sign_in(ready.cara).get(reverse("site-trail")).text

        assert page.count("Service looked at") == queries.LINES_ON_A_PAGE
        assert "page=2" in page

    def test_names_no_kind_of_thing_that_a_reporters_deed_writes(self) -> None:
        from tests.promises.reporters import REPORTERS_TABLES

        ours = {label.replace(".", "_") for label in queries.kinds_of_the_site()}
        assert not ours & set(REPORTERS_TABLES)


def a_row(name: str):
    """A row of some kind, to be named in a line; it is not stored."""
    from django.apps import apps

    return apps.get_model(f"speakopenly_hear.{name}")()
