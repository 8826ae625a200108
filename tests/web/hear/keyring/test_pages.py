"""The pages of reading keys, as a person goes through them."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from speakopenly.core.sealing import read_recovery_code
from speakopenly.web.hear.keyring import actions, policies
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import PASSWORD, _person
from tests.web.hear.keyring.conftest import SECRET, Readers, a_case, can_read, make_key, opened
from tests.web.hear.keyring.test_handing_over import NEW

SignIn = Callable[[Staff], Client]
KEYS = "/staff/hear/keys/"


def new(passphrase: str) -> dict[str, str]:
    return {"new": passphrase, "again": passphrase}


def code_on(page: str) -> str:
    found = re.search(r'so-code--large">([^<]+)<', page)
    assert found is not None
    return found[1]


@pytest.fixture
def ben(readers: Readers, sign_in: SignIn) -> Client:
    return sign_in(readers.ben)


def test_making_a_key_shows_the_code_once_and_opens_the_key(ben: Client, readers: Readers) -> None:
    assert "Make your reading key" in ben.get("/staff/").text

    made = ben.post(KEYS + "make/", new(SECRET))

    code = code_on(made.text)
    assert read_recovery_code(code)
    assert made.headers["Cache-Control"] == "no-store"
    assert code not in ben.get(KEYS).text
    assert "Open. It closes after 15 quiet minutes." in ben.get(KEYS).text
    assert "Make your reading key" not in ben.get("/staff/").text


def test_a_key_is_made_once(ben: Client) -> None:
    ben.post(KEYS + "make/", new(SECRET))

    assert ben.post(KEYS + "make/", new(NEW)).status_code == 403
    assert ReadingKey.objects.count() == 1


@pytest.mark.parametrize(
    ("passphrase", "again", "says"),
    [
        ("brief", "brief", "too short"),
        (SECRET, NEW, "The two are different"),
        (PASSWORD, PASSWORD, "the password you sign in with"),
    ],
)
def test_a_passphrase_that_will_not_do(ben: Client, passphrase: str, again: str, says: str) -> None:
    answer = ben.post(KEYS + "make/", {"new": passphrase, "again": again})

    assert answer.status_code == 400
    assert says in answer.text
    assert passphrase not in answer.text
    assert not ReadingKey.objects.exists()


def test_the_recovery_code_sets_a_new_passphrase_and_is_spent(ben: Client, readers: Readers) -> None:
    code = code_on(ben.post(KEYS + "make/", new(SECRET)).text)
    case_key = a_case(readers.ben)

    fresh = ben.post(KEYS + "lost/", {"code": code.lower().replace("-", " "), **new(NEW)})

    assert can_read(case_key, opened(readers.ben, NEW))
    assert code_on(fresh.text) != code
    assert ben.post(KEYS + "lost/", {"code": code, **new(SECRET)}).status_code == 400


def test_a_slip_in_the_code_is_said_before_it_is_tried(ben: Client) -> None:
    code = code_on(ben.post(KEYS + "make/", new(SECRET)).text)
    other = "2" if code[0] != "2" else "3"

    answer = ben.post(KEYS + "lost/", {"code": other + code[1:], **new(NEW)})

    assert answer.status_code == 400
    assert "sheet" in answer.text


def test_changing_the_passphrase_wants_the_one_before(ben: Client, readers: Readers) -> None:
    make_key(readers.ben)

    wrong = ben.post(KEYS + "passphrase/", {"now": NEW, **new(NEW)})
    right = ben.post(KEYS + "passphrase/", {"now": SECRET, **new(NEW)})

    assert wrong.status_code == 400
    assert right.headers["Location"] == KEYS
    assert opened(readers.ben, NEW)


def test_a_new_code_ends_the_old_one(ben: Client, readers: Readers) -> None:
    old = actions.make_reading_key(by=readers.ben, passphrase=SECRET)

    code = code_on(ben.post(KEYS + "code/", {"passphrase": SECRET}).text)

    assert ben.post(KEYS + "lost/", {"code": old.printed, **new(NEW)}).status_code == 400
    assert ben.post(KEYS + "lost/", {"code": code, **new(NEW)}).status_code == 200


def test_handing_over_begins_from_the_list_of_people(ben: Client, readers: Readers) -> None:
    ben.post(KEYS + "make/", new(SECRET))
    a_case(readers.ben)
    bea = make_key(readers.bea)
    assert "1 holder waits for keys that you can hand over" in ben.get("/staff/").text
    page = ben.get(KEYS + "people/")
    assert "hand over to Bea" in page.text

    begun = ben.post(f"{KEYS}people/{bea.pk}/hand-over/")

    assert begun.headers["Location"] == f"/staff/jobs/{Job.objects.get().pk}/"


def test_readers_are_told_when_somebody_else_can_read(readers: Readers, ben: Client) -> None:
    ben.post(KEYS + "make/", new(SECRET))
    assert "New keys this week" not in ben.get("/staff/").text

    make_key(readers.bea)

    assert "New keys this week: Bea" in ben.get("/staff/").text


def test_today_does_not_ask_more_the_more_people_read(
    readers: Readers,
    ben: Client,
    django_assert_max_num_queries: Callable[..., AbstractContextManager[object]],
) -> None:
    ben.post(KEYS + "make/", new(SECRET))
    for number in range(8):
        make_key(_person(readers.ben.service, f"Reader{number}", Role.READER))

    with django_assert_max_num_queries(40):
        ben.get("/staff/")


def test_the_list_shows_a_check_code_that_both_can_compare(
    ben: Client, readers: Readers, sign_in: SignIn
) -> None:
    ben.post(KEYS + "make/", new(SECRET))
    make_key(readers.bea)
    page = sign_in(readers.bea).get(KEYS).text
    [words] = re.findall(r"\b(?:[0-9a-f]{4} ){4}[0-9a-f]{4}\b", page)

    assert words in ben.get(KEYS + "people/").text


def test_another_services_keys_are_not_here(ben: Client, readers: Readers) -> None:
    ben.post(KEYS + "make/", new(SECRET))
    dilys = make_key(readers.dilys)

    assert ben.post(f"{KEYS}people/{dilys.pk}/hand-over/").status_code == 404
    assert ben.get(f"{KEYS}people/{dilys.pk}/retire/").status_code == 404
    assert "Dilys" not in ben.get(KEYS + "people/").text


def test_an_administrator_retires_the_key_of_somebody_who_left_and_sees_no_content(
    readers: Readers, sign_in: SignIn
) -> None:
    ben = make_key(readers.ben)
    make_key(readers.bea)
    cara = sign_in(readers.cara)
    assert "Retire the key of Ben" in cara.get(KEYS + "people/").text

    page = cara.get(f"{KEYS}people/{ben.pk}/retire/")
    cara.post(f"{KEYS}people/{ben.pk}/retire/")

    assert "It cannot be undone" in page.text
    assert policies.current_key(readers.ben) is None
    assert AuditLine.objects.filter(deed="reading key retired").count() == 1


def test_changing_to_a_new_key_begins_long_work(ben: Client, readers: Readers) -> None:
    ben.post(KEYS + "make/", new(SECRET))

    page = ben.post(KEYS + "change/", new(NEW))

    assert code_on(page.text)
    assert "being made ready" in page.text
    assert "Long work with keys is running" in ben.get(KEYS).text


@pytest.mark.parametrize("name", ["ben", "asha", "cara", "dilys"])
def test_no_page_of_keys_breaks_for_anybody(readers: Readers, sign_in: SignIn, name: str) -> None:
    client = sign_in(getattr(readers, name))

    for path in ("", "people/", "custodians/", "make/", "code/", "lost/", "passphrase/", "change/"):
        assert client.get(KEYS + path).status_code in (200, 302, 403)
