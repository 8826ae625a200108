"""Take a report out of everything. What stays for 30 days is a row that says it was done."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from speakopenly.core.errors import SpeakOpenlyError
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.hear.events import FindingThatChanges
from speakopenly.web.hear.reporting.reports import (
    contact,
    erasing,
    held,
    learning,
    policies,
    removing,
    threads,
)
from speakopenly.web.hear.reporting.reports.mailboxes.opening import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Message, ReportState
from speakopenly.web.hear.reporting.reports.safekeeping import NO_SLIP
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed, empty_the_log_after


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

    Under a legal hold nobody reads or learns from it any more, and what is sealed goes when the hold ends; a
    slip goes by its age. Twice does no harm. Raises any DatabaseError unchanged; then nothing was removed.
    """
    findings = what_withdrawing_changes(mailbox)
    if mailbox.report.state != ReportState.WITHDRAWN:
        _withdraw(mailbox)
    with a_reporters_deed():
        is_complete = learning.has_forgotten(mailbox.report)
        empty_the_log_after()
    mailbox.report.refresh_from_db()
    return Withdrawal(findings, is_complete)


def _withdraw(mailbox: OpenMailbox) -> None:
    slip = _slip_of(mailbox)
    with erasures.written_down(Gone(erasing.REPORT, mailbox.report.pk)), a_reporters_deed():
        report = threads.held(mailbox.report)
        if report.state == ReportState.WITHDRAWN:
            return  # from another page, a moment ago
        policies.check_lawful(report, ReportState.WITHDRAWN)
        if not held.is_held(report):
            contact.destroy(slip)
        removing.withdraw_row(report, timezone.localdate())


def _slip_of(mailbox: OpenMailbox) -> UUID:
    """Where the report does not open any more, its slip goes with the daily round, by its age."""
    try:
        return threads.head_of(mailbox.report, mailbox.opener).slip
    except (SpeakOpenlyError, Message.DoesNotExist):
        return NO_SLIP
