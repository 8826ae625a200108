"""Signing in, and one's own account, in Welsh: nothing half English, no step that loses the language."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from speakopenly.web.people.elsewhere.settings import Elsewhere
from speakopenly.web.people.staff import Staff
from speakopenly.web.public_path import speaking_at_work
from tests.web.conftest import PASSWORD, Cast

pytestmark = pytest.mark.django_db
SIGN_IN = "/staff/cy/account/sign-in/"
TODAY = "/staff/"
ASHA = {"login": "asha@northmoor.example", "password": PASSWORD}
NOT_CHECKED = "Drafft: nid yw siaradwr Cymraeg wedi gwirio'r geiriau hyn eto."


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def words_of(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/staff/account/sign-in/", "en-gb"),
        ("/staff/cy/account/sign-in/", "cy"),
        ("/staff/cy/nowhere/", "cy"),
        ("/staff/", "en-gb"),
        ("/staff/cyngor/", "en-gb"),
        ("/", "en-gb"),
    ],
)
def test_an_address_of_the_work_door_says_its_language(address: str, language: str) -> None:
    assert speaking_at_work(address).language == language


def test_a_name_of_an_address_stands_for_the_one_in_the_language_spoken() -> None:
    with translation.override("cy"):
        assert reverse("account_login") == SIGN_IN
        assert reverse("today") == TODAY
    assert reverse("account_login") == "/staff/account/sign-in/"


def test_the_page_is_welsh_and_says_that_nobody_has_checked_it(cast: Cast) -> None:
    answer = Client().get(SIGN_IN)
    page = html.unescape(answer.text)

    assert answer.headers["Content-Language"] == "cy"
    assert '<html lang="cy"' in page
    assert '<h1 class="govuk-heading-l">Mewngofnodi</h1>' in page
    assert NOT_CHECKED in page


def test_the_switch_leads_to_the_same_page_and_keeps_where_one_was_going() -> None:
    welsh = html.unescape(Client().get(f"{SIGN_IN}?next=/staff/hear/").text)
    english = html.unescape(Client().get("/staff/account/sign-in/?next=/staff/hear/").text)

    assert 'href="/staff/account/sign-in/?next=%2Fstaff%2Fhear%2F" rel="alternate" lang="en"' in welsh
    assert 'aria-current="true" lang="cy">Cymraeg<' in welsh
    assert f'href="{SIGN_IN}?next=%2Fstaff%2Fhear%2F" rel="alternate" lang="cy"' in english
    assert NOT_CHECKED not in english


def test_after_a_wrong_password_the_switch_still_knows_where_one_was_going(cast: Cast) -> None:
    page = html.unescape(Client().post(SIGN_IN, {**ASHA, "password": "wrong", "next": "/staff/hear/"}).text)

    assert "Mae'r cyfeiriad e-bost neu'r cyfrinair yn wahanol" in page
    assert 'href="/staff/account/sign-in/?next=%2Fstaff%2Fhear%2F"' in page


def test_somebody_who_asks_for_a_welsh_page_of_their_account_signs_in_in_welsh() -> None:
    answer = Client().get("/staff/cy/account/password/")

    assert answer.headers["Location"] == f"{SIGN_IN}?next=/staff/cy/account/password/"


def test_no_step_of_signing_in_loses_the_language(cast: Cast) -> None:
    TOTP.activate(cast.asha.user, generate_totp_secret())
    client = Client()

    second = client.post(SIGN_IN, ASHA).headers["Location"]
    wrong = client.post(second, {"code": "000000"})

    assert second == "/staff/cy/account/second-step/authenticate/"
    assert "Teipiwch y chwe digid" in html.unescape(client.get(second).text)
    assert "Nid yw'r cod yn gywir." in html.unescape(wrong.text)


def test_what_was_done_is_told_in_welsh_and_marked_so_on_an_english_page(cast: Cast) -> None:
    client = Client()

    answer = client.post(SIGN_IN, ASHA)
    page = client.get(answer.headers["Location"]).text

    assert answer.headers["Location"] == TODAY
    assert '<html lang="en-gb"' in page
    assert '<span lang="cy">Rydych wedi mewngofnodi.</span>' in page


def test_signing_out_leads_back_to_the_welsh_page(cast: Cast, sign_in: Callable[[Staff], Client]) -> None:
    client = sign_in(cast.asha)

    answer = client.post("/staff/cy/account/sign-out/")

    assert answer.headers["Location"] == SIGN_IN
    assert "Rydych wedi allgofnodi." in client.get(SIGN_IN).text


def test_locking_asks_in_welsh_who_is_there(cast: Cast) -> None:
    client = Client()
    client.post(SIGN_IN, ASHA)

    locked = client.post("/staff/cy/account/lock/").headers["Location"]
    page = html.unescape(client.get(locked).text)
    wrong = html.unescape(client.post(locked, {"password": "wrong"}).text)

    assert locked == "/staff/cy/account/confirm/?next=%2Fstaff%2F"
    assert "Ai chi sydd yma o hyd?" in page
    assert "Nid yw'r cyfrinair yn gywir." in wrong


def test_a_second_step_that_is_asked_for_first_can_be_added_in_welsh(
    cast: Cast, settings: pytest.FixtureRequest
) -> None:
    settings.SECOND_STEP_REQUIRED = True  # type: ignore[attr-defined]
    client = Client()
    client.post(SIGN_IN, ASHA)

    first = client.get("/staff/cy/account/second-step-first/")

    assert first.status_code == 200
    assert 'href="/staff/cy/account/second-step/totp/activate/"' in first.text
    assert client.get("/staff/cy/account/").status_code == 200
    assert client.get(TODAY).headers["Location"] == "/staff/account/second-step-first/"


def test_a_passkey_is_named_in_welsh(cast: Cast) -> None:
    client = Client()
    client.post(SIGN_IN, ASHA)
    client.post("/staff/cy/account/confirm/", {"password": PASSWORD})

    page = html.unescape(client.get("/staff/cy/account/second-step/webauthn/add/").text)

    assert "Enw ar gyfer yr allwedd mynediad hon" in page
    assert "Er enghraifft “fy ffôn”" in page


def test_a_day_and_a_number_are_said_as_in_welsh(cast: Cast) -> None:
    key = Authenticator.objects.create(
        user=cast.asha.user, type=Authenticator.Type.WEBAUTHN, data={"name": "ffôn"}
    )
    Authenticator.objects.filter(pk=key.pk).update(created_at="2026-03-04T12:00:00Z")
    client = Client()
    client.force_login(cast.asha.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "Ychwanegwyd ar 4 Mawrth 2026." in words_of(
        client.get("/staff/cy/account/second-step/webauthn/").text
    )
    assert "Mae gennych 1 allwedd mynediad." in words_of(client.get("/staff/cy/account/second-step/").text)


def test_a_link_that_is_none_is_refused_in_welsh() -> None:
    answer = Client().get("/staff/cy/account/link/not-one-of-ours/")

    assert answer.status_code == 410
    assert "Nid yw'r ddolen hon yn un o'n rhai ni." in html.unescape(answer.text)


def test_too_many_tries_are_told_in_the_language_of_the_page(settings: pytest.FixtureRequest) -> None:
    told = {
        SIGN_IN: ("cy", "Gormod o gynigion"),
        "/staff/account/sign-in/": ("en-gb", "Too many tries"),
    }
    for address, (language, words) in told.items():
        cache.clear()
        client = Client(REMOTE_ADDR="203.0.113.9")
        answers = [client.post(address, {"login": f"n{n}@x.example", "password": "no"}) for n in range(32)]

        assert answers[-1].status_code == 429
        assert f'<html lang="{language}"' in answers[-1].text
        assert words in answers[-1].text


def test_a_form_that_proves_nothing_is_refused_in_welsh() -> None:
    answer = Client(enforce_csrf_checks=True).post(SIGN_IN, ASHA)

    assert answer.status_code == 403
    assert '<html lang="cy"' in answer.text
    assert "Mae'r ffurflen hon wedi bod ar agor yn rhy hir" in html.unescape(answer.text)


@pytest.mark.parametrize(
    ("english", "welsh", "shown"),
    [
        ("", "", "Mewngofnodi gan ddefnyddio cyfrif eich sefydliad"),
        (
            "your Northmoor account",
            "eich cyfrif Northmoor",
            "Mewngofnodi gan ddefnyddio eich cyfrif Northmoor",
        ),
        (
            "your Northmoor account",
            "",
            'Mewngofnodi gan ddefnyddio <span lang="en-gb">your Northmoor account</span>',
        ),
    ],
)
def test_the_organisations_sign_in_has_a_welsh_name_or_is_marked_as_english(
    english: str, welsh: str, shown: str, settings: pytest.FixtureRequest
) -> None:
    settings.ELSEWHERE = Elsewhere(  # type: ignore[attr-defined]
        "https://login.northmoor.example", "id", "a secret", name=english, name_in_welsh=welsh
    )

    assert f">{shown}</a>" in Client().get(SIGN_IN).text
