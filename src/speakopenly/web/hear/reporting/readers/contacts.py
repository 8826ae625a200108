"""Whom this service names for readers themselves, and for whistleblowing, in the language of the page."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language

from speakopenly.web.hear.reporting.speak.models import Contact, ContactKind, SpeakDoor
from speakopenly.web.hear.reporting.speak.queries import Someone, people
from speakopenly.web.people.staff import Staff
from speakopenly.web.public_path import ENGLISH

SUPPORT = (ContactKind.ADULTS, ContactKind.UNION)
RIGHTS = (ContactKind.WHISTLEBLOWING, ContactKind.UNION)


def who_can_help(staff: Staff, kinds: Sequence[ContactKind]) -> list[Someone]:
    """Those of these kinds that the service of this person has named; none where no door is set up."""
    door = SpeakDoor.objects.filter(service=staff.service).first()
    contacts = list(Contact.objects.filter(door=door)) if door is not None else []
    return people(contacts, kinds, get_language() or ENGLISH)
