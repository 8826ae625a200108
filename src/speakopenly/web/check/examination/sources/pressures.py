"""Demand and resources. No room keeps them yet, so that nobody was asked."""

from __future__ import annotations

from datetime import date

from speakopenly.check.examination import Source
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.people.models import Service


class Pressures:
    """Demand and resources."""

    kind = Source.PRESSURES

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()
