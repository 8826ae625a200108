"""What this room does once a day, found by state and never asked for by what a reporter did."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.hear.keys import draft_keys, installation_key, signing_key
from speakopenly.web.hear.listening.safekeeping import nothing_is_sealed
from speakopenly.web.hear.reporting.reports import contact, dates, erasing, held, learning, removing
from speakopenly.web.hear.reporting.reports.models import Message, Report, ReportState
from speakopenly.web.hear.reporting.reports.traces import empty_the_log_after, settle_times


def daily_round() -> None:
    """Throw away what has had its time, and make the keys that are needed. Twice a day does no harm."""
    today = timezone.localdate()
    prepare_keys()
    with transaction.atomic():
        contact.destroy_old(today)
        forget_what_was_sent_once(today)
        _forget_withdrawn(today)
        _remove_words_that_had_their_time(today)
        empty_the_log_after()
    settle_times()


def prepare_keys() -> None:
    """Make every key and list that a reporter's deed needs, so that none of them makes a file.

    The keys under which unfinished reports travel are made for today and tomorrow; those of before are gone.
    """
    installation_key(may_make=nothing_is_sealed())
    signing_key()
    draft_keys().prepare(timezone.now().date())
    erasures.begin_today()


def forget_what_was_sent_once(today: date) -> int:
    """A draft lives a day, so its one-time number is needed that day and the next."""
    before = today - timedelta(days=dates.DAYS_ONCE_IS_KEPT)
    return Report.objects.filter(received_on__lte=before, once__isnull=False).update(once=None)


def _forget_withdrawn(today: date) -> None:
    """Ask once more that every room has forgotten; after 30 days the row goes, unless a hold is on it.

    What was kept aside for a hold goes as soon as the hold has ended.
    """
    for report in Report.objects.filter(state=ReportState.WITHDRAWN, withdrawn_on__isnull=False):
        is_over = report.withdrawn_on is not None and dates.forgotten_on(report.withdrawn_on) <= today
        if held.is_held(report):
            learning.has_forgotten(report)
            continue
        if report.is_kept_aside:
            removing.remove_what_was_kept_aside(report)
        if learning.has_forgotten(report) and is_over:
            report.delete()


def _remove_words_that_had_their_time(today: date) -> None:
    """Twelve months after closing. A report that was opened again and closed begins its year anew."""
    before = today - timedelta(days=dates.DAYS_WORDS_ARE_KEPT)
    spoken = Message.objects.values("report")
    old = Report.objects.filter(state=ReportState.CLOSED, closed_on__lte=before, pk__in=spoken)
    due = [report for report in old if not held.is_held(report)]
    erasures.note_done([Gone(erasing.WORDS, report.pk) for report in due])
    for report in due:
        erasing.remove_words(report, today)
