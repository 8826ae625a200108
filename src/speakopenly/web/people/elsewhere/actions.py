"""Connect an account elsewhere with one here, open an account for somebody whose groups stand for a role, and
follow their groups at each sign-in: what takes one is given and taken, what takes two is proposed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import actions, audit
from speakopenly.web.people.changes import actions as changes
from speakopenly.web.people.changes import policies as changes_policies
from speakopenly.web.people.elsewhere.groups import Given
from speakopenly.web.people.keyed import derived_key
from speakopenly.web.people.models import (
    AccountElsewhere,
    ChangeKind,
    ChangeState,
    RoleChange,
    RoleFromGroup,
    Service,
    User,
)
from speakopenly.web.people.roles import Role


def hash_of(issuer: str, subject: str) -> str:
    """What is kept of an account elsewhere: no name, and without our key no number either."""
    said = f"{len(issuer)} {issuer} {subject}".encode()
    return hashlib.blake2b(said, key=derived_key("account elsewhere"), digest_size=32).hexdigest()


def user_of(keyed_hash: str) -> User | None:
    """Whose account here this account elsewhere opens."""
    found = AccountElsewhere.objects.filter(keyed_hash=keyed_hash).select_related("user").first()
    return found.user if found else None


@transaction.atomic
def connect(*, user: User, service: Service, keyed_hash: str) -> None:
    """Let an account elsewhere open this account. Raises NotAllowed where either has another."""
    held = AccountElsewhere.objects.filter(keyed_hash=keyed_hash).first()
    if held is not None and held.user_id != user.pk:
        raise NotAllowed(
            _("That account opens somebody else's account here. Sign out there first, then try again.")
        )
    own = AccountElsewhere.objects.filter(user=user).first()
    if own is not None and own.keyed_hash != keyed_hash:
        raise NotAllowed(_("Another account opens yours already. Disconnect it first, under “Your account”."))
    if own is None:
        made = AccountElsewhere.objects.create(user=user, service=service, keyed_hash=keyed_hash)
        audit.record("account elsewhere connected", made, by=user, service=service)


@transaction.atomic
def disconnect(*, user: User) -> None:
    """Let no account elsewhere open this one any more."""
    for held in AccountElsewhere.objects.filter(user=user).select_related("service"):
        audit.record("account elsewhere disconnected", held, by=user, service=held.service)
        held.delete()


@transaction.atomic
def open_account(*, claims: Mapping[str, Any], given: Collection[Given], keyed_hash: str) -> User:
    """Open an account for somebody whose groups stand for a role here. Raises NotAllowed.

    An address that an account has already is never taken over, whatever the provider says of it.
    """
    services = {
        service.name: service for service in Service.objects.filter(name__in={name for name, _role in given})
    }
    if not services:
        raise NotAllowed(
            _("You have no account here, and none of your groups stands for a role. Ask your administrator.")
        )
    email, name = _address_of(claims), str(claims.get("name") or "").strip()[:120]
    if User.objects.filter(email=email).exists():
        raise NotAllowed(
            _(
                "There is an account or an invitation for your address already. Open it as you were told, "
                "and connect your organisation's account there, under “Your account”."
            )
        )
    service = services[min(services)]
    user = actions.add_person(service=service, email=email, name=name or email, password=None, roles=[])
    connect(user=user, service=service, keyed_hash=keyed_hash)
    return user


@transaction.atomic
def follow_groups(*, user: User, given: Collection[Given]) -> None:
    """Give and take what the groups of this moment stand for.

    A role given by hand is not theirs to take; one that a person took away or refused here stays away.
    """
    services = {
        service.name: service for service in Service.objects.filter(name__in={name for name, _role in given})
    }
    wanted = {(services[name].pk, role) for name, role in given if name in services}
    known = {
        (row.service_id, Role(row.role)): row
        for row in RoleFromGroup.objects.filter(user=user).select_related("service", "change")
    }
    for (service_id, role), row in known.items():
        if (service_id, role) in wanted:
            _stays(row)
        else:
            _goes(row, role)
    by_key = {service.pk: service for service in services.values()}
    for service_id, role in sorted(wanted - known.keys(), key=lambda each: (str(each[0]), each[1])):
        _comes(by_key[service_id], user, role)


def _comes(service: Service, user: User, role: Role) -> None:
    if role in changes_policies.roles_held(service, user):
        return  # given by hand
    try:
        change = changes.do_or_propose(service, user, ChangeKind.GIVE, role, None)
    except NotAllowed:
        return  # it must not meet what this person holds, or it is proposed already
    RoleFromGroup.objects.create(service=service, user=user, role=role, change=change)


def _stays(row: RoleFromGroup) -> None:
    """In the group again before anybody had agreed to take the role away: nothing is left to decide."""
    if row.change and row.change.kind == ChangeKind.TAKE and row.change.state == ChangeState.PROPOSED:
        _withdraw(row.change)
        RoleFromGroup.objects.filter(pk=row.pk).update(change=None)


def _goes(row: RoleFromGroup, role: Role) -> None:
    if row.change and row.change.kind == ChangeKind.GIVE and row.change.state == ChangeState.PROPOSED:
        _withdraw(row.change)
    if role not in changes_policies.roles_held(row.service, row.user):
        row.delete()
        return
    if row.change and row.change.kind == ChangeKind.TAKE:
        return  # proposed already, or a second person has refused
    try:
        change = changes.do_or_propose(row.service, row.user, ChangeKind.TAKE, role, None)
    except NotAllowed:
        return  # the last administrator, or the last who may agree, or a key that alone opens something
    if change is None:
        row.delete()
    else:
        RoleFromGroup.objects.filter(pk=row.pk).update(change=change)


def _withdraw(change: RoleChange) -> None:
    audit.record("change of roles withdrawn", change, by=None, service=change.service)
    change.delete()


def _address_of(claims: Mapping[str, Any]) -> str:
    """The address the account is called by; it opens nothing. Raises NotAllowed where there is none."""
    if claims.get("email_verified") in (False, "false"):
        raise NotAllowed(
            _("Your organisation's sign-in has not confirmed your e-mail address. Ask your IT service.")
        )
    address = str(claims.get("email") or "").strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotAllowed(
            _("Your organisation's sign-in does not tell your e-mail address. Ask your IT service.")
        ) from error
    return address
