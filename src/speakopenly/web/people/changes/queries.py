"""Who works here, with which roles, and which changes wait or were decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from speakopenly.web.people.changes import policies
from speakopenly.web.people.models import ChangeKind, ChangeState, Membership, RoleChange, RoleFromGroup, User
from speakopenly.web.people.roles import READS_SEALED, Role
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works in this service."""

    user: User
    roles: tuple[Role, ...]

    @property
    def reads(self) -> bool:
        """Whether people's words are sealed to this person."""
        return not READS_SEALED.isdisjoint(self.roles)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change that waits, and whether whoever asks may decide it."""

    change: RoleChange
    may_decide: bool
    is_from_group: bool = False


def people_of(staff: Staff) -> list[Person]:
    """Everybody with a role here, or with one proposed, by name."""
    memberships = Membership.objects.filter(service=staff.service)
    roles: dict[UUID, list[Role]] = {}
    for user_id, role in memberships.values_list("user", "role"):
        roles.setdefault(user_id, []).append(Role(role))
    for user_id in _open(staff).values_list("user", flat=True):
        roles.setdefault(user_id, [])
    users = User.objects.filter(pk__in=roles).order_by("name", "pk")
    return [Person(user, _in_order(roles[user.pk])) for user in users]


def person(staff: Staff, user_id: UUID) -> Person:
    """One of them. Raises Http404 for anybody who is not of this service."""
    for each in people_of(staff):
        if each.user.pk == user_id:
            return each
    raise Http404


def change(staff: Staff, change_id: UUID) -> RoleChange:
    """One change of this service. Raises Http404 for any other."""
    found = RoleChange.objects.filter(service=staff.service, pk=change_id).select_related("user").first()
    if found is None:
        raise Http404
    return found


def proposals(staff: Staff, *, about: User | None = None) -> list[Proposal]:
    """What waits for a second person, in this service or about one person."""
    waiting = _open(staff) if about is None else _open(staff).filter(user=about)
    found = waiting.select_related("user", "proposed_by")
    groups = set(RoleFromGroup.objects.filter(change__in=found).values_list("change", flat=True))
    return [Proposal(each, policies.can_decide(staff, each), each.pk in groups) for each in found]


def decided(staff: Staff, *, most: int = 20) -> Sequence[RoleChange]:
    """The last changes that were decided."""
    found = RoleChange.objects.filter(service=staff.service).exclude(state=ChangeState.PROPOSED)
    found = found.select_related("user", "proposed_by", "decided_by")
    return list(found.order_by("-decided_on", "pk")[:most])


def roles_to_give(staff: Staff, person: Person) -> list[Role]:
    """The roles that may be proposed for this person now."""
    return [role for role in Role if policies.can_propose(staff, person.user, ChangeKind.GIVE, role)]


def roles_to_take(staff: Staff, person: Person) -> list[Role]:
    """The roles whose taking away may be proposed now."""
    return [role for role in person.roles if policies.can_propose(staff, person.user, ChangeKind.TAKE, role)]


def changes_that_wait(staff: Staff) -> list[Waiting]:
    """For Today: changes that wait for this person to be the second one."""
    number = sum(each.may_decide for each in proposals(staff))
    if not number:
        return []
    what = ngettext(
        "%(n)d change of roles waits for a second person",
        "%(n)d changes of roles wait for a second person",
        number,
    )
    more = _("Whoever may read can read what comes from then on.")
    return [Waiting(what=what % {"n": number}, where=reverse("people"), more=more)]


def _open(staff: Staff) -> QuerySet[RoleChange]:
    return RoleChange.objects.filter(service=staff.service, state=ChangeState.PROPOSED)


def _in_order(roles: Sequence[Role]) -> tuple[Role, ...]:
    return tuple(role for role in Role if role in roles)
