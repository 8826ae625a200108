"""A password alone opens nothing but the page on which a second step is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLResolver, get_resolver, reverse

from speakopenly.web.people.adapters import SecondStepAdapter
from speakopenly.web.people.models import AuditLine, User
from speakopenly.web.people.staff import Staff
from speakopenly.web.people.ways.second_step import SecondStepFirst
from tests.web.conftest import PASSWORD, Cast
from tests.web.people.ways.passkeys import believe_every_passkey, give_passkey, make_passkey

FIRST = "/staff/account/second-step-first/"


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = True
    cache.clear()


def signed_in(email: str = "asha@northmoor.example") -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    return client


def code_of(user: User) -> str:
    secret = SecondStepAdapter().decrypt(Authenticator.objects.get(user=user, type="totp").data["secret"])
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def _work_views(resolver: URLResolver, route: str = "") -> Iterator[tuple[str, Callable[..., Any]]]:
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _work_views(entry, here)
        elif getattr(entry.callback, "login_required", True):
            yield here, entry.callback


def test_every_work_page_leads_to_the_second_step_first(cast: Cast) -> None:
    guard, request = SecondStepFirst(lambda _request: HttpResponse()), RequestFactory().get("/")
    request.user, request.session = cast.asha.user, SessionStore()
    opened = set()
    for route, view in _work_views(get_resolver()):
        request.resolver_match = SimpleNamespace(route=route)  # type: ignore[assignment]
        answer = guard.process_view(request, view, (), {})
        if answer is None:
            opened.add(route)
        else:
            assert answer.headers["Location"] == FIRST

    assert opened
    assert all(route.startswith("staff/account/") for route in opened)
    assert signed_in().get(reverse("today")).headers["Location"] == FIRST


def test_ones_own_account_opens_and_says_why(cast: Cast) -> None:
    client = signed_in()

    assert "password alone does not open it" in client.get(FIRST).text
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("account")).status_code == 200


def test_codes_from_an_app_are_set_up_and_then_asked_for(cast: Cast) -> None:
    client = signed_in()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))

    answer = client.post(reverse("mfa_activate_totp"), {"code": code})

    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("today")).status_code == 200
    again = signed_in()
    assert again.get(reverse("today")).status_code == 302, "the password is half of it"
    cache.clear()  # a code works once
    again.post(reverse("mfa_authenticate"), {"code": code_of(cast.asha.user)})
    assert again.get(reverse("today")).status_code == 200


def test_a_recovery_code_stands_in_once(cast: Cast) -> None:
    TOTP.activate(cast.asha.user, generate_totp_secret())
    client = signed_in()
    client.post(reverse("mfa_authenticate"), {"code": code_of(cast.asha.user)})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_generate_recovery_codes"))
    page = client.get(reverse("mfa_view_recovery_codes"))
    code = page.context["unused_codes"][0]
    opens = []
    for _ in range(2):
        other = signed_in()
        other.post(reverse("mfa_authenticate"), {"code": code})
        opens.append(other.get(reverse("today")).status_code == 200)

    assert code in page.text
    assert opens == [True, False]


def test_the_last_second_step_stays(cast: Cast, settings: Any) -> None:
    totp = TOTP.activate(cast.asha.user, generate_totp_secret()).instance

    assert not SecondStepAdapter().can_delete_authenticator(totp)
    settings.SECOND_STEP_REQUIRED = False
    assert SecondStepAdapter().can_delete_authenticator(totp)


@pytest.mark.parametrize(
    ("required", "password", "others", "stays"),
    [
        (True, True, [], True),
        (True, True, ["totp"], False),
        (True, True, ["webauthn"], False),
        (False, True, [], False),
        (False, False, [], True),
        (False, False, ["totp"], True),
        (True, False, ["totp"], True),
        (False, False, ["webauthn"], False),
    ],
)
def test_the_last_passkey_stays_where_it_is_asked_for_or_alone_opens(
    cast: Cast, settings: Any, required: bool, password: bool, others: list[str], stays: bool
) -> None:
    settings.SECOND_STEP_REQUIRED = required
    passkey = give_passkey(cast.asha.user)
    for other in others:
        Authenticator.objects.create(user=cast.asha.user, type=other, data={})
    if not password:
        cast.asha.user.set_unusable_password()
        cast.asha.user.save()
    client = just_proven(cast.asha.user)

    answer = client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))

    assert answer.status_code == (403 if stays else 302)
    assert Authenticator.objects.filter(pk=passkey.pk).exists() is stays


def test_nobody_removes_anothers_passkey(cast: Cast) -> None:
    passkey = give_passkey(cast.ben.user)

    answer = just_proven(cast.asha.user).post(reverse("mfa_remove_webauthn", args=[passkey.pk]))

    assert answer.status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def just_proven(user: User) -> Client:
    """A browser in which somebody is signed in, and has just shown who they are."""
    client = Client()
    client.force_login(user)
    request = RequestFactory().get("/")
    request.session = client.session
    record_authentication(request, user, "mfa", reauthenticated=True)
    request.session.save()
    return client


def test_a_session_opened_by_a_password_alone_ends_once_there_is_a_second_step(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    believe_every_passkey(monkeypatch)
    stolen, own = signed_in(), signed_in()
    own.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    make_passkey(own)

    assert own.get(reverse("today")).status_code == 200
    assert stolen.get(reverse("today")).headers["Location"].startswith(reverse("account_login"))


def test_the_trail_says_what_becomes_of_ones_ways_of_signing_in(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    believe_every_passkey(monkeypatch)
    client = just_proven(cast.asha.user)
    with django_capture_on_commit_callbacks(execute=True):
        make_passkey(client)
        make_passkey(client)
        client.post(reverse("mfa_generate_recovery_codes"))
    passkeys = Authenticator.objects.filter(user=cast.asha.user, type="webauthn")
    client.post(reverse("mfa_remove_webauthn", args=[passkeys[0].pk]))
    new = {"password1": "eleven quiet herons dozing", "password2": "eleven quiet herons dozing"}
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **new})

    lines = AuditLine.objects.filter(thing_id=str(cast.asha.user.pk), by=cast.asha.user)

    assert {line.deed for line in lines} == {
        "passkey added",
        "recovery codes added",
        "recovery codes made anew",
        "passkey removed",
        "password changed",
    }


def test_where_the_site_says_no_a_password_opens(cast: Cast, settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = False

    assert signed_in().get(reverse("today")).status_code == 200


def test_no_time_of_use_is_kept(cast: Cast) -> None:
    totp = TOTP.activate(cast.asha.user, generate_totp_secret()).instance

    totp.record_usage()

    assert Authenticator.objects.get(pk=totp.pk).last_used_at is None


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_activate_totp",
        "account_change_password",
        "account",
    ],
)
def test_pages_are_in_our_words(cast: Cast, sign_in: Callable[[Staff], Client], name: str) -> None:
    client = signed_in()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    page = client.get(reverse(name))

    assert page.status_code == 200
    assert not [
        word for word in ("Two-Factor", "Authenticator App", "Security Key", "Activate") if word in page.text
    ]
