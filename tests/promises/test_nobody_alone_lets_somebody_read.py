"""Promise: nobody alone lets somebody read what people write; it takes two people, and both stand in the trail."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from speakopenly.core.sealing import make_holder_keys
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind, ReadingKey
from speakopenly.web.hear.keyring.policies import MAY_HOLD
from speakopenly.web.people import founding
from speakopenly.web.people.changes import actions
from speakopenly.web.people.models import AuditLine, ChangeKind, Membership, RoleChange, User
from speakopenly.web.people.roles import READS_SEALED, Role
from speakopenly.web.people.staff import Staff
from tests.web.conftest import Cast, _person
from tests.web.hear.reporting.reports.conftest import Reader

pytestmark = pytest.mark.django_db
NEW = "new@northmoor.example"


@pytest.fixture
def lea(cast: Cast) -> Staff:
    return _person(cast.cara.service, "Lea", Role.LEADER)


def give_a_key(user: User, cast: Cast) -> ReadingKey:
    """A key slipped in for somebody who holds no role yet."""
    public, _private = make_holder_keys()
    locked = {"by_passphrase": b"-", "by_recovery_code": b"-"}
    return ReadingKey.objects.create(service=cast.cara.service, user=user, public_key=public.data, **locked)


def sealed_to(cast: Cast) -> set[str]:
    """The names of those to whom a report that comes now would be sealed."""
    return {key.user.name for key in case_keys.holders(cast.cara.service.pk, CaseKind.REPORT)}


def browser(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff.user)
    return client


def test_every_role_to_which_words_are_sealed_is_one_that_takes_two() -> None:
    assert set(MAY_HOLD) == set(READS_SEALED)


def test_an_administrator_alone_makes_no_reader(cast: Cast, ben: Reader) -> None:
    said = {"email": NEW, "name": "New", "roles": [Role.READER]}
    browser(cast.cara).post(reverse("people-add"), said)
    new = User.objects.get(email=NEW)
    give_a_key(new, cast)

    change = RoleChange.objects.get(user=new)
    browser(cast.cara).post(reverse("change-agree", args=[change.pk]))

    assert sealed_to(cast) == {"Ben"}


def test_two_people_do_and_both_stand_in_the_trail(cast: Cast, ben: Reader, lea: Staff) -> None:
    browser(cast.cara).post(reverse("people-add"), {"email": NEW, "name": "New", "roles": [Role.READER]})
    change = RoleChange.objects.get()
    give_a_key(change.user, cast)
    browser(lea).post(reverse("change-agree", args=[change.pk]))

    assert sealed_to(cast) == {"Ben", "New"}
    lines = AuditLine.objects.filter(thing_id=str(change.pk)).values_list("deed", "by__name")
    assert set(lines) == {("change of roles proposed", "Cara"), ("change of roles agreed", "Lea")}


def test_an_administrator_alone_makes_nobody_who_could_agree(cast: Cast, ben: Reader) -> None:
    for role in (Role.LEADER, Role.SAFEGUARDING_LEAD, Role.CUSTODIAN):
        said = {"email": f"{role}@northmoor.example", "name": "New", "roles": [role]}
        browser(cast.cara).post(reverse("people-add"), said)

    assert not Membership.objects.filter(service=cast.cara.service, user__name="New").exists()


def test_nor_does_the_command_line_once_people_could_write(
    cast: Cast, ben: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(founding, "_over", {"open": lambda service: True})
    actions.take_in(service=cast.cara.service, email=NEW, name="New", roles=[Role.READER], by=None)

    assert not Membership.objects.filter(user__email=NEW).exists()


@pytest.mark.parametrize("who", ["cara", "ben"])
def test_the_database_refuses_the_word_of_whoever_proposed_it_or_is_concerned(cast: Cast, who: str) -> None:
    change = RoleChange.objects.create(
        service=cast.cara.service,
        user=cast.ben.user,
        kind=ChangeKind.GIVE,
        role=Role.SAFEGUARDING_LEAD,
        proposed_by=cast.cara.user,
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleChange.objects.filter(pk=change.pk).update(
            state="agreed", decided_by=getattr(cast, who).user, decided_on="2026-11-02"
        )


def test_whose_role_was_taken_away_is_sealed_to_no_more(
    cast: Cast, ben: Reader, fay: Reader, lea: Staff
) -> None:
    before = sealed_to(cast)
    change = actions.propose(by=cast.cara, user=ben.staff.user, kind=ChangeKind.TAKE, role=Role.READER)
    assert change is not None
    waiting = sealed_to(cast)

    actions.agree(by=lea, change=change)

    assert (before, waiting, sealed_to(cast)) == ({"Ben", "Fay"}, {"Ben", "Fay"}, {"Fay"})
