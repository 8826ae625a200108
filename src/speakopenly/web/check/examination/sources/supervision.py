"""What those supervised and those who supervise answered, in pools of ten or more."""

from __future__ import annotations

from datetime import date

from speakopenly.check.examination import Source
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.people.models import Service


class SupervisionPools:
    """Support, regularity and meaning of the last quarter that may be shown, each alone."""

    kind = Source.SUPERVISION

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()
