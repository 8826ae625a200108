"""Found a service for others on this machine, say what a service is, and of which others it consists."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.core.shown import shown_name
from speakopenly.web.hear.reporting.opening.queries import door_of
from speakopenly.web.people import actions as people
from speakopenly.web.people import audit
from speakopenly.web.people.changes.actions import Added, take_in
from speakopenly.web.people.kinds import ServiceKind
from speakopenly.web.people.models import PartOf, Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.services import policies


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a service. ``host`` is None where it speaks at the site's own name."""

    name: str
    kind: ServiceKind
    nation: str = ""
    authority: str = ""
    host: str | None = None


@dataclass(frozen=True, slots=True)
class Someone:
    """One of the first two people of a service."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class Founded:
    """A new service and its first two people, each with a link to hand over once."""

    service: Service
    first: tuple[Added, Added]


@transaction.atomic
def found(*, by: Staff, about: About, administrator: Someone, leader: Someone) -> Founded:
    """Begin a service that this one hosts, with two people of its own who go on from there.

    An administrator proposes, a leader agrees: with two, everybody else comes by the usual rule. Raises
    NotAllowed or BadInput, and then nothing has changed.
    """
    policies.check_can_found(by)
    _check_two(administrator, leader)
    service = _begin(about.name, by)
    _say(service, about, by)
    first = tuple(
        _first(service, each, role, by)
        for each, role in ((administrator, Role.ADMINISTRATOR), (leader, Role.LEADER))
    )
    return Founded(service, (first[0], first[1]))


@transaction.atomic
def describe(*, by: Staff, service: Service, about: About) -> None:
    """Say anew what a service is. Raises NotAllowed or BadInput, and then nothing has changed."""
    service = Service.objects.select_for_update(of=("self",)).get(pk=service.pk)
    policies.check_can_describe(by, service)
    policies.check_can_be(service, about.kind)
    name = shown_name(about.name)
    if name != service.name:
        policies.check_can_rename(service.name, name)
        service.name = _free(name, but=service)
    _say(service, about, by)


@transaction.atomic
def name_parts(*, by: Staff, whole: Service, parts: Collection[Service]) -> None:
    """Say of which services a partnership or a region consists, in place of what was said before."""
    policies.check_can_describe(by, whole)
    for each in parts:
        policies.check_can_be_part(whole, each)
        policies.check_can_describe(by, each)
    PartOf.objects.filter(service=whole).exclude(part__in=parts).delete()
    for each in parts:
        PartOf.objects.get_or_create(service=whole, part=each)
    audit.record("parts of the service named", whole, by=by.user, service=whole)


def _begin(said: str, by: Staff) -> Service:
    """A row of its own, never one that is there already: nobody is founded into another's service."""
    name = _free(shown_name(said))
    try:
        with transaction.atomic():
            service = Service.objects.create(name=name, hosted_by=by.service)
    except IntegrityError as error:
        raise BadInput(_("Somebody took this name just now."), do=_("Choose another name.")) from error
    audit.record("service founded", service, by=by.user, service=service)
    return service


def _free(name: str, *, but: Service | None = None) -> str:
    """The name, as it is shown. Raises BadInput where nothing of it is seen, or another service has it."""
    if not name:
        raise BadInput(_("The service has no name."), do=_("Type one that can be read."))
    others = Service.objects.exclude(pk=but.pk) if but else Service.objects.all()
    if others.filter(name__iexact=name).exists():
        raise BadInput(_("There is a service of this name already."), do=_("Choose another name."))
    return name


def _nation(service: Service, about: About) -> str:
    """What its door says, once there is one: that is the service's own word, and the only one."""
    door = door_of(service)
    if door is None:
        return about.nation
    if about.nation not in ("", door.nation):
        raise BadInput(
            _("Its Speak door says: %(nation)s.") % {"nation": door.get_nation_display()},
            do=_("Whoever sets that door up changes it there."),
            column="nation",
        )
    return str(door.nation)


def _say(service: Service, about: About, by: Staff) -> None:
    policies.check_can_take_host(service, about.host)
    service.kind, service.nation = about.kind, _nation(service, about)
    service.authority, service.host = about.authority, about.host
    try:
        with transaction.atomic():
            service.save()
    except IntegrityError as error:
        raise BadInput(_("Somebody took this name just now."), do=_("Choose another name.")) from error
    audit.record("service described", service, by=by.user, service=service)


def _first(service: Service, each: Someone, role: Role, by: Staff) -> Added:
    """Somebody's account with their role. It takes one person while the service is being founded."""
    policies.check_can_be_first(each.email, by.service)
    added = take_in(service=service, email=each.email, name=each.name, roles=[], by=by.user)
    people.give_role(user=added.user, service=service, role=role, by=by.user)
    return added


def _check_two(administrator: Someone, leader: Someone) -> None:
    if administrator.email.strip().lower() == leader.email.strip().lower():
        raise BadInput(_("These are one person."), do=_("Name two people: one proposes, the other agrees."))
