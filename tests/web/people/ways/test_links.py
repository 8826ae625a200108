"""A link is shown once, opens one account for some days, and leaves nothing of itself with us."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from click.testing import CliRunner
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web import commands
from speakopenly.web.hear.keyring.models import ReadingKey
from speakopenly.web.people import actions as people
from speakopenly.web.people.changes import actions as changes
from speakopenly.web.people.models import AuditLine, ChangeKind, Membership, OneTimeLink, RoleChange, User
from speakopenly.web.people.roles import MAY_AGREE, TAKES_TWO, Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.people.ways import actions
from speakopenly.web.people.ways.actions import Made
from speakopenly.web.people.ways.models import LinkKind
from speakopenly.web.people.ways.opened import remember_link, use_with_passkey
from tests.web.conftest import PASSWORD, Cast, _person
from tests.web.people.ways.passkeys import believe_every_passkey, give_passkey, make_passkey

NEW_PASSWORD = "eleven quiet herons dozing"
CHOSEN = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}


@pytest.fixture
def invited(cast: Cast) -> Made:
    added = changes.add_account(by=cast.cara, email="new@northmoor.example", name="New", roles=[Role.CODER])
    assert added.made is not None
    return added.made


def open_link(made: Made) -> Client:
    client = Client()
    client.get(reverse("link", args=[made.token]))
    return client


def signs_in(email: str, password: str) -> bool:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return "_auth_user_id" in client.session


def test_whoever_is_invited_chooses_a_password_and_is_in(invited: Made) -> None:
    client = open_link(invited)

    page = client.get(reverse("choose-way"))
    answer = client.post(reverse("choose-way"), CHOSEN)

    assert "New, Northmoor" in page.text
    assert invited.token not in page.text, "the link has left the address bar"
    assert answer.headers["Location"] == reverse("today")
    assert client.get(reverse("today")).status_code == 200
    assert signs_in("new@northmoor.example", NEW_PASSWORD)


def test_opening_a_link_uses_nothing_up_and_choosing_uses_it_once(invited: Made) -> None:
    first, second = open_link(invited), open_link(invited)
    first.post(reverse("choose-way"), CHOSEN)

    late = second.post(
        reverse("choose-way"), {"password": "some other words here", "again": "some other words here"}
    )

    assert late.status_code == 410
    assert "used already" in late.text
    assert "used already" in Client().get(reverse("link", args=[invited.token])).text
    assert signs_in("new@northmoor.example", NEW_PASSWORD)


def test_only_a_keyed_hash_is_kept(invited: Made) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {OneTimeLink._meta.db_table}")  # noqa: S608  (our own table's name)
        stored = repr(cursor.fetchall())

    assert invited.token not in stored
    assert invited.link.keyed_hash in stored
    assert actions.hash_of(invited.token) == invited.link.keyed_hash


@pytest.mark.parametrize(
    ("kind", "days", "opens"),
    [(LinkKind.INVITE, 6.9, True), (LinkKind.INVITE, 7.1, False), (LinkKind.RECOVER, 1.1, False)],
)
def test_a_link_has_its_days(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, kind: LinkKind, days: float, opens: bool
) -> None:
    made = actions.make_link(service=cast.ben.service, user=cast.ben.user, kind=kind, by=None)
    later = timezone.now() + datetime.timedelta(days=days)
    monkeypatch.setattr("speakopenly.web.people.ways.policies.timezone.now", lambda: later)

    answer = Client().get(reverse("link", args=[made.token]))

    assert (answer.status_code == 302) is opens
    assert opens or "days of this link are over" in answer.text


def test_a_new_invitation_ends_the_one_before_and_one_taken_back_opens_nothing(
    cast: Cast, invited: Made, sign_in: Callable[[Staff], Client]
) -> None:
    cara, user = sign_in(cast.cara), invited.link.user

    page = cara.post(reverse("person-invite", args=[user.pk])).text
    address = page.partition('so-handover__address">')[2].partition("<")[0]
    before = Client().get(reverse("link", args=[invited.token]))
    now = Client().get(address)
    cara.post(reverse("person-take-back", args=[user.pk]))

    assert (before.status_code, now.status_code) == (410, 302)
    assert "taken back" in Client().get(address).text


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00"])
def test_what_we_never_made_is_answered_in_plain_words(db: None, token: str) -> None:
    answer = Client().get(f"/staff/account/link/{token}/")

    assert answer.status_code == 410
    assert "not one of ours" in answer.text


def test_a_link_signs_out_whoever_was_signed_in_here(
    cast: Cast, invited: Made, sign_in: Callable[[Staff], Client]
) -> None:
    client = sign_in(cast.cara)

    client.get(reverse("link", args=[invited.token]))

    assert client.get(reverse("today")).status_code == 302


def test_until_there_is_a_passkey_only_ones_own_account_opens_and_the_link_stays_open(invited: Made) -> None:
    client = open_link(invited)

    answer = client.post(reverse("choose-passkey"))

    assert answer.headers["Location"] == reverse("mfa_add_webauthn")
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    assert client.get(reverse("today")).headers["Location"] == reverse("mfa_add_webauthn")
    assert open_link(invited).get(reverse("choose-way")).status_code == 200


class TestAfterAPasskeyWasChosen:
    @pytest.fixture(autouse=True)
    def _believed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        believe_every_passkey(monkeypatch)

    def test_the_first_passkey_uses_the_link_and_a_second_browser_makes_none(self, invited: Made) -> None:
        first, second = open_link(invited), open_link(invited)
        for client in (first, second):
            client.post(reverse("choose-passkey"))

        made = make_passkey(first)
        late = make_passkey(second)

        assert made.headers["Location"] == reverse("mfa_view_recovery_codes")
        assert first.get(reverse("today")).status_code == 200
        assert late.headers["Location"].startswith(reverse("account_login")), "its session has ended"
        assert Authenticator.objects.filter(user=invited.link.user, type="webauthn").count() == 1

    def test_two_at_the_same_moment_leave_one_passkey(self, invited: Made) -> None:
        client = open_link(invited)
        client.post(reverse("choose-passkey"))
        opened = OneTimeLink.objects.get(pk=invited.link.pk)
        make_passkey(client)
        request = RequestFactory().post("/")
        request.session = SessionStore()
        remember_link(request, opened)
        another = give_passkey(opened.user)

        with pytest.raises(NotAllowed, match="used already"):
            use_with_passkey(None, request, another)

        assert Authenticator.objects.filter(user=opened.user, type="webauthn").count() == 1

    @pytest.mark.parametrize("how", ["taken back", "made anew", "a password chosen", "its days over"])
    def test_a_link_that_is_over_opens_nothing_more(self, cast: Cast, invited: Made, how: str) -> None:
        client, user = open_link(invited), invited.link.user
        client.post(reverse("choose-passkey"))
        if how == "taken back":
            changes.take_back_link(by=cast.cara, user=user)
        elif how == "made anew":
            changes.invite_again(by=cast.cara, user=user)
        elif how == "a password chosen":
            open_link(invited).post(reverse("choose-way"), CHOSEN)
        else:
            OneTimeLink.objects.update(good_until=timezone.now())

        answers = [make_passkey(client), client.get(reverse("account")), client.get(reverse("today"))]

        assert [answer.status_code for answer in answers] == [302, 302, 302]
        assert all(answer.headers["Location"].startswith(reverse("account_login")) for answer in answers)
        assert not Authenticator.objects.filter(user=user).exists()

    def test_no_password_is_set_and_nothing_else_of_the_account_opens(self, invited: Made) -> None:
        client = open_link(invited)
        client.post(reverse("choose-passkey"))
        new = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

        answers = [
            client.post(reverse("account_set_password"), new),
            client.get(reverse("mfa_index")),
            client.get(reverse("account")),
        ]

        assert {answer.headers["Location"] for answer in answers} == {reverse("mfa_add_webauthn")}
        assert not User.objects.get(pk=invited.link.user.pk).has_usable_password()

    def test_one_comes_back_and_chooses_a_password(self, invited: Made) -> None:
        client = open_link(invited)
        client.post(reverse("choose-passkey"))

        client.post(reverse("choose-way"), CHOSEN)

        assert client.get(reverse("today")).status_code == 200


def test_a_link_that_waits_is_forgotten_where_somebody_else_signs_in(cast: Cast, invited: Made) -> None:
    client = open_link(invited)

    client.force_login(cast.asha.user)

    assert client.get(reverse("today")).status_code == 200
    assert client.get(reverse("choose-way")).status_code == 410


class TestWhereARoleTakesTwo:
    def test_one_person_makes_no_new_invitation(self, cast: Cast) -> None:
        lea = _person(cast.cara.service, "Lea", Role.LEADER)
        added = changes.add_account(by=cast.cara, email="r@x.example", name="R", roles=[Role.READER])
        changes.agree(by=lea, change=added.waits[0])

        with pytest.raises(NotAllowed, match="takes two"):
            changes.invite_again(by=cast.cara, user=added.user)

    def test_the_second_person_is_given_the_link_and_nobody_before(
        self, cast: Cast, sign_in: Callable[[Staff], Client]
    ) -> None:
        lea = _person(cast.cara.service, "Lea", Role.LEADER)
        added = changes.add_account(by=cast.cara, email="r@x.example", name="R", roles=[Role.READER])

        with pytest.raises(NotAllowed, match="second person has to agree first"):
            changes.invite_again(by=cast.cara, user=added.user)
        page = sign_in(lea).post(reverse("change-agree", args=[added.waits[0].pk])).text

        assert added.made is None
        address = page.partition('so-handover__address">')[2].partition("<")[0]
        assert Client().get(address).headers["Location"] == reverse("choose-way")

    def test_an_invitation_of_before_opens_nothing_until_it_is_agreed_and_made_anew(
        self, cast: Cast, invited: Made
    ) -> None:
        lea = _person(cast.cara.service, "Lea", Role.LEADER)
        user = invited.link.user
        change = changes.propose(by=cast.cara, user=user, kind=ChangeKind.GIVE, role=Role.READER)
        assert change is not None

        early = Client().get(reverse("link", args=[invited.token]))
        handed_over = changes.agree(by=lea, change=change)

        assert (early.status_code, "A second person has to agree" in early.text) == (410, True)
        assert handed_over is not None
        assert Client().get(reverse("link", args=[invited.token])).status_code == 410
        assert Client().get(reverse("link", args=[handed_over.token])).status_code == 302

    def test_whose_role_was_refused_is_invited_to_an_account_without_it(self, cast: Cast) -> None:
        lea = _person(cast.cara.service, "Lea", Role.LEADER)
        roles = [Role.READER, Role.CODER]
        added = changes.add_account(by=cast.cara, email="r@x.example", name="R", roles=roles)

        changes.refuse(by=lea, change=added.waits[0])
        made = changes.invite_again(by=cast.cara, user=added.user)

        assert Client().get(reverse("link", args=[made.token])).status_code == 302
        assert [each.role for each in added.user.memberships.all()] == [Role.CODER]


class TestWhereNobodyCouldAgree:
    """The only leader never opened the invitation, and its days are over."""

    @pytest.fixture
    def lea(self, cast: Cast) -> User:
        lea = _person(cast.cara.service, "Lea", Role.LEADER).user
        lea.set_unusable_password()
        lea.save()
        Membership.objects.filter(service=cast.cara.service, role__in=MAY_AGREE).exclude(user=lea).delete()
        return lea

    def test_the_page_says_who_makes_the_link(self, cast: Cast, lea: User) -> None:
        with pytest.raises(NotAllowed, match="speakopenly user recover"):
            changes.recover(by=cast.cara, user=lea)

        assert not RoleChange.objects.filter(user=lea).exists()

    def test_whoever_runs_the_machine_makes_it_at_once(self, lea: User) -> None:
        said = CliRunner().invoke(commands.user, ["recover", lea.email]).output

        assert "/staff/account/link/" in said

    def test_with_a_second_person_who_can_sign_in_it_takes_two_again(self, cast: Cast, lea: User) -> None:
        _person(cast.cara.service, "Cleo", Role.CUSTODIAN)

        said = CliRunner().invoke(commands.user, ["recover", lea.email]).output

        assert "Proposed, not done" in said


def test_whoever_has_a_way_in_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="signs in already"):
        changes.invite_again(by=cast.cara, user=cast.ben.user)


def test_passwords_follow_the_rules_and_are_typed_twice(invited: Made) -> None:
    client = open_link(invited)

    short = client.post(reverse("choose-way"), {"password": "short", "again": "short"})
    different = client.post(reverse("choose-way"), {"password": NEW_PASSWORD, "again": "something else here"})

    assert (short.status_code, different.status_code) == (400, 400)
    assert "two passwords are different" in different.text


class TestRecovery:
    def test_every_way_in_and_every_session_ends(
        self, cast: Cast, sign_in: Callable[[Staff], Client]
    ) -> None:
        cole = _person(cast.cara.service, "Cole", Role.CODER)
        TOTP.activate(cole.user, generate_totp_secret())
        there = sign_in(cole)

        page = (
            sign_in(cast.cara).post(reverse("person-propose", args=[cole.user.pk]), {"kind": "recover"}).text
        )

        assert "Reading keys are not opened by this" in page
        assert there.get(reverse("today")).status_code == 302
        assert not Authenticator.objects.filter(user=cole.user).exists()
        assert not signs_in("cole@northmoor.example", PASSWORD)
        client = Client()
        client.get(page.partition('so-handover__address">')[2].partition("<")[0])
        client.post(reverse("choose-way"), CHOSEN)
        assert signs_in("cole@northmoor.example", NEW_PASSWORD)

    def test_where_the_account_reads_words_two_people_agree(
        self, cast: Cast, sign_in: Callable[[Staff], Client]
    ) -> None:
        lea = _person(cast.cara.service, "Lea", Role.LEADER)
        change = changes.recover(by=cast.cara, user=cast.ben.user)
        assert isinstance(change, RoleChange)
        assert signs_in("ben@northmoor.example", PASSWORD), "nothing ends before it is agreed"

        page = sign_in(lea).post(reverse("change-agree", args=[change.pk])).text

        assert "so-handover__address" in page
        assert not signs_in("ben@northmoor.example", PASSWORD)
        with pytest.raises(NotAllowed):
            changes.agree(by=cast.cara, change=change)

    def test_a_reading_key_is_as_it_was(self, cast: Cast) -> None:
        keys = list(ReadingKey.objects.values())

        actions.recover(service=cast.ben.service, user=cast.ben.user, by=None)

        assert list(ReadingKey.objects.values()) == keys

    @pytest.mark.parametrize("role", sorted(TAKES_TWO))
    def test_every_role_that_takes_two_keeps_its_account_for_two(self, cast: Cast, role: Role) -> None:
        somebody = _person(cast.cara.service, "Somebody", role)
        _person(cast.cara.service, "Lea", Role.LEADER)

        assert isinstance(changes.recover(by=cast.cara, user=somebody.user), RoleChange)

    def test_one_service_never_renews_an_account_that_works_in_another(self, cast: Cast) -> None:
        people.give_role(user=cast.dilys.user, service=cast.cara.service, role=Role.CODER)

        with pytest.raises(NotAllowed, match="another service"):
            changes.recover(by=cast.cara, user=cast.dilys.user)

    def test_nobody_renews_themselves_and_the_plain_deed_refuses_it(self, cast: Cast) -> None:
        with pytest.raises(NotAllowed, match="Your account"):
            changes.recover(by=cast.cara, user=cast.cara.user)
        with pytest.raises(ValueError, match="recover"):
            changes.propose(by=cast.cara, user=cast.ben.user, kind=ChangeKind.RECOVER, role=None)


def test_closing_an_account_ends_its_link_and_its_sessions(
    cast: Cast, invited: Made, sign_in: Callable[[Staff], Client]
) -> None:
    people.close_account(user=invited.link.user, service=cast.cara.service, by=cast.cara.user)

    assert "taken back" in Client().get(reverse("link", args=[invited.token])).text


def test_one_signs_out_everywhere_else(cast: Cast, sign_in: Callable[[Staff], Client]) -> None:
    here, there, others = sign_in(cast.asha), sign_in(cast.asha), sign_in(cast.ben)

    shown = here.get(reverse("account")).text
    here.post(reverse("sign-out-elsewhere"))

    assert AuditLine.objects.get(deed="sessions ended").by == cast.asha.user
    assert "in 1 other browser" in shown
    assert [client.get(reverse("today")).status_code for client in (here, there, others)] == [200, 302, 200]


def test_the_trail_names_deeds_and_nothing_else(invited: Made) -> None:
    client = open_link(invited)
    client.post(reverse("choose-way"), CHOSEN)

    deeds = set(AuditLine.objects.filter(thing_id=str(invited.link.pk)).values_list("deed", flat=True))

    assert deeds == {"invitation made", "link used"}
    assert AuditLine.objects.filter(thing_id=str(invited.link.user.pk), deed="password set").exists()


class TestTheCommands:
    def test_an_invitation_is_printed_in_place_of_a_password(self, db: None) -> None:
        arguments = [
            "add",
            "new@northmoor.example",
            "--name",
            "New",
            "--service",
            "Northmoor",
            "--role",
            "coder",
        ]

        said = CliRunner().invoke(commands.user, [*arguments, "--invite"]).output

        assert "Password" not in said
        token = said.partition("/staff/account/link/")[2].partition("/")[0]
        assert Client().get(reverse("link", args=[token])).status_code == 302
        assert not User.objects.get(email="new@northmoor.example").has_usable_password()

    def test_a_way_back_in_is_printed_or_proposed(self, cast: Cast) -> None:
        _person(cast.cara.service, "Cole", Role.CODER)
        _person(cast.cara.service, "Lea", Role.LEADER)

        coder = CliRunner().invoke(commands.user, ["recover", "cole@northmoor.example"]).output
        reader = CliRunner().invoke(commands.user, ["recover", "ben@northmoor.example"]).output

        assert "/staff/account/link/" in coder
        assert "Proposed, not done" in reader
        assert RoleChange.objects.get(user=cast.ben.user).kind == ChangeKind.RECOVER

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["nobody@northmoor.example"], "no open account"),
            (["ben@northmoor.example", "--service", "X"], "--service"),
        ],
    )
    def test_what_cannot_be_is_one_line(self, cast: Cast, arguments: list[str], said: str) -> None:
        done = CliRunner().invoke(commands.user, ["recover", *arguments])

        assert isinstance(done.exception, BadInput)
        assert said in str(done.exception)
