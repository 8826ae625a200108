"""What the pages of the two doors say."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from speakopenly.web import urls
from speakopenly.web.doors import views
from speakopenly.web.logs import CarefulFormatter
from speakopenly.web.people.public import public
from speakopenly.web.people.sections import Section
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast

pytestmark = pytest.mark.django_db
WORDS = "what the reporter said on Tuesday"


@public
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError(WORDS)


urlpatterns = [*urls.urlpatterns, path("broken/", broken), path("staff/broken/", broken)]
handler500 = urls.handler500


@pytest.mark.parametrize("address", ["/speak/", "/return/"])
def test_a_door_that_is_not_open_says_so_and_offers_no_form(address: str) -> None:
    page = Client().get(address).text

    assert "yet" in page
    assert "999" in page
    assert "<form" not in page
    assert "<button" not in page


@pytest.mark.parametrize("address", ["/", "/speak/", "/return/", "/replies/", "/about/", "/nowhere/"])
def test_the_danger_line_stands_on_every_public_page(address: str) -> None:
    assert "If a child is in danger now, call" in Client().get(address).text


@pytest.mark.parametrize(
    ("section", "has_more_to_come"),
    [
        (Section.HEAR, False),
        (Section.UNDERSTAND, True),
        (Section.CHANGE, False),
        (Section.CHECK, False),
    ],
)
def test_each_section_says_what_it_is_for_and_what_will_come_only_where_something_will(
    section: Section, has_more_to_come: bool, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    page = sign_in(cast.asha).get(f"/staff/{section.value}/").text

    assert f'<h1 class="govuk-heading-l">{section.label}</h1>' in page
    assert ("What will come" in page) is has_more_to_come
    assert "Who can see this page?" in page


def test_a_page_that_does_not_exist_answers_in_our_look_without_detail() -> None:
    answer = Client().get("/nowhere/at/all/")

    assert answer.status_code == 404
    assert "This page is not here" in answer.text
    assert "nowhere" not in answer.text


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", ["/broken/", "/staff/broken/"])
def test_a_fault_of_ours_shows_a_number_that_stands_in_the_log_and_no_words(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = Client(raise_request_exception=False).get(f"{address}?q=secret-query")

    assert answer.status_code == 500
    number = re.search(r"this number: ([0-9a-f]{6})", answer.text)
    assert number
    logged = "\n".join(CarefulFormatter().format(record) for record in caplog.records)
    assert number[1] in logged
    assert "ValueError at broken" in logged
    for told in (answer.text, logged):
        assert "Tuesday" not in told
        assert "secret-query" not in told


def test_the_log_keeps_only_the_fixed_part_of_what_others_say() -> None:
    record = logging.LogRecord("other.library", logging.ERROR, "x", 1, "Cannot store %s", (WORDS,), None)

    assert WORDS not in CarefulFormatter().format(record)
    assert "Cannot store" in CarefulFormatter().format(record)


def test_the_monitor_gets_one_word(db: None) -> None:
    assert Client().get("/healthz").content == b"ok"


def test_a_form_without_its_proof_changes_nothing_and_says_what_to_do(
    cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.asha.user)

    answer = client.post("/staff/account/lock/")

    assert answer.status_code == 403
    assert "This form has been open too long" in answer.text
    assert client.get("/staff/").status_code == 200


def test_a_demonstration_says_so_on_every_page() -> None:
    with override_settings(DEMO=True):
        assert "Everything here is invented" in Client().get("/").text
        assert "Everything here is invented" in Client().get("/nowhere/").text
    assert "Everything here is invented" not in Client().get("/").text


def test_an_unknown_host_is_turned_away() -> None:
    assert Client().get("/", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_bad_request_answers_in_our_look() -> None:
    answer = views.not_understood(RequestFactory().get("/"), ValueError(WORDS))

    assert answer.status_code == 400
    assert WORDS not in answer.text


TWO_HOSTS = override_settings(
    SPEAK_HOST="speak.northmoor.example",
    WORK_HOST="work.northmoor.example",
    ALLOWED_HOSTS=["speak.northmoor.example", "work.northmoor.example"],
)


@TWO_HOSTS
@pytest.mark.parametrize(
    ("host", "address", "status"),
    [
        ("speak.northmoor.example", "/", 200),
        ("speak.northmoor.example", "/about/", 200),
        ("speak.northmoor.example", "/staff/", 404),
        ("speak.northmoor.example", "/staff/account/sign-in/", 404),
        ("work.northmoor.example", "/", 302),
        ("work.northmoor.example", "/staff/account/sign-in/", 200),
        ("work.northmoor.example", "/about/", 404),
        ("work.northmoor.example", "/speak/", 404),
    ],
)
def test_on_two_hosts_each_door_does_not_know_the_other(
    db: None, host: str, address: str, status: int
) -> None:
    assert Client().get(address, headers={"host": host}).status_code == status
