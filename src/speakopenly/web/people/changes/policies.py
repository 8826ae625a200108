"""Who may see, propose and decide changes of roles. Guards come in pairs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.models import ChangeKind, ChangeState, Membership, RoleChange, Service, User
from speakopenly.web.people.roles import MAY_AGREE, READS_SEALED, TAKES_TWO, Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.people.ways import policies as ways

MAY_SEE: Final = tuple(
    role for role in Role if role in READS_SEALED or role in MAY_AGREE or role is Role.ADMINISTRATOR
)
"""Readers know each other: whoever reads sees who else may."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see who works here with which roles."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether the pages of people may be shown."""
    return people.allows(check_can_enter, by)


def check_can_add(by: Staff) -> None:
    """Raise NotAllowed unless this person may open accounts."""
    people.check_has_role(by, Role.ADMINISTRATOR)


def can_add(by: Staff) -> bool:
    """Whether the page to add an account may be shown."""
    return people.allows(check_can_add, by)


def check_can_propose(by: Staff, user: User, kind: ChangeKind, role: Role | None) -> None:
    """Raise NotAllowed unless this person may propose, or where it takes one only do, this change."""
    check_can_add(by)
    if kind is ChangeKind.RECOVER:
        _check_can_recover(by, user)
    check_is_possible(by.service, user, kind, role)


def can_propose(by: Staff, user: User, kind: ChangeKind, role: Role | None) -> bool:
    """Whether the button to propose this may be shown."""
    return people.allows(check_can_propose, by, user, kind, role)


def check_is_possible(service: Service, user: User, kind: ChangeKind, role: Role | None) -> None:
    """Raise NotAllowed where the change would change nothing, join what must not meet, or leave nobody."""
    held = roles_held(service, user)
    if RoleChange.objects.filter(
        service=service, user=user, kind=kind, role=role or "", state=ChangeState.PROPOSED
    ).exists():
        raise NotAllowed(_("This is proposed already, and waits for a second person."))
    if kind is ChangeKind.GIVE and role is not None:
        _check_can_give(held, role)
        return
    if kind is ChangeKind.RECOVER:
        if not held or not user.is_active:
            raise NotAllowed(_("This person does not work here, or the account is closed."))
        return
    if not held or (kind is ChangeKind.TAKE and role not in held):
        raise NotAllowed(_("This person does not hold this role here."))
    _check_somebody_stays(service, user, held if role is None else {role})


def takes_two(service: Service, user: User, kind: ChangeKind, role: Role | None) -> bool:
    """Whether a second person has to agree."""
    if kind in (ChangeKind.CLOSE, ChangeKind.RECOVER):
        return bool(roles_held(service, user) & TAKES_TWO)
    return role in TAKES_TWO


def somebody_could_agree(service: Service, *, but: Collection[User]) -> bool:
    """Whether anybody else here may be the second person, and can sign in to be it."""
    may = User.objects.filter(memberships__service=service, memberships__role__in=MAY_AGREE)
    others = may.exclude(pk__in=[each.pk for each in but]).distinct()
    return any(ways.can_come_in(each) for each in others)


def check_somebody_could_agree(by: Staff, user: User) -> None:
    """Raise NotAllowed, and say who can help, where a proposal would wait for nobody."""
    if not somebody_could_agree(by.service, but=[by.user, user]):
        raise NotAllowed(
            _(
                "Nobody here could agree to this: no second person can sign in. "
                "Whoever runs this machine makes the link: speakopenly user recover."
            )
        )


def check_can_decide(by: Staff, change: RoleChange) -> None:
    """Raise NotAllowed unless this person is the second one: another role, another person, not concerned."""
    people.check_same_service(by, change)
    people.check_has_role(by, *MAY_AGREE)
    if change.state != ChangeState.PROPOSED:
        raise NotAllowed(_("This was decided already."))
    if by.user.pk in (change.proposed_by_id, change.user_id):
        raise NotAllowed(_("Somebody else has to decide this: you proposed it, or it is about you."))


def can_decide(by: Staff, change: RoleChange) -> bool:
    """Whether the buttons to agree and refuse may be shown."""
    return people.allows(check_can_decide, by, change)


def roles_held(service: Service, user: User) -> set[Role]:
    """The roles this person has in this service now."""
    held = Membership.objects.filter(service=service, user=user)
    return {Role(value) for value in held.values_list("role", flat=True)}


def _check_can_give(held: set[Role], role: Role) -> None:
    if role in held:
        raise NotAllowed(_("This person holds this role already."))
    people.check_can_hold(held | {role})


def _check_somebody_stays(service: Service, user: User, roles: set[Role]) -> None:
    """Without an administrator nobody proposes, and without a second person nobody agrees, ever again."""
    others = Membership.objects.filter(service=service, user__is_active=True).exclude(user=user)
    if Role.ADMINISTRATOR in roles and not others.filter(role=Role.ADMINISTRATOR).exists():
        raise NotAllowed(_("This is the only administrator. Give the role to somebody else first."))
    if roles & set(MAY_AGREE) and not others.filter(role__in=MAY_AGREE).exists():
        raise NotAllowed(
            _("Nobody else could agree to changes then. Give such a role to somebody else first.")
        )


def _check_can_recover(by: Staff, user: User) -> None:
    if by.user == user:
        raise NotAllowed(_("You are signed in: change your ways of signing in under “Your account”."))
    ways.check_works_only_here(by.service, user)
