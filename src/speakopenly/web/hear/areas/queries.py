"""What somebody said about their own work."""

from __future__ import annotations

from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas.models import OwnArea
from speakopenly.web.people.staff import Staff


def areas_of(staff: Staff) -> list[ServiceArea]:
    """The parts of the work this person named, in the order of the scheme."""
    said = set(OwnArea.objects.filter(service=staff.service, user=staff.user).values_list("area", flat=True))
    return [area for area in ServiceArea if area.value in said]
