"""The one recogniser of identifiers in this process: several rooms look for names, and it takes memory."""

from __future__ import annotations

from uuid import UUID

from speakopenly.understand.deidentify import Deidentifier
from speakopenly.web.hear.known_names.queries import known_names_of


def recogniser(service_id: UUID | None = None) -> Deidentifier:
    """What finds names and other identifiers, those on this service's own lists among them.

    Its models are loaded when a room first looks for names, which takes a few seconds. Where anybody may
    write, no service is named: whoever typed names there could learn from the answer which are on a list.
    """
    return Deidentifier(known=known_names_of(service_id)) if service_id else Deidentifier()
