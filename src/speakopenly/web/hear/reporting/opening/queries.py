"""How the door of a service is set up, and what somebody has to see to soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speakopenly.web.hear.reporting.opening import gates, policies
from speakopenly.web.hear.reporting.opening.actions import OPENED
from speakopenly.web.hear.reporting.opening.models import PromiseConfirmation, Side
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.models import ComprehensionTest, Contact, Group, SpeakDoor
from speakopenly.web.hear.reporting.speak.queries import in_language, was_understood
from speakopenly.web.people import gates as registry
from speakopenly.web.people.models import AuditLine, Service
from speakopenly.web.people.sections import Waiting
from speakopenly.web.people.staff import Staff
from speakopenly.web.public_path import ENGLISH


@dataclass(frozen=True, slots=True)
class ToRing:
    """A contact, and whether its number still counts as rung."""

    contact: Contact
    is_fresh: bool

    @property
    def name(self) -> str:
        """The name in English, as the Work door speaks."""
        return in_language(self.contact.name, ENGLISH)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A side of the promise, and by whom it was confirmed."""

    side: Side
    by: Sequence[PromiseConfirmation]
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """A group, the last test with it, and whether it was understood."""

    group: Group
    last: ComprehensionTest | None
    is_understood: bool


def door_of(service: Service) -> SpeakDoor | None:
    """The Speak door of this service, once it is set up."""
    return SpeakDoor.objects.filter(service=service).first()


def nation_of(service: Service) -> str:
    """The nation whose law counts: as its door says, else as the service does; empty where nobody has."""
    door = door_of(service)
    return door.nation if door else service.nation


def was_ever_open(service: Service) -> bool:
    """Whether the public could speak here at any time; it ends the founding of a service."""
    opened = AuditLine.objects.filter(service=service, deed=OPENED)
    return opened.exists() or SpeakDoor.objects.filter(service=service, is_open=True).exists()


def contacts_of(staff: Staff) -> list[ToRing]:
    """Everybody whom this service names, in its order."""
    named = Contact.objects.filter(service=staff.service).select_related("checked_by")
    return [ToRing(each, gates.is_fresh(each)) for each in named]


def contact(staff: Staff, contact_id: UUID) -> Contact:
    """One of them. Raises Http404 for any other."""
    found = Contact.objects.filter(service=staff.service, pk=contact_id).first()
    if found is None:
        raise Http404
    return found


def confirmations(staff: Staff) -> list[Confirmed]:
    """How the promise stands, side by side."""
    return [
        Confirmed(side, gates.confirmed_by(staff.service, side), policies.can_confirm(staff, side))
        for side in Side
    ]


def tests_of(staff: Staff) -> list[Tried]:
    """The last test of each group, to the words that stand now."""
    found = ComprehensionTest.objects.filter(service=staff.service, digest=promise.digest())
    last = {each.group: each for each in found}
    return [_tried(group, last.get(group.value)) for group in Group]


def what_is_due(staff: Staff) -> list[Waiting]:
    """For Today: numbers to ring before they shut the door, and what keeps an open one shut now."""
    if policies.can_confirm(staff, Side.STAFF_SIDE):
        return [
            Waiting(
                what=_("Read the promise, and confirm it if it is true"), where=reverse("opening:promise")
            )
        ]
    if not policies.can_enter(staff):
        return []
    door = door_of(staff.service)
    if door is None or not door.is_open:
        return []
    return [*_shut_now(staff), *_rings_soon(staff)]


def _shut_now(staff: Staff) -> list[Waiting]:
    return [
        Waiting(
            what=_("The Speak door is shut to the public: %(gate)s") % {"gate": gate.title},
            where=reverse(gate.url_name or "site"),
            more=seen.why,
        )
        for gate, seen in registry.shuts_now(staff.service)
    ]


def _rings_soon(staff: Staff) -> list[Waiting]:
    until = gates.holds_until(Contact.objects.filter(service=staff.service))
    today = timezone.localdate()
    if until is None or not today <= until <= today + timedelta(days=gates.DAYS_OF_NOTICE):
        return []
    what = _("Ring the danger contacts by %(day)s") % {"day": date_format(until, "j F Y")}
    more = _("After that day the Speak door is shut until they are rung.")
    return [Waiting(what=what, where=reverse("opening:contacts"), more=more)]


def _tried(group: Group, last: ComprehensionTest | None) -> Tried:
    return Tried(group, last, last is not None and was_understood(last))
