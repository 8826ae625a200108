"""Who founds services and says what they are. To host gives no role: nobody sees a word by being host."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web import hosts
from speakopenly.web.hear.reporting.opening.queries import door_of
from speakopenly.web.people import policies as people
from speakopenly.web.people.elsewhere.groups import read_groups_file
from speakopenly.web.people.kinds import HAS_PARTS, MAY_HOST, ServiceKind
from speakopenly.web.people.models import Membership, Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE: Final = (Role.ADMINISTRATOR,)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person looks after their service on this machine."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether the way to the page may be shown."""
    return people.allows(check_can_enter, by)


def check_can_found(by: Staff) -> None:
    """Raise NotAllowed unless this person's service hosts others, or could: nobody hosts it."""
    check_can_enter(by)
    if by.service.hosted_by_id is not None:
        raise NotAllowed(_("Another service hosts yours, and founds others."))
    if by.service.kind not in MAY_HOST:
        raise NotAllowed(_("An authority hosts nobody. First say that yours is something else."))


def can_found(by: Staff) -> bool:
    """Whether the way to found a service may be shown."""
    return people.allows(check_can_found, by)


def check_can_describe(by: Staff, service: Service) -> None:
    """Raise NotAllowed unless this is one's own service that nobody hosts, or one that one's own hosts."""
    check_can_enter(by)
    if service.hosted_by_id != by.service.pk and not (service == by.service and service.hosted_by_id is None):
        raise NotAllowed(_("Who hosts a service says what it is here."))


def can_describe(by: Staff, service: Service) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_describe, by, service)


def check_can_be(service: Service, kind: ServiceKind) -> None:
    """Raise NotAllowed where a service of this kind could not host or hold what this one does."""
    if kind not in MAY_HOST and service.hosts.exists():
        raise NotAllowed(_("It hosts others, so it cannot become an authority."))
    if kind not in HAS_PARTS and Service.objects.filter(part_of__service=service).exists():
        raise NotAllowed(_("It consists of others, so it stays a partnership or a region."))


def check_can_rename(before: str, after: str) -> None:
    """Raise NotAllowed where the file of groups names either: it gives roles to whoever has the name."""
    named = {service.casefold() for given in read_groups_file().values() for service, _role in given}
    if not named.isdisjoint({before.casefold(), after.casefold()}):
        raise NotAllowed(
            _(
                "The file of groups gives roles in a service of this name. Whoever runs this machine takes "
                "it out of the file first."
            )
        )


def can_rename(before: str, after: str) -> bool:
    """Whether a service may be called by another name."""
    return people.allows(check_can_rename, before, after)


def check_can_take_host(service: Service, host: str | None) -> None:
    """Raise NotAllowed where the name is one of the site's, is taken, or people know another already."""
    if host == service.host:
        return
    if host is not None and hosts.is_of_the_site(host):
        raise NotAllowed(_("This is a host name of the site itself. A service takes one of its own."))
    if host is not None and Service.objects.filter(host=host).exclude(pk=service.pk).exists():
        raise NotAllowed(_("Another service has this host name."))
    door = door_of(service)
    if door is not None and door.is_open:
        raise NotAllowed(_("Its Speak door is open, and people know its address. Shut the door first."))


def check_can_be_first(email: str, host: Service) -> None:
    """Raise NotAllowed for somebody who works for the host: whoever hosts reads nothing, by no way round."""
    if Membership.objects.filter(service=host, user__email=email.strip().lower()).exists():
        raise NotAllowed(
            _("This person works for the host. The first people of a service are people of its own.")
        )


def check_can_be_part(whole: Service, part: Service) -> None:
    """Raise NotAllowed unless a partnership or a region may consist of this service."""
    if whole.kind not in HAS_PARTS:
        raise NotAllowed(_("Only a partnership or a region consists of others."))
    if whole == part:
        raise NotAllowed(_("No service is part of itself."))
