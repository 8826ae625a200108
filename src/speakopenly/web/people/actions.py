"""Deeds on people and services, each in one transaction with its line in the audit trail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from speakopenly.core.errors import BadInput
from speakopenly.core.shown import shown_name
from speakopenly.web.people import audit, events, policies
from speakopenly.web.people.models import Membership, Service, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.ways import actions as ways


@dataclass(frozen=True, slots=True)
class RoleTaken:
    """Somebody holds a role no longer. A listener ends what came with it, or raises NotAllowed."""

    service_id: UUID
    user_id: UUID
    by_id: UUID | None


@transaction.atomic
def found_service(*, name: str) -> Service:
    """Begin an organisation; one of that name that exists already is returned as it is."""
    service, is_new = Service.objects.get_or_create(name=shown_name(name))
    if is_new:
        audit.record("service founded", service, by=None, service=service)
    return service


@transaction.atomic
def add_person(
    *,
    service: Service,
    email: str,
    name: str,
    password: str | None,
    roles: list[Role],
    by: User | None = None,
) -> User:
    """Open an account with its roles; without a password it waits for a link or an account elsewhere.

    Raises BadInput for an address or password we cannot take.
    """
    _check_address(email)
    user = User(email=email.strip().lower(), name=shown_name(name))
    if password is not None:
        _check_password(password, user)
    user.set_password(password)
    user.save()
    audit.record("account opened", user, by=by, service=service)
    for role in roles:
        give_role(user=user, service=service, role=role, by=by)
    return user


@transaction.atomic
def give_role(*, user: User, service: Service, role: Role, by: User | None = None) -> Membership:
    """Let a person hold one more role. Raises NotAllowed for roles that must not meet in one person."""
    held = set(Membership.objects.filter(user=user, service=service).values_list("role", flat=True))
    policies.check_can_hold({Role(value) for value in held} | {role})
    membership, is_new = Membership.objects.get_or_create(user=user, service=service, role=role)
    if is_new:
        audit.record("role given", membership, by=by, service=service)
    return membership


@transaction.atomic
def take_role(*, user: User, service: Service, role: Role, by: User | None = None) -> None:
    """Let a person hold a role no longer. What later rooms gave with it ends; one that must not end refuses.

    Raises NotAllowed where a room would lose what nobody else can open.
    """
    membership = Membership.objects.filter(user=user, service=service, role=role).first()
    if membership is None:
        return
    audit.record("role taken away", membership, by=by, service=service)
    membership.delete()
    events.tell(RoleTaken(service.pk, user.pk, by.pk if by else None))


@transaction.atomic
def close_account(*, user: User, service: Service, by: User | None = None) -> None:
    """End somebody's work in this service; without another service they cannot sign in any more."""
    for role in Membership.objects.filter(user=user, service=service).values_list("role", flat=True):
        take_role(user=user, service=service, role=Role(role), by=by)
    if not Membership.objects.filter(user=user).exists():
        User.objects.filter(pk=user.pk).update(is_active=False)
        ways.end_every_way_in(service=service, user=user, by=by)
    audit.record("account closed", user, by=by, service=service)


def known_roles(names: Iterable[str]) -> list[Role]:
    """The roles of these names. Raises BadInput for a name we do not know, with those we do."""
    try:
        return [Role(name) for name in names]
    except ValueError as error:
        known = ", ".join(Role.values)
        raise BadInput("There is no such role.", do=f"Choose from: {known}.") from error


def _check_address(email: str) -> None:
    try:
        validate_email(email.strip())
    except ValidationError as error:
        raise BadInput("This is not an e-mail address.", do="Write it as name@example.org.") from error
    if User.objects.filter(email=email.strip().lower()).exists():
        raise BadInput("There is an account for this address already.", do="Use another address.")


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise BadInput("This password will not do.", do=" ".join(error.messages)) from error
