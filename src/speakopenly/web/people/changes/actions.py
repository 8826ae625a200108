"""Add accounts, propose changes of roles, and decide them; each with its line in the audit trail."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from speakopenly.web.people import actions, audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.changes import policies
from speakopenly.web.people.models import ChangeKind, ChangeState, RoleChange, Service, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Added:
    """An account in a service: the password to tell once, and which of its roles wait for a second person."""

    user: User
    password: str
    waits: tuple[RoleChange, ...]


@transaction.atomic
def add_account(*, by: Staff, email: str, name: str, roles: Iterable[Role]) -> Added:
    """Open an account, or let one of another service work in this one as well.

    Raises BadInput for an address we cannot take, NotAllowed for roles that must not meet.
    """
    policies.check_can_add(by)
    return take_in(service=by.service, email=email, name=name, roles=roles, by=by.user)


@transaction.atomic
def take_in(
    *, service: Service, email: str, name: str, roles: Iterable[Role], password: str = "", by: User | None
) -> Added:
    """The same for whoever may (the caller asks): give what takes one, propose what takes two."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    password = password or secrets.token_urlsafe(15)
    is_new = user is None
    if user is None:
        user = actions.add_person(service=service, email=email, name=name, password=password, roles=[], by=by)
    wanted = list(roles)
    people.check_can_hold(policies.roles_held(service, user) | set(wanted))
    made = [_do_or_propose(service, user, ChangeKind.GIVE, role, by) for role in wanted]
    return Added(user, password if is_new else "", tuple(change for change in made if change))


@transaction.atomic
def propose(*, by: Staff, user: User, kind: ChangeKind, role: Role | None) -> RoleChange | None:
    """Propose a change; None where it takes one person only and is done. Raises NotAllowed."""
    policies.check_can_propose(by, user, kind, role)
    return _do_or_propose(by.service, user, kind, role, by.user)


@transaction.atomic
def agree(*, by: Staff, change: RoleChange) -> None:
    """Be the second person: now it is done. Raises NotAllowed, and then nothing has changed."""
    change = _held(change)
    policies.check_can_decide(by, change)
    _decide(change, ChangeState.AGREED, by)
    audit.record("change of roles agreed", change, by=by.user, service=by.service)
    kind, role = ChangeKind(change.kind), Role(change.role) if change.role else None
    policies.check_is_possible(change.service, change.user, kind, role)
    _do(change.service, change.user, kind, role, by.user)


@transaction.atomic
def refuse(*, by: Staff, change: RoleChange) -> None:
    """Leave things as they are. Raises NotAllowed."""
    change = _held(change)
    policies.check_can_decide(by, change)
    _decide(change, ChangeState.REFUSED, by)
    audit.record("change of roles refused", change, by=by.user, service=by.service)


def _do_or_propose(
    service: Service, user: User, kind: ChangeKind, role: Role | None, by: User | None
) -> RoleChange | None:
    policies.check_is_possible(service, user, kind, role)
    if not policies.takes_two(service, user, kind, role):
        _do(service, user, kind, role, by)
        return None
    change = RoleChange.objects.create(service=service, user=user, kind=kind, role=role or "", proposed_by=by)
    audit.record("change of roles proposed", change, by=by, service=service)
    return change


def _do(service: Service, user: User, kind: ChangeKind, role: Role | None, by: User | None) -> None:
    if kind is ChangeKind.CLOSE:
        actions.close_account(user=user, service=service, by=by)
    elif role is not None:
        deed = actions.give_role if kind is ChangeKind.GIVE else actions.take_role
        deed(user=user, service=service, role=role, by=by)


def _held(change: RoleChange) -> RoleChange:
    """The row as it is now, held until the end of the transaction, so that two do not decide at once."""
    return (
        RoleChange.objects.select_for_update(of=("self",)).select_related("service", "user").get(pk=change.pk)
    )


def _decide(change: RoleChange, state: ChangeState, by: Staff) -> None:
    change.state, change.decided_by, change.decided_on = state, by.user, timezone.localdate()
    change.save(update_fields=["state", "decided_by", "decided_on"])
