"""Take a report out of everything. What stays for 30 days is a row that says it was done."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.hear.speaking.questions import Danger
from speakopenly.web.hear.events import FindingThatChanges
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reports import contact, learning, policies, threads
from speakopenly.web.hear.reports.mailboxes.opening import OpenMailbox
from speakopenly.web.hear.reports.models import Message, Opened, Report, ReportState
from speakopenly.web.hear.reports.safekeeping import NO_SLIP
from speakopenly.web.hear.reports.traces import a_reporters_deed, empty_the_log_after


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What withdrawing changed elsewhere. ``is_complete`` is False where a room will forget overnight."""

    findings: tuple[FindingThatChanges, ...]
    is_complete: bool


def what_withdrawing_changes(mailbox: OpenMailbox) -> tuple[FindingThatChanges, ...]:
    """Which findings rest on this report among others, and would be counted again without it."""
    return learning.findings_that_change(mailbox.report)


def withdraw(mailbox: OpenMailbox) -> Withdrawal:
    """Remove every word, file, slip and key of a report, here and in what was learnt from it.

    Twice does no harm. Raises any DatabaseError unchanged; then nothing was removed.
    """
    findings = what_withdrawing_changes(mailbox)
    with a_reporters_deed():
        report = threads.held(mailbox.report)
        if report.state != ReportState.WITHDRAWN:
            policies.check_lawful(report, ReportState.WITHDRAWN)
            contact.destroy(_slip_of(mailbox))
            _remove_words(report)
    with a_reporters_deed():
        is_complete = learning.has_forgotten(report)
        empty_the_log_after()
    mailbox.report.refresh_from_db()
    return Withdrawal(findings, is_complete)


def _slip_of(mailbox: OpenMailbox) -> UUID:
    """Where the report does not open any more, its slip goes with the daily round, by its age."""
    try:
        return threads.head_of(mailbox.report, mailbox.opener).slip
    except SpeakOpenlyError:
        return NO_SLIP


def _remove_words(report: Report) -> None:
    used = set(Message.objects.filter(report=report).values_list("case_key", flat=True))
    if report.case_key_id is not None:
        used.add(report.case_key_id)
    Message.objects.filter(report=report).delete()
    Opened.objects.filter(report=report).delete()
    _keep_only_that_it_was_withdrawn(report)
    CaseKey.objects.filter(pk__in=used).delete()


def _keep_only_that_it_was_withdrawn(report: Report) -> None:
    report.state, report.withdrawn_on, report.closed_on = ReportState.WITHDRAWN, timezone.localdate(), None
    report.case_key, report.once, report.sharing = None, None, ""
    report.danger, report.in_quarantine, report.harm_told = Danger.UNANSWERED, False, False
    report.save()
