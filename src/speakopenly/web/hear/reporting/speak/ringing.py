"""Tells earlier rooms whom this service names, when they ask."""

from __future__ import annotations

from speakopenly.web.hear.events import WhomToRing
from speakopenly.web.hear.reporting.speak.models import Contact
from speakopenly.web.hear.reporting.speak.queries import in_language
from speakopenly.web.people import events
from speakopenly.web.public_path import ENGLISH


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    events.listen(WhomToRing)(name_them)


def name_them(asked: WhomToRing) -> None:
    """Add name and number of each contact of these kinds, kind by kind."""
    contacts = list(Contact.objects.filter(service=asked.service_id, kind__in=asked.kinds))
    for kind in asked.kinds:
        asked.found.extend(
            (in_language(contact.name, ENGLISH), contact.number)
            for contact in contacts
            if contact.kind == kind
        )
