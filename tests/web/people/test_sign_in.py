from __future__ import annotations

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, reverse

from speakopenly.web.people import actions
from speakopenly.web.people.adapters import AccountAdapter, SecondStepAdapter
from speakopenly.web.people.models import User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import PASSWORD, Cast

SIGN_IN = "/staff/account/sign-in/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def test_an_account_opens_the_work_door_and_sign_out_closes_it(cast: Cast) -> None:
    client = Client()

    answer = client.post(SIGN_IN, {"login": "Asha@Northmoor.example", "password": PASSWORD})
    assert answer.headers["Location"] == "/staff/"
    assert client.get("/staff/").status_code == 200
    client.post("/staff/account/sign-out/")

    assert client.get("/staff/").headers["Location"].startswith(SIGN_IN)


@pytest.mark.parametrize("login", ["asha@northmoor.example", "nobody@northmoor.example"])
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(cast: Cast, login: str) -> None:
    answer = Client().post(SIGN_IN, {"login": login, "password": "not this one at all"})

    assert answer.status_code == 200
    assert "different from ours" in answer.text


def test_too_many_tries_are_slowed_without_keeping_an_address(cast: Cast) -> None:
    client = Client(REMOTE_ADDR="203.0.113.77")
    for _ in range(12):
        answer = client.post(SIGN_IN, {"login": "asha@northmoor.example", "password": "wrong wrong wrong"})

    assert answer.status_code in (200, 429)
    assert "different from ours" not in answer.text
    assert "203.0.113.77" not in repr(cache._cache)  # type: ignore[attr-defined]


def test_the_hash_of_an_address_changes_with_the_day_and_hides_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from datetime import date

    adapter = AccountAdapter()
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.77")
    today = adapter.get_client_ip(request)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2030, 1, 1))

    assert adapter.get_client_ip(request) != today
    assert "203" not in today.partition("203")[0]
    assert len(today) == 32


def test_nobody_can_open_an_account_alone() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert not AccountAdapter().is_open_for_signup(RequestFactory().get("/"))


def test_an_account_that_was_closed_does_not_sign_in(cast: Cast) -> None:
    User.objects.filter(pk=cast.asha.user.pk).update(is_active=False)
    client = Client()

    client.post(SIGN_IN, {"login": "asha@northmoor.example", "password": PASSWORD})

    assert client.get("/staff/").status_code == 302


def test_no_time_of_signing_in_is_kept(cast: Cast) -> None:
    Client().post(SIGN_IN, {"login": "asha@northmoor.example", "password": PASSWORD})

    with connection.cursor() as cursor:
        columns = {
            column.name
            for column in connection.introspection.get_table_description(cursor, User._meta.db_table)
        }
    assert columns == {"id", "password", "email", "name", "is_active"}


def test_the_second_step_is_stored_sealed(cast: Cast) -> None:
    secret = generate_totp_secret()
    TOTP.activate(cast.asha.user, secret)

    stored = Authenticator.objects.get(user=cast.asha.user).data["secret"]

    assert secret not in stored
    assert SecondStepAdapter().decrypt(stored) == secret


def test_with_a_second_step_the_password_alone_does_not_open_the_door(cast: Cast) -> None:
    TOTP.activate(cast.asha.user, generate_totp_secret())
    client = Client()

    answer = client.post(SIGN_IN, {"login": "asha@northmoor.example", "password": PASSWORD})

    assert answer.headers["Location"] == "/staff/account/second-step/authenticate/"
    assert client.get("/staff/").status_code == 302
    assert client.get("/staff/account/second-step/authenticate/").status_code == 200


def test_someone_without_a_service_is_told_what_to_do(db: None) -> None:
    loner = User.objects.create_user(email="loner@northmoor.example", name="Loner")
    client = Client()
    client.force_login(loner)

    answer = client.get("/staff/")

    assert answer.status_code == 403
    assert "Ask your administrator" in answer.text


def test_a_person_of_two_services_chooses_between_them(
    cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    southmere = cast.dilys.service
    actions.give_role(user=cast.asha.user, service=southmere, role=Role.CODER)
    client = sign_in(cast.asha)

    asked = client.get("/staff/")
    page = client.get(asked.headers["Location"]).text
    none = client.post("/staff/account/service/")
    client.post("/staff/account/service/", {"service": str(southmere.pk)})

    assert asked.headers["Location"] == "/staff/account/service/", "no name decides because it comes first"
    assert "Northmoor" in page
    assert "Southmere" in page
    assert (none.status_code, "Choose the service" in none.text) == (400, True)
    assert "Southmere: coder" in client.get("/staff/").text


def test_whoever_cannot_choose_a_service_can_sign_out(cast: Cast, sign_in: Callable[[Staff], Client]) -> None:
    actions.give_role(user=cast.asha.user, service=cast.dilys.service, role=Role.CODER)

    page = sign_in(cast.asha).get("/staff/account/service/").text

    assert f'action="{reverse("account_logout")}"' in page


class NotToBeRead:
    """What a stranger sends: whoever reads of it fails."""

    def read(self, *_size: int) -> bytes:
        raise AssertionError("What a stranger sent was read.")

    readline = read


@pytest.mark.parametrize("address", ["/staff/hear/listening/new/", "/staff/", "/staff/site/open/"])
def test_nothing_that_a_stranger_sends_to_the_work_door_is_read(db: None, address: str) -> None:
    asked = RequestFactory(enforce_csrf_checks=True).post(address)
    asked.environ |= {"wsgi.input": NotToBeRead(), "CONTENT_LENGTH": "130000000"}

    answer = get_wsgi_application()(asked.environ, lambda _status, _headers: None)

    assert answer.status_code == 302


def test_whoever_works_in_one_stays_in_it_when_another_takes_them_in(
    cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    client = sign_in(cast.asha)
    client.get("/staff/")
    ayrmoor = actions.found_service(name="Ayrmoor")
    actions.give_role(user=cast.asha.user, service=ayrmoor, role=Role.CODER)

    assert "Northmoor: facilitator" in client.get("/staff/").text
    actions.take_role(user=cast.asha.user, service=cast.asha.service, role=Role.FACILITATOR)
    actions.take_role(user=cast.asha.user, service=cast.asha.service, role=Role.PUBLISHER)
    assert "Ayrmoor: coder" in client.get("/staff/").text


def test_a_service_one_does_not_belong_to_cannot_be_chosen(
    cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    client = sign_in(cast.asha)

    answer = client.post("/staff/account/service/", {"service": str(cast.dilys.service.pk)})

    assert answer.status_code == 400
    assert "Northmoor" in client.get("/staff/").text


def test_the_square_code_may_be_shown_on_its_page_and_nowhere_else(cast: Cast) -> None:
    client = Client()
    client.post(SIGN_IN, {"login": "asha@northmoor.example", "password": PASSWORD})
    client.post("/staff/account/confirm/", {"password": PASSWORD})

    page = client.get("/staff/account/second-step/totp/activate/")

    assert page.status_code == 200
    assert "img-src 'self' data:" in page.headers["Content-Security-Policy"]
    assert "data:" not in client.get("/staff/account/second-step/").headers["Content-Security-Policy"]
