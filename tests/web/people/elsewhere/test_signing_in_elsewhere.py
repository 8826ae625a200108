"""Signing in with an organisation's accounts, against a real provider on this machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import actions as people
from speakopenly.web.people.changes import actions as changes
from speakopenly.web.people.elsewhere.provider import OneProvider
from speakopenly.web.people.elsewhere.settings import Elsewhere
from speakopenly.web.people.models import AccountElsewhere, Membership, RoleChange, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.people.elsewhere.provider import CLIENT, SECRET, Provider, a_provider

GROUPS = "group,service,role\ncoders,Northmoor,coder\nreaders,Northmoor,reader\nothers,Southmere,coder\n"
NEW = {
    "sub": "0042",
    "email": "nia@northmoor.example",
    "email_verified": True,
    "name": "Nia",
    "groups": ["coders"],
}


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with a_provider() as provider:
        yield provider


@pytest.fixture
def there(running: Provider, settings: Any, tmp_path: Path, cast: Cast) -> Provider:
    (tmp_path / "groups.csv").write_text(GROUPS)
    settings.ELSEWHERE = Elsewhere(running.issuer, CLIENT, SECRET, groups_file=tmp_path / "groups.csv")
    settings.SECOND_STEP_REQUIRED = True
    running.claims, running.left_out, running.signed_with = dict(NEW), set(), "RS256"
    running.described, running.codes, running.asked = {}, {}, []
    cache.clear()
    return running


def walk(there: Provider, client: Client, start: str = "elsewhere", **query: str) -> HttpResponse:
    """Out to the provider, and back with what it says."""
    out = client.get(reverse(start), query)
    back = there.authorize(out.headers["Location"])
    answer: HttpResponse = client.get(back)
    return answer


def is_in(client: Client) -> bool:
    return client.get(reverse("today")).status_code == 200


def roles_of(user: User) -> set[str]:
    return set(Membership.objects.filter(user=user).values_list("role", flat=True))


def sign_in_with(there: Provider, **said: Any) -> Client:
    there.claims = {**NEW, **said}
    client = Client()
    walk(there, client)
    return client


def test_whose_group_stands_for_a_role_is_let_in_with_an_account_and_no_second_step_of_ours(
    there: Provider,
) -> None:
    client = Client()

    answer = walk(there, client, next="/staff/understand/")

    assert answer.headers["Location"] == "/staff/understand/"
    nia = User.objects.get(email="nia@northmoor.example")
    assert (nia.name, roles_of(nia), nia.has_usable_password()) == ("Nia", {"coder"}, False)
    assert is_in(client)


def test_nothing_of_it_is_kept_but_a_keyed_hash(there: Provider) -> None:
    there.claims = {**NEW, "sub": "subject-0042", "picture": "https://photo.example/nia"}
    client = Client()
    walk(there, client)

    assert not any(model.objects.exists() for model in (SocialAccount, SocialToken, SocialApp))
    session = repr(dict(client.session.items()))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {AccountElsewhere._meta.db_table}")  # noqa: S608  (our own table's name)
        rows = repr(cursor.fetchall())
    for told in ("subject-0042", "photo.example", "id_token", "unused"):
        assert told not in session + rows


@pytest.mark.parametrize(
    ("wrong", "left_out", "signed_with"),
    [
        ({"nonce": "another"}, set(), "RS256"),
        ({"aud": "somebody-else"}, set(), "RS256"),
        ({"aud": [CLIENT, "somebody-else"]}, set(), "RS256"),
        ({"azp": "somebody-else"}, set(), "RS256"),
        ({"iss": "https://elsewhere.example"}, set(), "RS256"),
        ({"exp": 1_000_000_000}, set(), "RS256"),
        ({"iat": 4_000_000_000}, set(), "RS256"),
        ({}, {"nonce"}, "RS256"),
        ({}, {"exp"}, "RS256"),
        ({}, {"sub"}, "RS256"),
        ({}, set(), "none"),
        ({}, set(), "HS256"),
        ({}, set(), "another key"),
    ],
    ids=lambda each: str(each),
)
def test_a_token_that_is_not_right_lets_nobody_in(
    there: Provider, wrong: dict[str, Any], left_out: set[str], signed_with: str
) -> None:
    there.claims, there.left_out, there.signed_with = {**NEW, **wrong}, left_out, signed_with
    client, before = Client(), User.objects.count()

    answer = walk(there, client)

    assert answer.status_code == 403
    assert "Signing in did not work" in answer.text
    assert not is_in(client)
    assert User.objects.count() == before


def test_a_code_for_another_browser_and_one_used_twice_let_nobody_in(there: Provider) -> None:
    client, thief = Client(), Client()
    back = there.authorize(client.get(reverse("elsewhere")).headers["Location"])

    assert thief.get(back).status_code == 403
    assert client.get(back).status_code == 302
    assert client.get(back).status_code == 403
    assert not is_in(thief)


def test_coming_back_without_signing_in_changes_nothing(there: Provider) -> None:
    client = Client()
    back = there.authorize(client.get(reverse("elsewhere")).headers["Location"])
    state = back.partition("state=")[2]

    answer = client.get(reverse("elsewhere-return"), {"error": "access_denied", "state": state})

    assert "came back without signing in" in answer.text


@pytest.mark.parametrize("verified", [True, False, None])
def test_an_address_never_takes_an_account_over(there: Provider, cast: Cast, verified: bool | None) -> None:
    client = sign_in_with(there, email="Ben@Northmoor.example", email_verified=verified)

    assert not is_in(client)
    assert not AccountElsewhere.objects.exists()
    assert not cast.ben.user.memberships.exclude(role=Role.READER).exists()


@pytest.mark.parametrize(
    "said",
    [
        {"groups": []},
        {"groups": ["strangers"]},
        {"email_verified": False},
        {"email": None},
        {"email": None, "preferred_username": "nia@northmoor.example"},
        {"groups": [["coders"]]},
        {"groups": None, "_claim_names": {"groups": "src1"}},
        {"groups": None, "hasgroups": "true"},
    ],
    ids=str,
)
def test_who_has_no_place_here_is_told_why_and_has_no_account(there: Provider, said: dict[str, Any]) -> None:
    there.claims = {**NEW, **said}

    answer = walk(there, Client())

    assert answer.status_code == 403
    assert "did not open this door" in answer.text
    assert not User.objects.filter(email="nia@northmoor.example").exists()


def test_too_many_groups_to_name_never_reads_as_none(there: Provider) -> None:
    sign_in_with(there)
    nia = User.objects.get(email="nia@northmoor.example")

    client = sign_in_with(there, groups=None, _claim_names={"groups": "src1"})

    assert not is_in(client)
    assert roles_of(nia) == {"coder"}


def test_roles_follow_groups_at_the_next_sign_in(there: Provider) -> None:
    sign_in_with(there)
    nia = User.objects.get(email="nia@northmoor.example")

    moved = sign_in_with(there, groups=["others"])
    services = {str(held.service) for held in nia.memberships.select_related("service")}
    gone = sign_in_with(there, groups=["strangers"])

    assert services == {"Southmere"}
    assert (is_in(moved), is_in(gone)) == (False, False), "the session before sees no page either"
    assert roles_of(nia) == set()


def test_a_role_that_takes_two_is_only_proposed_and_once(there: Provider, cast: Cast) -> None:
    lea = _person(cast.cara.service, "Lea", Role.LEADER)
    sign_in_with(there, groups=["coders", "readers"])
    sign_in_with(there, groups=["coders", "readers"])
    nia = User.objects.get(email="nia@northmoor.example")
    change = RoleChange.objects.get(user=nia)
    assert (roles_of(nia), change.role, change.proposed_by) == ({"coder"}, "reader", None)
    changes.agree(by=lea, change=change)

    sign_in_with(there, groups=["coders"])
    taking = RoleChange.objects.get(user=nia, kind="take")
    sign_in_with(there, groups=["coders"])

    assert roles_of(nia) == {"coder", "reader"}, "one group alone takes no reader away either"
    assert RoleChange.objects.filter(user=nia, kind="take").get() == taking
    sign_in_with(there, groups=["coders", "readers"])
    assert not RoleChange.objects.filter(user=nia, kind="take").exists(), (
        "back in the group: nothing to decide"
    )


def test_a_proposal_that_no_group_stands_behind_any_more_is_withdrawn(there: Provider) -> None:
    sign_in_with(there, groups=["coders", "readers"])

    sign_in_with(there, groups=["coders"])

    assert not RoleChange.objects.exists()


def test_what_people_decided_here_stays(there: Provider, cast: Cast) -> None:
    sign_in_with(there)
    nia = User.objects.get(email="nia@northmoor.example")
    northmoor = cast.cara.service
    people.give_role(user=nia, service=northmoor, role=Role.EXAMINER)
    people.take_role(user=nia, service=northmoor, role=Role.CODER)

    sign_in_with(there)

    assert roles_of(nia) == {"examiner"}, "by hand given stays, by hand taken stays away"


def test_groups_never_join_what_must_not_meet(there: Provider, cast: Cast) -> None:
    sign_in_with(there)
    nia = User.objects.get(email="nia@northmoor.example")
    people.take_role(user=nia, service=cast.cara.service, role=Role.CODER)
    people.give_role(user=nia, service=cast.cara.service, role=Role.ADMINISTRATOR)

    sign_in_with(there, groups=["coders", "readers"])

    assert roles_of(nia) == {"administrator"}
    assert not RoleChange.objects.exists()


def test_a_closed_account_stays_closed(there: Provider, cast: Cast) -> None:
    sign_in_with(there)
    nia = User.objects.get(email="nia@northmoor.example")
    User.objects.filter(pk=nia.pk).update(is_active=False)

    assert not is_in(sign_in_with(there))


def test_an_invitation_is_used_with_the_account_elsewhere(there: Provider, cast: Cast) -> None:
    added = changes.add_account(by=cast.cara, email="new@northmoor.example", name="New", roles=[Role.CODER])
    assert added.made is not None
    client = Client()
    client.get(reverse("link", args=[added.made.token]))
    assert f"{reverse('elsewhere')}?link=1" in client.get(reverse("choose-way")).text

    walk(there, client, link="1")

    assert is_in(client)
    assert AccountElsewhere.objects.get().user == added.user
    assert Client().get(reverse("link", args=[added.made.token])).status_code == 410


def test_a_link_left_in_a_shared_browser_binds_nobody_who_signs_in_there(there: Provider, cast: Cast) -> None:
    added = changes.add_account(by=cast.cara, email="new@northmoor.example", name="New", roles=[Role.CODER])
    assert added.made is not None
    client = Client()
    client.get(reverse("link", args=[added.made.token]))

    walk(there, client)

    assert AccountElsewhere.objects.get().user == User.objects.get(email="nia@northmoor.example")
    assert Client().get(reverse("link", args=[added.made.token])).status_code == 302, "it is open still"


@pytest.mark.parametrize("name", ["mfa_add_webauthn", "mfa_activate_totp", "account_set_password"])
def test_whoever_signs_in_elsewhere_alone_proves_it_there_before_another_way_in_is_added(
    there: Provider, name: str
) -> None:
    client = sign_in_with(there)
    new = {"password1": "eleven quiet herons dozing", "password2": "eleven quiet herons dozing"}

    asked, sent = client.get(reverse(name)), client.post(reverse(name), new)
    walk(there, client, "elsewhere-prove", next=reverse(name))

    assert asked.headers["Location"] == f"{reverse('elsewhere-prove')}?{urlencode({'next': reverse(name)})}"
    assert sent.headers["Location"].startswith(reverse("elsewhere-prove"))
    assert client.get(reverse(name)).status_code == 200
    assert not User.objects.get(email="nia@northmoor.example").has_usable_password()


def test_a_first_password_is_set_after_proof(cast: Cast, sign_in: Callable[[Staff], Client]) -> None:
    TOTP.activate(cast.asha.user, generate_totp_secret())
    cast.asha.user.set_unusable_password()
    cast.asha.user.save()

    answer = sign_in(cast.asha).get(reverse("account_set_password"))

    assert answer.headers["Location"].startswith(reverse("mfa_reauthenticate"))


def test_ones_own_account_is_connected_after_proof_and_disconnected(
    there: Provider, cast: Cast, sign_in: Callable[[Staff], Client]
) -> None:
    TOTP.activate(cast.asha.user, generate_totp_secret())
    client = sign_in(cast.asha)
    unproven = client.get(reverse("elsewhere-connect"))
    client.post(reverse("account_reauthenticate"), {"password": "four calm words here"})

    walk(there, client, "elsewhere-connect")

    assert unproven.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert AccountElsewhere.objects.get().user == cast.asha.user
    assert roles_of(cast.asha.user) == {"facilitator", "publisher"}
    other = sign_in(cast.asha).post(reverse("elsewhere-disconnect"))
    assert other.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert AccountElsewhere.objects.exists(), "a session left open disconnects nothing"
    client.post(reverse("elsewhere-disconnect"))
    assert not AccountElsewhere.objects.exists()


def test_the_only_way_in_stays_and_one_account_opens_one_person(there: Provider, cast: Cast) -> None:
    client = sign_in_with(there)

    assert client.post(reverse("elsewhere-disconnect")).status_code == 403
    assert AccountElsewhere.objects.exists()


def test_after_lock_the_provider_asks_anew(there: Provider, cast: Cast) -> None:
    client = sign_in_with(there)
    client.post(reverse("lock"))
    page = client.get(reverse("account_reauthenticate"))
    there.claims = {**NEW, "auth_time": int(time.time()) - 3600}
    remembered = walk(there, client, "elsewhere-prove")
    still_locked = not is_in(client)
    there.claims = {**NEW, "sub": "another"}
    another = walk(there, client, "elsewhere-prove")
    there.claims = dict(NEW)

    walk(there, client, "elsewhere-prove", next="/staff/")

    assert "Show it with your organisation" in page.text
    assert (remembered.status_code, another.status_code, still_locked) == (403, 403, True)
    assert is_in(client)


def test_lock_is_not_walked_round_by_signing_in_there(there: Provider) -> None:
    client = sign_in_with(there)
    before = there.authorize(client.get(reverse("elsewhere")).headers["Location"])
    client.post(reverse("lock"))
    there.claims = {**NEW, "auth_time": int(time.time()) - 3600}

    out = client.get(reverse("elsewhere"))
    remembered = client.get(there.authorize(out.headers["Location"]))
    begun_before = client.get(before)

    assert "prompt=login" in out.headers["Location"]
    assert (remembered.status_code, begun_before.status_code) == (403, 403)
    assert not is_in(client)


@pytest.mark.parametrize("how", ["another person", "locked"])
def test_an_account_is_connected_by_whoever_set_out_and_by_no_locked_session(
    there: Provider, cast: Cast, sign_in: Callable[[Staff], Client], how: str
) -> None:
    TOTP.activate(cast.asha.user, generate_totp_secret())
    client = sign_in(cast.asha)
    client.post(reverse("account_reauthenticate"), {"password": "four calm words here"})
    back = there.authorize(client.get(reverse("elsewhere-connect")).headers["Location"])
    if how == "locked":
        client.post(reverse("lock"))
    else:
        session = client.session
        session[SESSION_KEY], session[HASH_SESSION_KEY] = (
            str(cast.ben.user.pk),
            cast.ben.user.get_session_auth_hash(),
        )
        session.save()

    assert client.get(back).status_code == 403
    assert not AccountElsewhere.objects.exists()


class TestOneMachineIsAsked:
    @pytest.mark.parametrize(
        "described",
        [
            {"token_endpoint": "https://elsewhere.example/token"},
            {"jwks_uri": "http://127.0.0.1:1/keys"},
            {"jwks_uri": "https://127.0.0.1@elsewhere.example/keys"},
            {"issuer": "https://elsewhere.example"},
        ],
        ids=str,
    )
    def test_whatever_the_provider_says_of_itself(self, there: Provider, described: dict[str, str]) -> None:
        client = Client()
        there.described = described
        answer = client.get(reverse("elsewhere")) if "issuer" in described else walk(there, client)

        assert answer.status_code == 403
        assert not is_in(client)

    def test_only_the_pieces_it_takes(self, there: Provider) -> None:
        sign_in_with(there)

        assert set(there.asked) == {"/.well-known/openid-configuration", "/token", "/keys"}

    def test_for_its_description_once_an_hour(self, there: Provider) -> None:
        for _ in range(3):
            Client().get(reverse("elsewhere"))

        assert there.asked == ["/.well-known/openid-configuration"]

    def test_and_not_without_end(self, there: Provider, settings: Any) -> None:
        settings.ACCOUNT_RATE_LIMITS = {"elsewhere": "2/m/ip"}

        assert [Client().get(reverse("elsewhere")).status_code for _ in range(3)] == [302, 302, 429]

    def test_no_redirect_is_followed_and_no_proxy_read(self, there: Provider, settings: Any) -> None:
        session = OneProvider(settings.ELSEWHERE)

        assert session.trust_env is False
        with pytest.raises(Exception, match="not one of the provider's"):
            session.get("https://elsewhere.example/")

    def test_one_that_does_not_answer_is_said_in_plain_words(self, there: Provider, settings: Any) -> None:
        settings.ELSEWHERE = Elsewhere("http://127.0.0.1:9", CLIENT, SECRET)

        assert "does not answer" in Client().get(reverse("elsewhere")).text


def test_where_no_provider_is_named_the_addresses_are_not_there(cast: Cast, settings: Any) -> None:
    settings.ELSEWHERE = None

    assert {Client().get(reverse(name)).status_code for name in ("elsewhere", "elsewhere-return")} == {404}
    assert reverse("elsewhere") not in Client().get(reverse("account_login")).text


def test_connecting_what_opens_another_is_refused(there: Provider, cast: Cast) -> None:
    from speakopenly.web.people.elsewhere import actions

    actions.connect(user=cast.asha.user, service=cast.asha.service, keyed_hash="one")

    with pytest.raises(NotAllowed, match="somebody else's"):
        actions.connect(user=cast.ben.user, service=cast.ben.service, keyed_hash="one")
    with pytest.raises(NotAllowed, match="already"):
        actions.connect(user=cast.asha.user, service=cast.asha.service, keyed_hash="two")


def test_whoever_sets_out_in_welsh_comes_back_in_welsh_by_the_one_address_the_provider_knows(
    there: Provider,
) -> None:
    client = Client()

    out = client.get("/staff/cy/account/elsewhere/").headers["Location"]
    refused = client.get(reverse("elsewhere-return"), {"error": "access_denied"})
    there.claims = {**NEW, "groups": ["nothing of ours"]}
    client.get("/staff/cy/account/elsewhere/")
    back = there.authorize(client.get("/staff/cy/account/elsewhere/").headers["Location"])
    unknown = client.get(back)

    assert "%2Fstaff%2Faccount%2Felsewhere%2Freturn%2F" in out
    assert '<html lang="cy"' in refused.text
    assert unknown.headers["Content-Language"] == "cy"
    assert "Nid oes gennych gyfrif yma" in unknown.text
    assert 'href="/staff/account/sign-in/" rel="alternate" lang="en"' in unknown.text


def test_whoever_sets_out_in_english_after_that_comes_back_in_english(there: Provider) -> None:
    client = Client()
    client.get("/staff/cy/account/elsewhere/")

    answer = walk(there, client, next="/staff/hear/")

    assert answer.headers["Location"] == "/staff/hear/"
    assert answer.headers["Content-Language"] == "en-gb"
