"""Set up what the door says, ring its numbers, confirm, open and shut; each with its audit line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.web.hear.reporting.opening import policies
from speakopenly.web.hear.reporting.opening.models import PromiseConfirmation, Side, YoungDoorCheck
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.models import ComprehensionTest, Contact, Group, SpeakDoor
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff

OPENED = "speak door opened"


@transaction.atomic
def say_of_door(*, by: Staff, said: Mapping[str, Any]) -> SpeakDoor:
    """Put what the door says in place of what it said before. It stays as open or shut as it was."""
    policies.check_can_set_up(by)
    door, _is_new = SpeakDoor.objects.update_or_create(service=by.service, defaults=dict(said))
    Service.objects.filter(pk=by.service.pk).update(nation=door.nation)
    audit.record("door texts changed", door, by=by.user, service=by.service)
    return door


@transaction.atomic
def keep_contact(*, by: Staff, door: SpeakDoor, said: Mapping[str, Any], contact: Contact | None) -> Contact:
    """Add a contact, or change one. Whose number changes has to be rung again."""
    policies.check_can_set_up(by)
    people.check_same_service(by, door)
    if contact is None:
        contact = Contact(service=by.service, door=door, place=_next_place(door))
    before = contact.number
    for name, value in said.items():
        setattr(contact, name, value)
    if contact.number != before:
        contact.checked_on = contact.checked_by = None
    contact.save()
    audit.record("contact changed", contact, by=by.user, service=by.service)
    return contact


@transaction.atomic
def remove_contact(*, by: Staff, contact: Contact) -> None:
    """Take a contact off every page."""
    policies.check_can_set_up(by)
    people.check_same_service(by, contact)
    audit.record("contact removed", contact, by=by.user, service=by.service)
    contact.delete()


@transaction.atomic
def note_rung(*, by: Staff, contact: Contact, number: str) -> None:
    """Say that one rang this number today, and that it is right.

    Raises BadInput where the number was changed while the page was open: another one was rung then.
    """
    policies.check_can_set_up(by)
    people.check_same_service(by, contact)
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    if contact.number != number:
        raise BadInput(_("This number was changed meanwhile."), do=_("Look at it, and ring it again."))
    contact.checked_on, contact.checked_by = timezone.localdate(), by.user
    contact.save(update_fields=["checked_on", "checked_by"])
    audit.record("contact rung", contact, by=by.user, service=by.service)


@transaction.atomic
def confirm_promise(*, by: Staff, side: Side, digest: str) -> None:
    """Say that these very sentences are true. Raises BadInput where they are not the ones that stand now."""
    policies.check_can_confirm(by, side)
    if digest != promise.digest():
        raise BadInput(_("The sentences have changed since."), do=_("Read them again, then confirm."))
    made = PromiseConfirmation.objects.create(service=by.service, side=side, digest=digest, by=by.user)
    audit.record("promise confirmed", made, by=by.user, service=by.service)


@transaction.atomic
def confirm_assessment(*, by: Staff, assessed_on: date) -> None:
    """Say that the young people's pages were assessed under the Children's Code on that day."""
    policies.check_can_assess(by)
    made = YoungDoorCheck.objects.create(service=by.service, assessed_on=assessed_on, by=by.user)
    audit.record("young door assessed", made, by=by.user, service=by.service)


@transaction.atomic
def note_test(*, by: Staff, group: Group, asked: int, right: int, held_on: date) -> ComprehensionTest:
    """Note how a group understood the words that stand now."""
    policies.check_can_test(by)
    noted = {"group": group, "asked": asked, "right": right, "held_on": held_on}
    made = ComprehensionTest.objects.create(
        service=by.service, noted_by=by.user, digest=promise.digest(), **noted
    )
    audit.record("comprehension test noted", made, by=by.user, service=by.service)
    return made


@transaction.atomic
def open_door(*, by: Staff) -> None:
    """Open the Speak door. Raises NotAllowed with what is missing."""
    door = _own_door(by)
    policies.check_can_open(by, door)
    _turn(door, by, is_open=True)


@transaction.atomic
def shut_door(*, by: Staff) -> None:
    """Shut the Speak door; who has sent a report can still come back. Raises NotAllowed."""
    door = _own_door(by)
    policies.check_can_shut(by, door)
    _turn(door, by, is_open=False)


def _turn(door: SpeakDoor | None, by: Staff, *, is_open: bool) -> None:
    if door is None:
        raise LookupError("The guard lets nobody turn a door that is not there.")
    door.is_open = is_open
    if is_open:
        service = Service.objects.select_for_update(of=("self",)).get(
            pk=by.service.pk
        )  # whose host holds now
        door.stands_at = service.host or ""
    door.save(update_fields=["is_open", "stands_at"])
    audit.record(OPENED if is_open else "speak door shut", door, by=by.user, service=by.service)


def _own_door(by: Staff) -> SpeakDoor | None:
    return SpeakDoor.objects.select_for_update().filter(service=by.service).first()


def _next_place(door: SpeakDoor) -> int:
    last: int | None = Contact.objects.filter(door=door).aggregate(last=Max("place"))["last"]
    return 0 if last is None else last + 1
