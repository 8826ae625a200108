"""Who coded what is kept no longer than it serves: once a day those whose time is over are taken off.

Codes, memos and days stay, as findings and agreement rest on them. Nobody can go on with such a look as
their own: whoever codes that passage again makes a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from speakopenly.core.retention import WHO_CODED
from speakopenly.web.hear.events import MayBeErased
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit, events
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.coding.double.models import DoubleCoding
from speakopenly.web.understand.coding.models import Look


def daily_round() -> None:
    """Take people off the looks that had their time. Twice a day does no harm."""
    for exercise_id in list(_at_rest_since(timezone.localdate() - timedelta(days=WHO_CODED.days))):
        exercise = Exercise.objects.select_related("service").get(pk=exercise_id)
        if not _is_held(exercise):
            take_people_off(exercise)


@transaction.atomic
def take_people_off(exercise: Exercise) -> int:
    """Nobody's name stands at a look of this exercise any more. Gives how many had one."""
    changed = Look.objects.filter(exercise=exercise, by__isnull=False).update(by=None)
    if changed:
        audit.record("people taken off codings", exercise, by=None, service=exercise.service)
        transaction.on_commit(empty_the_log)
    return changed


def _at_rest_since(day: date) -> Iterator[UUID]:
    """The exercises in which nobody has coded since that day and no sample is being coded blind."""
    named = Look.objects.filter(by__isnull=False).order_by()
    for exercise_id in named.values_list("exercise", flat=True).distinct():
        last = Look.objects.filter(exercise=exercise_id).aggregate(last=Max("day"))["last"]
        is_open = DoubleCoding.objects.filter(exercise=exercise_id, closed_on=None).exists()
        if last <= day and not is_open:
            yield exercise_id


def _is_held(exercise: Exercise) -> bool:
    """Whether a legal hold keeps everything of its service."""
    asked = MayBeErased(exercise.service_id)
    events.tell(asked)
    return bool(asked.holds)
