"""Who can help somebody to whom something bad happened: numbers from the Speak door of the service."""

from __future__ import annotations

from speakopenly.web.hear.reporting.mailbox.wording.shape import Harm
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.hear.reporting.speak.queries import Someone, contacts_of, people


def door_of(report: Report) -> SpeakDoor | None:
    """The Speak door through which this report came."""
    return SpeakDoor.objects.filter(service_id=report.service_id).first()


def who_can_help(door: SpeakDoor | None, harm: Harm, language: str) -> list[Someone]:
    """The contacts that fit this wording, in the order of the wording."""
    return people(contacts_of(door), harm.routes, language)
