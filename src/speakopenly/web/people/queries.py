"""Who is at the door, and what they may see of people."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import here
from speakopenly.web.people.models import Membership, Service, User
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

SERVICE_IN_SESSION = "service"


class ServiceNotChosen(NotAllowed):
    """Somebody works in several services, and has not said in which now."""


def staff_of(request: HttpRequest) -> Staff:
    """Who is asking, in the service they chose or the only one they belong to; from then on in that one.

    Raises NotAllowed for an account that belongs to no service, ServiceNotChosen where there are several and
    none is chosen: a name that comes first decides nothing. Read once for each request.
    """
    known: Staff | None = getattr(request, "_staff", None)
    if known is None:
        known = _look_up(request)
        request._staff = known  # type: ignore[attr-defined]
        here.works_for(known.service)
    return known


def services_of(user: User) -> list[Service]:
    """The services a person belongs to, by name."""
    return list(Service.objects.filter(pk__in=user.memberships.values("service")))


def authority_of(service: Service) -> str:
    """The code of the authority a service works for: its own, or on a site with one service the site's."""
    if service.authority or not settings.AUTHORITY:
        return service.authority
    is_alone = not Service.objects.exclude(pk=service.pk).exists()
    return settings.AUTHORITY if is_alone else ""


def somebody_with(service: Service, role: Role) -> User:
    """Somebody who holds this role in a service; where nobody does any more, whoever works there.

    Raises Membership.DoesNotExist where nobody works there at all.
    """
    members = Membership.objects.filter(service=service, user__is_active=True).select_related("user")
    held = members.filter(role=role).order_by("pk").first()
    return (held or members.earliest("pk")).user


def _look_up(request: HttpRequest) -> Staff:
    user = request.user
    if not isinstance(user, User):
        raise NotAllowed(_("Sign in first."))
    services = services_of(user)
    if not services:
        raise NotAllowed(_("Your account belongs to no service yet. Ask your administrator."))
    chosen = request.session.get(SERVICE_IN_SESSION)
    service = next((each for each in services if str(each.pk) == chosen), None)
    if service is None:
        if len(services) > 1:
            raise ServiceNotChosen(_("You work in several services. Choose one first."))
        service = services[0]
        request.session[SERVICE_IN_SESSION] = str(service.pk)
    held = Membership.objects.filter(user=user, service=service).values_list("role", flat=True)
    return Staff(user=user, service=service, roles=frozenset(Role(value) for value in held))
