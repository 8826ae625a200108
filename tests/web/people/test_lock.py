from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from tests.web.conftest import PASSWORD, Cast

CONFIRM = "/staff/account/confirm/"


@pytest.fixture
def asha_at_the_door(cast: Cast) -> Client:
    cache.clear()
    client = Client()
    client.post("/staff/account/sign-in/", {"login": "asha@northmoor.example", "password": PASSWORD})
    return client


def test_a_locked_session_shows_nothing_and_leads_to_the_way_back(asha_at_the_door: Client) -> None:
    asha_at_the_door.post("/staff/account/lock/")

    for address in ("/staff/", "/staff/hear/", "/staff/jobs/", "/staff/account/"):
        answer = asha_at_the_door.get(address)
        assert (
            answer.headers["Location"]
            == f"{CONFIRM}?next=%2Fstaff%2F{address[len('/staff/') :].replace('/', '%2F')}"
        )


def test_the_lock_page_does_not_say_who_or_where(asha_at_the_door: Client) -> None:
    asha_at_the_door.post("/staff/account/lock/")

    page = asha_at_the_door.get(CONFIRM)

    assert page.status_code == 200
    assert "Northmoor" not in page.text


def test_the_right_password_unlocks_and_goes_on_where_one_was(asha_at_the_door: Client) -> None:
    asha_at_the_door.post("/staff/account/lock/")

    answer = asha_at_the_door.post(CONFIRM, {"password": PASSWORD, "next": "/staff/hear/"})

    assert answer.headers["Location"] == "/staff/hear/"
    assert asha_at_the_door.get("/staff/hear/").status_code == 200


def test_a_wrong_password_keeps_it_locked(asha_at_the_door: Client) -> None:
    asha_at_the_door.post("/staff/account/lock/")

    asha_at_the_door.post(CONFIRM, {"password": "wrong wrong wrong"})

    assert asha_at_the_door.get("/staff/").status_code == 302


def test_one_may_sign_out_of_a_locked_session(asha_at_the_door: Client) -> None:
    asha_at_the_door.post("/staff/account/lock/")

    assert asha_at_the_door.get("/staff/account/sign-out/").status_code == 200


def test_the_way_back_never_leads_to_another_site(asha_at_the_door: Client) -> None:
    asha_at_the_door.post("/staff/account/lock/")

    answer = asha_at_the_door.post(CONFIRM, {"password": PASSWORD, "next": "https://elsewhere.example/"})

    assert answer.headers["Location"].startswith("/")


def test_a_lock_by_get_does_nothing(
    asha_at_the_door: Client, cast: Cast, sign_in: Callable[..., Client]
) -> None:
    assert asha_at_the_door.get("/staff/account/lock/").status_code == 405
    assert asha_at_the_door.get("/staff/").status_code == 200
