"""What holds on every page, whatever room it is in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast
from tests.web.doors.addresses import Address, every_address
from tests.web.doors.inline import inline_code

ADDRESSES = every_address()
PUBLIC = [address for address in ADDRESSES if address.is_public]
WORK = [address for address in ADDRESSES if not address.is_public]
SIGNING_IN = {
    "/staff/account/sign-in/",
    "/staff/account/sign-out/",
    "/staff/account/inactive/",
    "/staff/account/second-step/authenticate/",
    "/staff/account/second-step/webauthn/login/",
}
pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_everything_under_staff_asks_for_sign_in_and_nothing_else_does(address: Address) -> None:
    at_work = address.path.startswith("/staff/") and address.path not in SIGNING_IN

    assert address.is_public is not at_work


@pytest.mark.parametrize("address", WORK, ids=str)
def test_a_work_page_leads_a_stranger_to_sign_in(address: Address) -> None:
    answer = Client().get(address.path)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/staff/account/")


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_every_answer_carries_the_careful_headers(address: Address) -> None:
    headers = Client().get(address.path).headers

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
    address: Address,
) -> None:
    headers = Client().get(address.path).headers

    if address.path.startswith("/staff/"):
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["Referrer-Policy"] == "same-origin"
    else:
        assert headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("address", [each for each in PUBLIC if not each.path.startswith("/staff/")], ids=str)
def test_public_pages_set_no_cookie_and_do_not_depend_on_one(address: Address) -> None:
    answer = Client().get(address.path)

    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("address", [each for each in PUBLIC if not each.path.startswith("/staff/")], ids=str)
def test_public_pages_look_the_same_to_someone_signed_in(
    address: Address, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    assert sign_in(cast.asha).get(address.path).content == Client().get(address.path).content


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_no_page_carries_script_or_style_of_its_own(
    address: Address, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    answer = sign_in(cast.asha).get(address.path)

    if answer.headers.get("Content-Type", "").startswith("text/html"):
        assert not inline_code(answer.text)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_no_page_breaks_on_an_id_that_does_not_exist(
    address: Address, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    client = sign_in(cast.asha)

    assert client.get(address.path).status_code < 500
    assert client.post(address.path).status_code < 500
