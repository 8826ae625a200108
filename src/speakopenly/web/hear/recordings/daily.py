"""Once a day: recordings go with the words of their exercise, and files that broke off are swept away."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.hear.plans.daily import have_had_their_time
from speakopenly.web.hear.recordings import actions, policies
from speakopenly.web.hear.recordings.models import Recording, RecordingState


def daily_round() -> None:
    """Destroy what had its time. Twice a day does no harm; a legal hold is asked about."""
    today = timezone.localdate()
    for recording in _there().select_related("exercise", "case_key"):
        if have_had_their_time(plans.plan_of(recording.exercise), today) and policies.can_destroy(
            None, recording
        ):
            actions.destroy(recording=recording, by=None)
    with transaction.atomic():
        for recording in _there().filter(state=RecordingState.ANNOUNCED, began_on__lt=today):
            actions.drop_what_was_not_kept(recording)


def _there() -> QuerySet[Recording]:
    return Recording.objects.exclude(state=RecordingState.DESTROYED)
