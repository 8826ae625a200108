"""What inspectors wrote of this service, and what they are silent on."""

from __future__ import annotations

from datetime import date

from speakopenly.check.examination import Source
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.people.models import Service


class InspectionsRead:
    """Reports about this service that were read, line by line."""

    kind = Source.INSPECTIONS

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()
