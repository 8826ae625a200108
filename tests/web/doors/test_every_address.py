"""What holds on every page, whatever room it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.web.asked import taken_back
from tests.web.conftest import make_cast
from tests.web.doors.addresses import Address, every_address
from tests.web.doors.inline import inline_code

ADDRESSES = every_address()
FOR_ALL = [each for each in ADDRESSES if each.is_public and not each.path.startswith("/staff/")]
WORK = [address for address in ADDRESSES if not address.is_public]
SIGNING_IN = {
    "/staff/account/sign-in/",
    "/staff/account/sign-out/",
    "/staff/account/inactive/",
    "/staff/account/link/example/",
    "/staff/account/choose/",
    "/staff/account/choose/passkey/",
    "/staff/account/elsewhere/",
    "/staff/account/elsewhere/return/",
    "/staff/account/second-step/authenticate/",
    "/staff/account/second-step/webauthn/login/",
}
pytestmark = pytest.mark.django_db
Ask = Callable[[Address], HttpResponse]


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: object) -> Iterator[dict[str, Ask]]:
    """Each address asked once by a stranger, and once seen and once sent to by somebody signed in."""
    with django_db_blocker.unblock(), taken_back():  # type: ignore[attr-defined]
        signed_in = Client()
        signed_in.force_login(make_cast().asha.user)

        def put(method: str, known: bool) -> Ask:
            @cache
            def ask(address: Address) -> HttpResponse:
                client = Client()
                if known:
                    client.cookies.update(signed_in.cookies)
                with taken_back():
                    answer: HttpResponse = getattr(client, method)(address.path)
                return _light(answer)

            return ask

        yield {
            "a stranger": put("get", known=False),
            "somebody": put("get", known=True),
            "sent": put("post", known=True),
        }


def _light(answer: HttpResponse) -> HttpResponse:
    """What a browser gets, without what Django's client keeps beside it: five hundred pages are remembered."""
    kept = HttpResponse(b"" if answer.streaming else answer.content, status=answer.status_code)
    kept.headers, kept.cookies = answer.headers, answer.cookies
    return kept


def test_the_walk_finds_both_doors() -> None:
    paths = {address.path for address in ADDRESSES}

    assert {
        "/",
        "/about/",
        "/speak/",
        "/return/",
        "/replies/",
        "/healthz",
        "/staff/",
        "/staff/jobs/",
    } <= paths


def test_the_one_who_asks_is_signed_in(asked: dict[str, Ask]) -> None:
    today = Address("/staff/", is_public=False)

    assert asked["somebody"](today).status_code == 200
    assert asked["a stranger"](today).status_code == 302


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_everything_under_staff_asks_for_sign_in_and_nothing_else_does(address: Address) -> None:
    at_work = address.path.startswith("/staff/") and address.path not in SIGNING_IN

    assert address.is_public is not at_work


@pytest.mark.parametrize("address", WORK, ids=str)
def test_a_work_page_leads_a_stranger_to_sign_in(address: Address, asked: dict[str, Ask]) -> None:
    answer = asked["a stranger"](address)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/staff/account/")


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_every_answer_carries_the_careful_headers(address: Address, asked: dict[str, Ask]) -> None:
    headers = asked["a stranger"](address).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_work_pages_are_kept_nowhere_and_public_pages_say_nothing_of_where_one_came_from(
    address: Address, asked: dict[str, Ask]
) -> None:
    headers = asked["a stranger"](address).headers

    if address.path.startswith("/staff/"):
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["Referrer-Policy"] == "same-origin"
    else:
        assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("address", FOR_ALL, ids=str)
def test_public_pages_set_no_cookie_and_do_not_depend_on_one(address: Address, asked: dict[str, Ask]) -> None:
    answer = asked["a stranger"](address)

    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("address", FOR_ALL, ids=str)
def test_public_pages_look_the_same_to_someone_signed_in(address: Address, asked: dict[str, Ask]) -> None:
    assert asked["somebody"](address).content == asked["a stranger"](address).content


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_no_page_carries_script_or_style_of_its_own(address: Address, asked: dict[str, Ask]) -> None:
    answer = asked["somebody"](address)

    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert not inline_code(answer.text)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_no_page_breaks_on_an_id_that_does_not_exist(address: Address, asked: dict[str, Ask]) -> None:
    assert asked["somebody"](address).status_code < 500
    assert asked["sent"](address).status_code < 500
