"""What this room does once a day: tell a writer on the promised day, and end steps nobody signed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from speakopenly.hear.speaking.threads import MessageKind, Notice, NoticeKind
from speakopenly.web.hear.reporting.readers.models import IdentityStep, PassedShare, StepState
from speakopenly.web.hear.reporting.reports import threads
from speakopenly.web.hear.reporting.reports.traces import empty_the_log_after
from speakopenly.web.people import audit

DAYS_A_STEP_WAITS: Final = 7
"""A share that was passed on must not lie about: whoever still needs it asks again."""


def daily_round() -> None:
    """Twice a day does no harm."""
    today = timezone.localdate()
    for step in IdentityStep.objects.filter(state=StepState.OPENED, is_told=False, tell_by__lte=today):
        tell_the_writer(step)
    end_old_steps(today)


@transaction.atomic
def tell_the_writer(step: IdentityStep) -> None:
    """Say in the mailbox that two people opened the way to reach them, under the report's present key."""
    report = threads.held(step.report)
    if report.case_key is None:
        return
    threads.put_into(report, report.case_key, MessageKind.NOTICE, Notice(NoticeKind.IDENTITY_OPENED))
    IdentityStep.objects.filter(pk=step.pk).update(is_told=True)
    audit.record("writer told of identity step", report, by=None, service=report.service)


@transaction.atomic
def end_old_steps(today: date) -> None:
    """End steps that nobody has signed for a week, and forget the shares that were passed on."""
    before = today - timedelta(days=DAYS_A_STEP_WAITS)
    old = IdentityStep.objects.filter(state=StepState.ASKED, asked_on__lte=before)
    PassedShare.objects.filter(step__in=old).delete()
    if old.update(state=StepState.ENDED):
        empty_the_log_after()
