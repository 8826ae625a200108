"""Who may do what with people and services. Guards come in pairs: one raises and says why, one answers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import ParamSpec

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.people.roles import NEVER_TOGETHER, Role
from speakopenly.web.people.staff import Staff

P = ParamSpec("P")


def allows(check: Callable[P, None], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Turn a guard that raises into a yes or no, so that a page and a deed follow one rule."""
    try:
        check(*args, **kwargs)
    except NotAllowed:
        return False
    return True


def check_has_role(by: Staff, *roles: Role) -> None:
    """Raise NotAllowed unless one of these roles is held. Says nothing about whether the thing exists."""
    if by.roles.isdisjoint(roles):
        raise NotAllowed(
            _("This page is for: %(wanted)s. You are signed in as: %(held)s. Ask your administrator.")
            % {"wanted": ", ".join(str(role.label) for role in roles), "held": by.role_names or _("no role")}
        )


def has_role(by: Staff, *roles: Role) -> bool:
    """Whether one of these roles is held."""
    return allows(check_has_role, by, *roles)


def check_same_service(by: Staff, thing: ServiceRecord) -> None:
    """Raise NotAllowed for what belongs to another service."""
    if thing.service_id != by.service.pk:
        raise NotAllowed(_("This page is not here."))


def is_same_service(by: Staff, thing: ServiceRecord) -> bool:
    """Whether the thing belongs to the service this person works in."""
    return allows(check_same_service, by, thing)


def check_can_hold(roles: Collection[Role]) -> None:
    """Raise NotAllowed where one person would both run the machine and read the reports."""
    for pair in NEVER_TOGETHER:
        if pair <= set(roles):
            names = " + ".join(str(role.label) for role in Role if role in pair)
            raise NotAllowed(_("One person cannot hold both: %(names)s.") % {"names": names})


def can_hold(roles: Collection[Role]) -> bool:
    """Whether one person may hold all of these roles."""
    return allows(check_can_hold, roles)
