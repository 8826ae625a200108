"""That something happened, counted by day: nothing else of it is kept."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from speakopenly.web.hear.reporting.reports.models import DayCount
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed
from speakopenly.web.people.models import Service


def count_day(service: Service, what: str) -> None:
    """Count that this happened today, such as ``"shown who to ring"`` (30 characters at most)."""
    with a_reporters_deed():
        counted, is_new = DayCount.objects.get_or_create(
            service=service, day=timezone.localdate(), what=what, defaults={"number": 1}
        )
        if not is_new:
            DayCount.objects.filter(pk=counted.pk).update(number=F("number") + 1)
