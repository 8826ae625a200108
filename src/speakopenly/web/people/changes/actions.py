"""Add accounts, propose changes of roles, and decide them; each with its line in the audit trail."""

from __future__ import annotations

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
from speakopenly.web.people.ways import actions as ways
from speakopenly.web.people.ways import policies as ways_policies
from speakopenly.web.people.ways import queries as ways_queries
from speakopenly.web.people.ways.actions import Made
from speakopenly.web.people.ways.models import LinkKind


@dataclass(frozen=True, slots=True)
class Added:
    """An account in a service: the link to hand over once, and which of its roles wait for somebody else."""

    user: User
    made: Made | None
    waits: tuple[RoleChange, ...]
    is_new: bool


@transaction.atomic
def add_account(*, by: Staff, email: str, name: str, roles: Iterable[Role]) -> Added:
    """Open an account, or let one of another service work in this one as well.

    Raises BadInput for an address we cannot take, NotAllowed for roles that must not meet.
    """
    policies.check_can_add(by)
    return take_in(service=by.service, email=email, name=name, roles=roles, by=by.user)


@transaction.atomic
def take_in(
    *,
    service: Service,
    email: str,
    name: str,
    roles: Iterable[Role],
    password: str | None = None,
    by: User | None,
) -> Added:
    """The same for whoever may (the caller asks): give what takes one, propose what takes two.

    Without a password somebody new is invited, once nothing waits for a second person.
    """
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    is_invited = user is None and password is None
    if user is None:
        user = actions.add_person(service=service, email=email, name=name, password=password, roles=[], by=by)
    wanted = list(roles)
    people.check_can_hold(policies.roles_held(service, user) | set(wanted))
    made = [do_or_propose(service, user, ChangeKind.GIVE, role, by) for role in wanted]
    waits = tuple(change for change in made if change)
    link = None
    if is_invited and not waits:  # else whoever agrees is given it
        link = ways.make_link(service=service, user=user, kind=LinkKind.INVITE, by=by)
    return Added(user, link, waits, is_new=is_invited)


@transaction.atomic
def invite_again(*, by: Staff, user: User) -> Made:
    """A new invitation for somebody who has not come yet; the one before ends. Raises NotAllowed."""
    policies.check_can_add(by)
    ways_policies.check_can_invite_again(by.service, user)
    return ways.make_link(service=by.service, user=user, kind=LinkKind.INVITE, by=by.user)


@transaction.atomic
def take_back_link(*, by: Staff, user: User) -> None:
    """Let the link of somebody open nothing more. Raises NotAllowed."""
    policies.check_can_add(by)
    ways.take_back(service=by.service, user=user, by=by.user)


@transaction.atomic
def recover(*, by: Staff, user: User) -> Made | RoleChange:
    """A new way to sign in for somebody who lost theirs: a link, or a proposal where it takes two.

    Raises NotAllowed.
    """
    policies.check_can_propose(by, user, ChangeKind.RECOVER, None)
    if policies.takes_two(by.service, user, ChangeKind.RECOVER, None):
        policies.check_somebody_could_agree(by, user)
    return recover_for(service=by.service, user=user, by=by.user)


@transaction.atomic
def recover_for(*, service: Service, user: User, by: User | None) -> Made | RoleChange:
    """The same for whoever may (the caller asks).

    Where nobody could ever agree, whoever runs the machine (``by`` is None) does it alone, so that no service
    is shut for good.
    """
    if by is None and not policies.somebody_could_agree(service, but=[user]):
        return ways.recover(service=service, user=user, by=None)
    change = _propose(service, user, ChangeKind.RECOVER, None, by)
    return change or ways.recover(service=service, user=user, by=by)


@transaction.atomic
def propose(*, by: Staff, user: User, kind: ChangeKind, role: Role | None) -> RoleChange | None:
    """Propose a change; None where it takes one person only and is done. Raises NotAllowed.

    A new way to sign in has a deed of its own, ``recover``: its link has to reach somebody.
    """
    if kind is ChangeKind.RECOVER:
        raise ValueError("Use recover.")
    policies.check_can_propose(by, user, kind, role)
    return do_or_propose(by.service, user, kind, role, by.user)


@transaction.atomic
def agree(*, by: Staff, change: RoleChange) -> Made | None:
    """Be the second person: now it is done. Raises NotAllowed, and then nothing has changed.

    Comes back: the link to hand over, where what was agreed is a new way to sign in. Where it is a role that
    takes two, an invitation is made, or one not used yet is made anew: one person alone had seen it.
    """
    change = _held(change)
    policies.check_can_decide(by, change)
    _decide(change, ChangeState.AGREED, by)
    audit.record("change of roles agreed", change, by=by.user, service=by.service)
    kind, role = ChangeKind(change.kind), Role(change.role) if change.role else None
    policies.check_is_possible(change.service, change.user, kind, role)
    if kind is ChangeKind.RECOVER:
        if change.proposed_by is not None:
            ways_policies.check_works_only_here(change.service, change.user)
        return ways.recover(service=change.service, user=change.user, by=by.user)
    _do(change.service, change.user, kind, role, by.user)
    return _invited_anew(change, by) if kind is ChangeKind.GIVE else None


def _invited_anew(change: RoleChange, by: Staff) -> Made | None:
    """The link that one person alone had seen, or that nobody had: made now, and shown to the second."""
    held = ways_queries.latest_link(change.service, change.user)
    if held is None and ways_policies.can_come_in(change.user):
        return None
    kind = LinkKind(held.link.kind) if held else LinkKind.INVITE
    return ways.make_link(service=change.service, user=change.user, kind=kind, by=by.user)


@transaction.atomic
def refuse(*, by: Staff, change: RoleChange) -> None:
    """Leave things as they are. Raises NotAllowed."""
    change = _held(change)
    policies.check_can_decide(by, change)
    _decide(change, ChangeState.REFUSED, by)
    audit.record("change of roles refused", change, by=by.user, service=by.service)


@transaction.atomic
def do_or_propose(
    service: Service, user: User, kind: ChangeKind, role: Role | None, by: User | None
) -> RoleChange | None:
    """Do what takes one, propose what takes two; the caller has asked whether this person may."""
    change = _propose(service, user, kind, role, by)
    if change is None:
        _do(service, user, kind, role, by)
    return change


def _propose(
    service: Service, user: User, kind: ChangeKind, role: Role | None, by: User | None
) -> RoleChange | None:
    """The proposal where it takes two, and None where one person may do it."""
    policies.check_is_possible(service, user, kind, role)
    if not policies.takes_two(service, user, kind, role):
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
