"""Taking the words of a report away: all at once when it is withdrawn, or when they have had their time.

Under a legal hold what was withdrawn is kept aside: sealed as it was, out of readers' and learning's sight.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from speakopenly.hear.speaking.questions import Danger
from speakopenly.web.hear.events import RawWordsHadTheirTime, ReportForgotten
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports import held
from speakopenly.web.hear.reporting.reports.models import (
    Destroyed,
    Flag,
    Message,
    Opened,
    Report,
    ReportState,
)
from speakopenly.web.people import events


def withdraw_row(report: Report, on: date) -> None:
    """Turn a report, held by the caller's transaction, into a row that says it was withdrawn on that day."""
    report.is_kept_aside = held.is_held(report)
    report.state, report.withdrawn_on, report.closed_on = ReportState.WITHDRAWN, on, None
    report.once, report.sharing, report.bulletin = None, "", ""
    report.danger, report.in_quarantine, report.harm_told = Danger.UNANSWERED, False, False
    report.reply_owed, report.reply_by, report.left_learning_on = False, None, None
    if not report.is_kept_aside:
        _remove_everything(report)
    report.save()


def remove_what_was_kept_aside(report: Report) -> None:
    """The hold has ended: what was withdrawn goes now, and the day of it counts for the rest."""
    report.is_kept_aside = False
    _remove_everything(report)
    report.save()


def remove_words_that_had_their_time(report: Report, on: date) -> None:
    """The words and files go; that there was a report, and when, stays for its writer to see."""
    report.words_gone_on = on
    told = RawWordsHadTheirTime(report.service_id, report.pk)
    events.tell(told)
    _remove_words(report, told.case_keys)
    report.save()


def _remove_everything(report: Report) -> None:
    """What later rooms made of it goes too; under a hold that waits like the words themselves."""
    Opened.objects.filter(report=report).delete()
    Destroyed.objects.filter(report=report).delete()
    told = ReportForgotten(report.service_id, report.pk)
    events.tell(told)
    Flag.objects.filter(report=report).delete()
    _remove_words(report, told.case_keys)


def _remove_words(report: Report, sealed_by_others: Collection[UUID]) -> None:
    used = set(sealed_by_others) | set(
        Message.objects.filter(report=report).values_list("case_key", flat=True)
    )
    if report.case_key_id is not None:
        used.add(report.case_key_id)
    Message.objects.filter(report=report).delete()
    report.case_key = None
    report.save(update_fields=["case_key"])
    CaseKey.objects.filter(pk__in=used).delete()
