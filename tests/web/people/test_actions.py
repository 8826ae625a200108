from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.people import actions, audit
from speakopenly.web.people.models import AuditLine, Membership, Service, User
from speakopenly.web.people.roles import Role
from tests.web.conftest import PASSWORD, Cast

GOOD: dict[str, Any] = {
    "email": "Eve@Northmoor.example",
    "name": "Eve",
    "password": PASSWORD,
    "roles": [Role.CODER],
}


def test_an_account_is_opened_with_its_roles_and_its_lines_in_the_audit_trail(cast: Cast) -> None:
    eve = actions.add_person(service=cast.cara.service, by=cast.cara.user, **GOOD)

    assert eve.email == "eve@northmoor.example"
    assert eve.check_password(PASSWORD)
    assert [membership.role for membership in eve.memberships.all()] == [Role.CODER]
    lines = AuditLine.objects.filter(service=cast.cara.service, by=cast.cara.user)
    assert {line.deed for line in lines} == {"account opened", "role given"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "not an address"},
        {"email": "asha@northmoor.example"},
        {"password": "short"},
        {"password": "eve@northmoor.example"},
    ],
)
def test_what_we_cannot_take_is_refused_and_leaves_nothing_behind(cast: Cast, wrong: dict[str, str]) -> None:
    before = (User.objects.count(), AuditLine.objects.count())

    with pytest.raises(BadInput):
        actions.add_person(service=cast.cara.service, **{**GOOD, **wrong})

    assert (User.objects.count(), AuditLine.objects.count()) == before


def test_roles_that_must_not_meet_undo_the_whole_account(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.add_person(service=cast.cara.service, **{**GOOD, "roles": [Role.ADMINISTRATOR, Role.READER]})

    assert not User.objects.filter(email="eve@northmoor.example").exists()


def test_an_administrator_cannot_become_reader_later(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        actions.give_role(user=cast.cara.user, service=cast.cara.service, role=Role.READER)


def test_giving_a_role_twice_is_harmless(cast: Cast) -> None:
    actions.give_role(user=cast.ben.user, service=cast.ben.service, role=Role.READER)

    assert Membership.objects.filter(user=cast.ben.user).count() == 1


def test_founding_a_service_twice_gives_the_same_one(db: None) -> None:
    assert actions.found_service(name="Northmoor") == actions.found_service(name="Northmoor")
    assert Service.objects.count() == 1


def test_an_unknown_role_is_refused_with_those_we_know() -> None:
    with pytest.raises(BadInput, match="facilitator"):
        actions.known_roles(["boss"])


def test_the_database_itself_refuses_a_role_we_do_not_know(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(user=cast.ben.user, service=cast.ben.service, role="boss")


@pytest.mark.parametrize(
    "deed", ["She said it was Tuesday", "report 14 closed", "closed: “late”", "", "x" * 90, "line\nline"]
)
def test_the_audit_trail_takes_no_words_that_could_quote_anybody(cast: Cast, deed: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        audit.record(deed, cast.asha.service, by=None, service=cast.asha.service)


def test_a_line_of_the_audit_trail_stays_as_it_was_written(cast: Cast) -> None:
    line = audit.record("service looked at", cast.asha.service, by=cast.asha.user, service=cast.asha.service)

    line.deed = "something else"
    with pytest.raises(TypeError):
        line.save()
    with pytest.raises(TypeError):
        line.delete()
    with pytest.raises(TypeError):
        AuditLine.objects.all().delete()
    with pytest.raises(TypeError):
        AuditLine.objects.update(deed="something else")
