"""The pages about alerts and about one flag, as people go through them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.sealing import passphrases
from speakopenly.web.hear.keyring import actions as keyring
from speakopenly.web.hear.reporting.alerts import gates, heartbeat, looks
from speakopenly.web.hear.reporting.alerts.models import AlertPlan, AlertRoute, RotaPlace
from speakopenly.web.hear.reporting.reports.models import Flag
from speakopenly.web.hear.reporting.speak.actions import set_up_door
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.alerts.conftest import DANGER, Night
from tests.web.hear.reporting.reports.conftest import number_of, send
from tests.web.hear.reporting.speak.conftest import SAID

SECRET = "teapot ladder orchard violin"
RELAY = {"host": "127.0.0.1", "port": "25", "safety": "none", "sender": "site@northmoor.example"}
PLAN = {
    "hours": "2", "counts": "reading", "first_day": "0", "last_day": "4", "opens": "09:00", "closes": "17:00",
}  # fmt: skip


def said_on(answer: HttpResponse) -> str:
    main = answer.text.split("<main")[1].split("</main>")[0].partition(">")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture(autouse=True)
def cheap_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "FLOOR", passphrases.Cost(passes=1, mebibytes=1))


@pytest.fixture
def browse(sign_in: Callable[[Staff], Client]) -> Callable[[Staff], Client]:
    """A browser in which this person has signed in and unlocked."""

    def open_browser(staff: Staff) -> Client:
        keyring.make_reading_key(by=staff, passphrase=SECRET)
        client = sign_in(staff)
        client.post(reverse("hear:unlock"), {"passphrase": SECRET})
        return client

    return open_browser


@pytest.fixture
def two(cast: Cast, browse: Callable[[Staff], Client]) -> tuple[Client, Client]:
    """Two readers of Northmoor at their screens."""
    hal = _person(cast.ben.service, "Hal", Role.READER)
    return browse(cast.ben), browse(hal)


def test_an_administrator_sets_everything_up(cast: Cast, sign_in: Callable[[Staff], Client]) -> None:
    client = sign_in(cast.cara)
    assert "No route yet" in said_on(client.get(reverse("hear:alerts")))

    client.post(reverse("hear:alert-route-new", args=["email"]), RELAY)
    route = AlertRoute.objects.get()
    assert "Off: not tested yet." in said_on(client.get(reverse("hear:alerts")))
    place = {
        "user": str(cast.ben.user.pk),
        "route": str(route.pk),
        "address": "ben@x.example",
        "days": ["0", "5"],
    }
    client.post(reverse("hear:alert-rota-add"), place)
    client.post(reverse("hear:alert-plan"), PLAN)

    page = said_on(client.get(reverse("hear:alerts")))
    assert "1. Ben" in page
    assert "Monday, Saturday" in page
    assert "Cannot be told: this route is off." in page
    assert "Has no reading key, and so cannot open a report." in page
    assert "within 2 hours of reading time: Monday to Friday, 9:00 to 17:00" in page
    assert "ben@x.example" not in client.get(reverse("hear:alerts")).text
    assert AlertPlan.objects.get().work_door == "http://testserver/staff/"


@pytest.mark.parametrize("role", Role)
def test_only_safeguarding_lead_and_administrator_see_the_alerts(
    member: Callable[..., Staff], sign_in: Callable[[Staff], Client], role: Role
) -> None:
    answer = sign_in(member(role)).get(reverse("hear:alerts"))

    assert (answer.status_code == 200) is (role in {Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR})


def test_nobody_sees_routes_of_another_service(
    cast: Cast, route: AlertRoute, sign_in: Callable[[Staff], Client]
) -> None:
    stranger = sign_in(_person(cast.dilys.service, "Stranger", Role.ADMINISTRATOR))

    for name in ("alert-route", "alert-test", "alert-code"):
        assert stranger.get(reverse(f"hear:{name}", args=[route.pk])).status_code == 404
    assert "127.0.0.1" not in stranger.get(reverse("hear:alerts")).text


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("email", RELAY | {"host": "192.0.2.1"}),
        (
            "webhook",
            {"address": "https://a:b@127.0.0.1/", "body": "json", "field_to": "a", "field_text": "b"},
        ),
        ("webhook", {"address": "ftp://127.0.0.1/", "body": "json", "field_to": "a", "field_text": "b"}),
    ],
)
def test_a_route_out_of_the_network_is_refused_and_what_was_typed_stays(
    cast: Cast,
    sign_in: Callable[[Staff], Client],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    given: dict[str, str],
) -> None:
    import socket

    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_a, **_k: [(0, 0, 0, "", (host, 25))])

    answer = sign_in(cast.cara).post(reverse("hear:alert-route-new", args=[kind]), given)

    assert answer.status_code == 400
    assert "There is a problem" in answer.text
    assert not AlertRoute.objects.exists()


def test_gates_and_doctor_follow(night: Night, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    service = cast.ben.service
    assert gates.a_route_is_tested(service).passes
    assert gates.a_rota_stands(service).passes
    monkeypatch.setattr(heartbeat, "is_alive", lambda: False)
    assert not looks.alerts().is_well
    monkeypatch.setattr(heartbeat, "is_alive", lambda: True)
    assert looks.alerts().is_well

    RotaPlace.objects.last().delete()  # type: ignore[union-attr]
    assert not gates.a_rota_stands(service).passes
    AlertRoute.objects.update(failures=3)
    assert not gates.a_route_is_tested(service).passes
    assert not looks.alerts().is_well
    AlertRoute.objects.update(tested_on=None, failures=0)
    assert not gates.a_route_is_tested(service).passes


def test_who_looks_at_a_flag_sees_the_words_marked_and_whom_to_ring(
    two: tuple[Client, Client], cast: Cast
) -> None:
    set_up_door(cast.ben.service, said=SAID, checked_on=timezone.localdate(), is_open=True)
    number = number_of(send(cast.ben.service, DANGER))
    page = two[0].get(reverse("hear:report", args=[number]))
    assert "A machine noticed words" in page.text
    assert reverse("hear:report-safety", args=[number]) in page.text

    answer = two[0].get(reverse("hear:report-safety", args=[number]))

    marked = " ".join(re.findall(r"<mark>(.*?)</mark>", answer.text))
    assert "hit him with a belt" in marked
    assert "scared to go home" in marked
    seen = said_on(answer)
    assert "Look first: these words made us ask." in seen
    assert "A machine noticed words; only you can decide." in seen
    assert "designated officer" in seen.lower()
    assert "Within one working day." in seen
    assert Flag.objects.get().opened_on is not None


def test_clearing_alone_is_refused_on_the_page_and_two_people_clear(
    two: tuple[Client, Client], cast: Cast
) -> None:
    number = number_of(send(cast.ben.service, DANGER))
    flag = Flag.objects.get()
    there = reverse("hear:report-decide", args=[number, flag.pk])
    clear = {"answer": "none", "text": "It was a seat belt.", "tell": "yes"}
    for client in two:
        client.get(reverse("hear:report", args=[number]))

    two[0].post(there, clear)
    again = two[0].post(there, clear)
    assert again.status_code == 400
    assert "a second reader must agree" in again.text
    own = two[0].get(reverse("hear:report-safety", args=[number]))
    assert "None of these" not in own.text.split("<form")[-1]

    assert two[1].post(there, clear).status_code == 302
    flag.refresh_from_db()
    assert flag.state == "cleared"
    assert "It was cleared too soon" in said_on(two[0].get(reverse("hear:report-safety", args=[number])))
    assert not AuditLine.objects.filter(deed__contains="belt").exists()


@pytest.mark.parametrize("given", [{}, {"answer": "none"}, {"answer": "none", "text": " ", "tell": "yes"}])
def test_a_form_that_is_not_whole_decides_nothing(
    two: tuple[Client, Client], cast: Cast, given: dict[str, str]
) -> None:
    number = number_of(send(cast.ben.service, DANGER))
    two[0].get(reverse("hear:report", args=[number]))

    answer = two[0].post(reverse("hear:report-decide", args=[number, Flag.objects.get().pk]), given)

    assert answer.status_code == 400
    assert Flag.objects.get().state == "raised"


def test_an_administrator_sees_no_flag(cast: Cast, sign_in: Callable[[Staff], Client], two: object) -> None:
    number = number_of(send(cast.ben.service, DANGER))

    assert sign_in(cast.cara).get(reverse("hear:report-safety", args=[number])).status_code == 403
