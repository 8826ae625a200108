"""Ask for a report to be put together, keep its page, and forget it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from speakopenly.core.retention import PREVIEWS
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.staff import Staff
from speakopenly.web.sqlite.erasing import empty_the_log
from speakopenly.web.understand.findings import policies
from speakopenly.web.understand.findings.previews.models import Preview
from speakopenly.web.understand.findings.previews.queries import mark_of, preview_of
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.reading.models import Understanding


@transaction.atomic
def ask_for(*, exercise: Exercise, draft: Publication | None, by: Staff, leads_to: str) -> Job:
    """Begin the long work of putting a report together; whoever asks again is given the same work.

    Nothing in it is new to whoever may ask, and nothing leaves the house: so no line stands in the trail.
    """
    from speakopenly.web.understand.findings.previews.job import put_together

    policies.check_can_see(by, exercise)
    _hold(exercise)
    mark, before = mark_of(exercise, draft), preview_of(exercise, draft)
    if before is not None:
        if before.job is not None and before.mark == mark and (before.page or before.is_coming):
            return before.job
        before.delete()
    preview = Preview(service=by.service, exercise=exercise, publication=draft, mark=mark)
    preview.job = jobs.enqueue(
        put_together, service=by.service, by=by.user, leads_to=leads_to, preview_id=preview.pk
    )
    preview.save(force_insert=True)
    return preview.job


@transaction.atomic
def keep(preview: Preview, page: bytes) -> None:
    """Keep the page that the long work made, unless it was forgotten or anything changed in the meantime."""
    _hold(preview.exercise)
    if preview.mark == mark_of(preview.exercise, preview.publication):
        Preview.objects.filter(pk=preview.pk).update(page=page)


@transaction.atomic
def forget_in(exercise: Exercise | UUID) -> None:
    """Somebody took words, consent or a name back: no page put together before that stays."""
    _hold(exercise)
    Preview.objects.filter(exercise=exercise).delete()
    transaction.on_commit(empty_the_log)


def daily_round() -> None:
    """Let go what was put together of exercises as they stood; a draft's stays with the draft."""
    over = timezone.now() - timedelta(days=PREVIEWS.days)
    if Preview.objects.filter(publication=None, asked_at__lt=over).delete()[0]:
        empty_the_log()


def _hold(exercise: Exercise | UUID) -> None:
    """Until the transaction ends nobody else keeps or forgets a page of this exercise, or moves its version.

    So no page is kept a moment after everybody else had forgotten the words in it.
    """
    list(Understanding.objects.select_for_update().filter(exercise=exercise).values("pk"))
