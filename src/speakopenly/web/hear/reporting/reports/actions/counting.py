"""That something happened, counted by day: nothing else of it is kept."""

from __future__ import annotations

from django.utils import timezone

from speakopenly.web.hear.reporting.reports import day_counts
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed
from speakopenly.web.people.models import Service


def count_day(service: Service, what: str) -> None:
    """Count that this happened today, such as ``"shown who to ring"`` (30 characters at most)."""
    with a_reporters_deed():
        day_counts.add_one(service, what, day=timezone.localdate())
