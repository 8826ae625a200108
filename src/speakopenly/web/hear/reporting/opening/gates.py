"""The gates of the Speak door that this stage can look at: what passes, and in one sentence why not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.web.hear.keyring.models import CustodianShare, Escrow, ReadingKey
from speakopenly.web.hear.reporting.opening.models import PromiseConfirmation, Side, YoungDoorCheck
from speakopenly.web.hear.reporting.opening.policies import CONFIRMS
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.models import Contact, ContactKind, SpeakDoor
from speakopenly.web.people import gates
from speakopenly.web.people import policies as people
from speakopenly.web.people.gates import Door, Gate, Looked
from speakopenly.web.people.models import Membership, Service
from speakopenly.web.people.roles import Role
from speakopenly.web.public_path import ENGLISH, WELSH

DAYS_A_NUMBER_HOLDS: Final = 90
DAYS_OF_NOTICE: Final = 14
FEWEST_READERS: Final = 2
FEWEST_WHO_READ: Final = 3
MUST_BE_NAMED: Final = (ContactKind.EMERGENCY, ContactKind.BY_DAY, ContactKind.OUT_OF_HOURS)
FOR_YOUNG: Final = (ContactKind.CHILDREN, ContactKind.ADVOCATE, ContactKind.NAMED_ADULT)
LANGUAGES: Final = (ENGLISH, WELSH)


def register() -> None:
    """Name them, in the order of the set-up page. Saying so twice is harmless."""
    for name, title, look, url_name in (
        ("door-texts", gettext_lazy("Who runs this, the nation, both languages"), door_texts, "opening:door"),
        ("contacts", gettext_lazy("Danger contacts rung"), contacts, "opening:contacts"),
        ("promise", gettext_lazy("The promise confirmed"), promised, "opening:promise"),
        ("readers", gettext_lazy("Readers and a safeguarding lead with keys"), readers, "people"),
        ("separation", gettext_lazy("Roles that must not meet"), separation, "people"),
        ("custodians", gettext_lazy("Custodians in place"), custodians, "hear:custodians"),
    ):
        gates.register(Gate(name, title, look, url_name))
    young = gettext_lazy("Young people's door: advocate, adult, helpline, assessment")
    gates.register(Gate("young", young, young_door, "opening:young", Door.YOUNG))


def door_texts(service: Service) -> Looked:
    """Whether the door says who hosts it, who reads and who runs the machine, in both languages."""
    door = SpeakDoor.objects.filter(service=service).first()
    if door is None:
        return Looked(False, _("Nothing is set up yet."))
    texts = (door.hosted_by, door.readers_employed_by, door.computer_run_by)
    if not all(text.get(language) for text in texts for language in LANGUAGES):
        return Looked(False, _("Who hosts, who reads or who runs the machine is missing in a language."))
    return Looked(True, door.get_nation_display())


def contacts(service: Service) -> Looked:
    """Whether everybody to ring is named in both languages, and was rung within ninety days."""
    named = list(Contact.objects.filter(service=service))
    missing = [kind.label for kind in MUST_BE_NAMED if not any(each.kind == kind for each in named)]
    if missing:
        return Looked(False, _("Nobody is named for: %(list)s.") % {"list": _listed(missing)})
    return _rung(named)


def promised(service: Service) -> Looked:
    """Whether a leader and the staff side, who are still here, confirmed the sentences that stand now."""
    open_sides = [side.label for side in Side if not confirmed_by(service, side)]
    if open_sides:
        return Looked(False, _("Not confirmed yet for: %(list)s.") % {"list": _listed(open_sides)})
    return Looked(True, _("Confirmed by both sides, in the words that stand now."))


def confirmed_by(service: Service, side: Side) -> list[PromiseConfirmation]:
    """The confirmations of the sentences that stand now, of people who still speak for that side."""
    here = Membership.objects.filter(service=service, role=CONFIRMS[side], user__is_active=True)
    found = PromiseConfirmation.objects.filter(service=service, side=side, digest=promise.digest())
    return list(found.filter(by__in=here.values("user")).select_related("by"))


def readers(service: Service) -> Looked:
    """Whether three people can read: two readers and a safeguarding lead at least, each with a key."""
    keys = ReadingKey.objects.filter(service=service, retired_on__isnull=True).values("user")
    held = Membership.objects.filter(service=service, user__in=keys, user__is_active=True)
    reading: dict[str, set[UUID]] = {
        role: set(held.filter(role=role).values_list("user", flat=True))
        for role in (Role.READER, Role.SAFEGUARDING_LEAD)
    }
    enough = len(reading[Role.READER]) >= FEWEST_READERS and reading[Role.SAFEGUARDING_LEAD]
    if not enough or len(set().union(*reading.values())) < FEWEST_WHO_READ:
        return Looked(False, _("Two readers and a safeguarding lead, three people, need reading keys."))
    return Looked(True, _("Two readers and a safeguarding lead have reading keys."))


def separation(service: Service) -> Looked:
    """Whether nobody holds two roles that must not meet, from an earlier release perhaps."""
    held: dict[UUID, set[Role]] = {}
    for user_id, role in Membership.objects.filter(service=service).values_list("user", "role"):
        held.setdefault(user_id, set()).add(Role(role))
    if all(people.can_hold(roles) for roles in held.values()):
        return Looked(True, _("Nobody holds two roles that must not meet."))
    return Looked(False, _("Somebody holds two roles that must not meet. Take one away."))


def custodians(service: Service) -> Looked:
    """Whether an escrow is in use, and enough of its custodians are still here to open it."""
    escrow = Escrow.objects.filter(service=service, in_use_on__isnull=False, retired_on__isnull=True).first()
    if escrow is None:
        return Looked(False, _("No custodian holds a share yet."))
    reachable = custodians_here(escrow)
    passes = reachable >= escrow.needed
    why = _("%(here)d of %(shares)d custodians are here; %(needed)d are needed.")
    return Looked(passes, why % {"here": reachable, "shares": escrow.shares, "needed": escrow.needed})


def custodians_here(escrow: Escrow) -> int:
    """How many of those who hold a share of this escrow are still custodians."""
    here = Membership.objects.filter(service=escrow.service_id, role=Role.CUSTODIAN, user__is_active=True)
    shares = CustodianShare.objects.filter(escrow=escrow, confirmed_on__isnull=False)
    return shares.filter(user__in=here.values("user")).count()


def young_door(service: Service) -> Looked:
    """Whether young people have an advocate, an adult with a name and a helpline, and were assessed for."""
    named = Contact.objects.filter(service=service, kind__in=FOR_YOUNG)
    missing = [kind.label for kind in FOR_YOUNG if not any(each.kind == kind for each in named)]
    if missing:
        return Looked(False, _("Nobody is named for: %(list)s.") % {"list": _listed(missing)})
    if (assessed := YoungDoorCheck.objects.filter(service=service).last()) is None:
        return Looked(False, _("Nobody has confirmed the Children's Code assessment."))
    rung = _rung(list(named))
    day = date_format(assessed.assessed_on, "j F Y")
    return Looked(rung.passes, _("Assessed on %(day)s.") % {"day": day} if rung.passes else rung.why)


def holds_until(named: Iterable[Contact]) -> date | None:
    """The last day on which all these numbers still count as rung; None where one was not rung at all."""
    days = [each.checked_on for each in named]
    if not days or any(day is None for day in days):
        return None
    return min(day for day in days if day) + timedelta(days=DAYS_A_NUMBER_HOLDS)


def is_fresh(contact: Contact) -> bool:
    """Whether somebody rang this number not too long ago."""
    until = holds_until([contact])
    return until is not None and until >= timezone.localdate()


def _rung(named: list[Contact]) -> Looked:
    waiting = [
        each.name.get(ENGLISH) or str(each.get_kind_display()) for each in named if not _is_ready(each)
    ]
    if waiting:
        why = _("Ring and date these, and name them in both languages: %(list)s.")
        return Looked(False, why % {"list": _listed(waiting)})
    until = holds_until(named) or timezone.localdate()
    why = _("All rung. This holds until %(day)s.")
    return Looked(True, why % {"day": date_format(until, "j F Y")})


def _is_ready(contact: Contact) -> bool:
    return is_fresh(contact) and all(contact.name.get(language) for language in LANGUAGES)


def _listed(names: Iterable[object]) -> str:
    return ", ".join(str(name) for name in names)
