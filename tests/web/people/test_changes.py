"""Roles that read, and roles that agree, take two people to give and to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.people import founding
from speakopenly.web.people.changes import actions, policies, queries
from speakopenly.web.people.models import (
    AuditLine,
    ChangeKind,
    ChangeState,
    Membership,
    RoleChange,
    Service,
    User,
)
from speakopenly.web.people.roles import MAY_AGREE, READS_SEALED, TAKES_TWO, Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person

GIVE, TAKE, CLOSE = ChangeKind.GIVE, ChangeKind.TAKE, ChangeKind.CLOSE
SignIn = Callable[[Staff], Client]


@dataclass(frozen=True)
class House:
    """Cara runs the machine; Lea leads and Sam is safeguarding lead; Cole codes; Ben reads."""

    cara: Staff
    lea: Staff
    sam: Staff
    cole: Staff
    ben: Staff


@pytest.fixture
def house(cast: Cast) -> House:
    service = cast.cara.service
    return House(
        cara=cast.cara,
        lea=_person(service, "Lea", Role.LEADER),
        sam=_person(service, "Sam", Role.SAFEGUARDING_LEAD),
        cole=_person(service, "Cole", Role.CODER),
        ben=cast.ben,
    )


def roles_of(staff: Staff) -> set[str]:
    held = Membership.objects.filter(user=staff.user, service=staff.service)
    return set(held.values_list("role", flat=True))


def proposed(house: House, kind: ChangeKind, role: Role | None, about: Staff) -> RoleChange:
    change = actions.propose(by=house.cara, user=about.user, kind=kind, role=role)
    assert change is not None
    return change


@pytest.mark.parametrize("role", sorted(TAKES_TWO))
def test_a_role_that_reads_or_agrees_is_only_proposed(house: House, role: Role) -> None:
    added = actions.add_account(by=house.cara, email="new@northmoor.example", name="New", roles=[role])

    assert [change.role for change in added.waits] == [role]
    assert not Membership.objects.filter(user=added.user).exists()


@pytest.mark.parametrize("role", sorted(set(Role) - TAKES_TWO))
def test_any_other_role_is_given_at_once(house: House, role: Role) -> None:
    added = actions.add_account(by=house.cara, email="new@northmoor.example", name="New", roles=[role])

    assert added.waits == ()
    assert [held.role for held in added.user.memberships.all()] == [role]


def test_whoever_may_be_the_second_person_was_made_by_two() -> None:
    assert set(MAY_AGREE) <= TAKES_TWO
    assert READS_SEALED <= TAKES_TWO


@pytest.mark.parametrize("second", ["lea", "sam"])
def test_a_second_person_makes_it_so(house: House, second: str) -> None:
    change = proposed(house, GIVE, Role.READER, house.cole)

    actions.agree(by=getattr(house, second), change=change)

    assert roles_of(house.cole) == {Role.CODER, Role.READER}
    deeds = AuditLine.objects.filter(thing_id=str(change.pk)).values_list("deed", flat=True)
    assert set(deeds) == {"change of roles proposed", "change of roles agreed"}


def test_refused_nothing_changes_and_it_cannot_be_agreed_afterwards(house: House) -> None:
    change = proposed(house, GIVE, Role.READER, house.cole)

    actions.refuse(by=house.lea, change=change)

    assert roles_of(house.cole) == {Role.CODER}
    with pytest.raises(NotAllowed, match="decided already"):
        actions.agree(by=house.sam, change=change)


def test_nobody_agrees_with_themselves_or_about_themselves(house: House) -> None:
    own = proposed(house, GIVE, Role.READER, house.lea)
    by_lea = RoleChange.objects.create(
        service=house.lea.service,
        user=house.cole.user,
        kind=GIVE,
        role=Role.READER,
        proposed_by=house.lea.user,
    )

    assert not policies.can_decide(house.cara, own), "an administrator agrees to nothing"
    assert not policies.can_decide(house.lea, own), "it is about her"
    assert not policies.can_decide(house.lea, by_lea), "she proposed it"
    assert not policies.can_decide(house.ben, own), "a reader does not choose readers"
    assert policies.can_decide(house.sam, own)
    with pytest.raises(NotAllowed, match="Somebody else"):
        actions.agree(by=house.lea, change=own)


@pytest.mark.parametrize("who", ["proposer", "concerned"])
def test_the_database_itself_wants_a_second_person(house: House, who: str) -> None:
    change = proposed(house, GIVE, Role.READER, house.cole)
    decided_by = house.cara.user if who == "proposer" else house.cole.user

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleChange.objects.filter(pk=change.pk).update(
            state=ChangeState.AGREED, decided_by=decided_by, decided_on="2026-11-02"
        )


def test_a_change_is_proposed_once(house: House) -> None:
    proposed(house, GIVE, Role.READER, house.cole)

    with pytest.raises(NotAllowed, match="proposed already"):
        actions.propose(by=house.cara, user=house.cole.user, kind=GIVE, role=Role.READER)


def test_what_became_impossible_meanwhile_is_not_done(house: House) -> None:
    new = actions.add_account(by=house.cara, email="n@northmoor.example", name="N", roles=[Role.READER])
    actions.propose(by=house.cara, user=new.user, kind=GIVE, role=Role.ADMINISTRATOR)

    with pytest.raises(NotAllowed, match="One person cannot hold both"):
        actions.agree(by=house.lea, change=new.waits[0])

    assert RoleChange.objects.get(pk=new.waits[0].pk).state == ChangeState.PROPOSED


def test_roles_that_must_not_meet_are_not_offered(house: House) -> None:
    offered = queries.roles_to_give(house.cara, queries.person(house.cara, house.ben.user.pk))

    assert not {Role.ADMINISTRATOR, Role.CUSTODIAN, Role.STAFF_SIDE, Role.READER} & set(offered)
    assert Role.CODER in offered


def test_the_last_administrator_and_the_last_second_person_stay(house: House) -> None:
    with pytest.raises(NotAllowed, match="only administrator"):
        actions.propose(by=house.cara, user=house.cara.user, kind=TAKE, role=Role.ADMINISTRATOR)
    actions.agree(by=house.lea, change=proposed(house, TAKE, Role.SAFEGUARDING_LEAD, house.sam))

    with pytest.raises(NotAllowed, match="Nobody else could agree"):
        actions.propose(by=house.cara, user=house.lea.user, kind=CLOSE, role=None)


def test_closing_takes_every_role_and_then_the_sign_in(house: House) -> None:
    actions.agree(by=house.lea, change=proposed(house, CLOSE, None, house.ben))

    assert roles_of(house.ben) == set()
    assert not User.objects.get(pk=house.ben.user.pk).is_active


def test_closing_in_one_service_leaves_the_work_in_another(house: House, cast: Cast) -> None:
    Membership.objects.create(service=cast.dilys.service, user=house.cole.user, role=Role.CODER)

    assert actions.propose(by=house.cara, user=house.cole.user, kind=CLOSE, role=None) is None

    assert User.objects.get(pk=house.cole.user.pk).is_active
    assert Membership.objects.filter(user=house.cole.user).get().service == cast.dilys.service


def test_somebody_of_another_service_joins_with_the_account_they_have(house: House, cast: Cast) -> None:
    before = User.objects.count()

    added = actions.add_account(
        by=house.cara, email=cast.dilys.user.email, name="Somebody", roles=[Role.CODER]
    )

    assert (added.user, added.made) == (cast.dilys.user, None)
    assert User.objects.count() == before
    assert added.user.name == "Dilys"


@pytest.mark.parametrize("wrong", [{"email": "no address"}, {"roles": [Role.ADMINISTRATOR, Role.READER]}])
def test_what_cannot_be_leaves_nothing_behind(house: House, wrong: dict[str, object]) -> None:
    good: dict[str, object] = {"email": "n@northmoor.example", "name": "N", "roles": [Role.CODER]}
    before = User.objects.count(), AuditLine.objects.count()

    with pytest.raises((BadInput, NotAllowed)):
        actions.add_account(by=house.cara, **(good | wrong))  # type: ignore[arg-type]

    assert (User.objects.count(), AuditLine.objects.count()) == before


class TestTheCommandLine:
    """It gives a new service its first people, and afterwards proposes like everybody else."""

    def test_founds_while_the_service_is_new(self, house: House) -> None:
        assert not founding.is_over(house.cara.service)

    def test_proposes_once_the_door_was_open(self, house: House) -> None:
        added = actions.take_in(
            service=house.cara.service, email="n@example.org", name="N", roles=[Role.READER], by=None
        )

        assert [change.proposed_by for change in added.waits] == [None]
        assert policies.can_decide(house.lea, added.waits[0])


class TestThePages:
    def test_adding_shows_a_link_once(self, house: House, sign_in: SignIn) -> None:
        said = {"email": "new@northmoor.example", "name": "New", "roles": [Role.CODER]}

        page = sign_in(house.cara).post(reverse("people-add"), said).text

        new = User.objects.get(email="new@northmoor.example")
        address = page.partition('so-handover__address">')[2].partition("<")[0]
        assert sign_in(house.cole).get(address).headers["Location"] == reverse("choose-way")
        assert not new.has_usable_password()
        assert roles_of(Staff(new, house.cara.service, frozenset())) == {Role.CODER}

    def test_adding_for_a_role_that_takes_two_shows_no_link(self, house: House, sign_in: SignIn) -> None:
        said = {"email": "new@northmoor.example", "name": "New", "roles": [Role.READER, Role.CODER]}

        page = sign_in(house.cara).post(reverse("people-add"), said).text

        new = User.objects.get(email="new@northmoor.example")
        assert "so-handover__address" not in page
        assert "Whoever agrees is given the link to hand over" in page
        assert "Waiting for a second person" in page
        assert roles_of(Staff(new, house.cara.service, frozenset())) == {Role.CODER}

    def test_a_problem_keeps_what_was_typed(self, house: House, sign_in: SignIn) -> None:
        answer = sign_in(house.cara).post(
            reverse("people-add"), {"email": "x", "name": "New", "roles": ["coder"]}
        )

        assert answer.status_code == 400
        assert "There is a problem" in answer.text
        assert 'value="New"' in answer.text

    def test_the_second_person_finds_it_on_today_and_agrees(self, house: House, sign_in: SignIn) -> None:
        change = proposed(house, GIVE, Role.READER, house.cole)
        lea = sign_in(house.lea)

        assert "waits for a second person" in lea.get(reverse("today")).text
        assert "Agree" in lea.get(reverse("people")).text
        lea.post(reverse("change-agree", args=[change.pk]))

        assert Role.READER in roles_of(house.cole)
        assert "waits for a second person" not in lea.get(reverse("today")).text

    def test_readers_see_who_may_read_and_change_nothing(self, house: House, sign_in: SignIn) -> None:
        page = sign_in(house.ben).get(reverse("people")).text

        assert "Sam" in page
        assert reverse("site") not in page.replace(reverse("people"), "")
        assert "May read what people tell us" in page
        assert "Add an account" not in page
        assert "<button" not in page.partition("<main")[2]

    def test_the_page_of_somebody_else_service_is_not_here(
        self, house: House, cast: Cast, sign_in: SignIn
    ) -> None:
        answer = sign_in(house.cara).get(reverse("person", args=[cast.dilys.user.pk]))

        assert answer.status_code == 404


def test_changes_of_one_service_are_not_those_of_another(house: House, cast: Cast) -> None:
    leader = _person(cast.dilys.service, "Lowri", Role.LEADER)
    change = proposed(house, GIVE, Role.READER, house.cole)

    with pytest.raises(NotAllowed):
        actions.agree(by=leader, change=change)
    assert queries.proposals(leader) == []


def test_roles_in_the_database_are_those_in_the_code(db: None) -> None:
    call_command("makemigrations", "speakopenly_people", check=True, dry_run=True, verbosity=0)
    assert Service.objects.count() == 0
