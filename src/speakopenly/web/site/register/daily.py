"""What the daily round does here: a line that has had its time goes, unless a legal hold is on everything."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from speakopenly.core.retention import REGISTER_ROW
from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.people import events
from speakopenly.web.site.register.models import Entry


def daily_round() -> int:
    """Remove what was closed more than three years ago, with its steps. Gives how many."""
    before = timezone.localdate() - timedelta(days=REGISTER_ROW.days)
    past = Entry.objects.filter(closed_on__lt=before)
    gone = [entry for entry in past if not _is_held(entry.service_id)]
    return Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()[0]


def _is_held(service_id: UUID) -> bool:
    question = MayBeErased(service_id)
    events.tell(question)
    return bool(question.holds)
