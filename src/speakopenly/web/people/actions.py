"""Deeds on people and services, each in one transaction with its line in the audit trail."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from speakopenly.core.errors import BadInput
from speakopenly.web.people import audit, policies
from speakopenly.web.people.models import Membership, Service, User
from speakopenly.web.people.roles import Role


@transaction.atomic
def found_service(*, name: str) -> Service:
    """Begin an organisation; one of that name that exists already is returned as it is."""
    service, is_new = Service.objects.get_or_create(name=name)
    if is_new:
        audit.record("service founded", service, by=None, service=service)
    return service


@transaction.atomic
def add_person(
    *, service: Service, email: str, name: str, password: str, roles: list[Role], by: User | None = None
) -> User:
    """Open an account with its roles. Raises BadInput for an address or password we cannot take."""
    _check_address(email)
    user = User(email=email.strip().lower(), name=name.strip())
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
