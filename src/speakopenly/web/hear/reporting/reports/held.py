"""Whether a legal hold forbids erasing: asked wherever something of a report is erased for good.

The room of holds comes later and answers by listening (``hear.events.MayBeErased``).
"""

from __future__ import annotations

from uuid import UUID

from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people import events


def is_held(report: Report) -> bool:
    """Whether a hold is on this report, or on everything of its service."""
    return _is_held(MayBeErased(report.service_id, report.pk))


def is_service_held(service_id: UUID) -> bool:
    """Whether a hold is on everything of this service."""
    return _is_held(MayBeErased(service_id))


def _is_held(asked: MayBeErased) -> bool:
    events.tell(asked)
    return bool(asked.holds)
