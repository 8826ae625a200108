"""Ask, reply, close, release, hand over to learning: each in one transaction with its audit line."""

from __future__ import annotations

from django.db import transaction

from speakopenly.hear.speaking.threads import Body, Closing, Message, MessageKind
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reports import case_keys, contact, learning, policies, threads
from speakopenly.web.hear.reports.conversations.reading import opener
from speakopenly.web.hear.reports.models import Report, ReportState
from speakopenly.web.hear.reports.safekeeping import Head
from speakopenly.web.hear.reports.traces import empty_the_log_after
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def ask(by: Staff, unlocked: Unlocked, report: Report, body: Message) -> None:
    """Ask the reporter something; they need not answer. Raises NotAllowed or SealBroken."""
    report = threads.held(report)
    policies.check_can_answer(by, report)
    _say(report, unlocked, MessageKind.QUESTION, body)
    audit.record("reporter asked", report, by=by.user, service=by.service)


@transaction.atomic
def reply(by: Staff, unlocked: Unlocked, report: Report, body: Message) -> None:
    """Reply to the reporter. A closed report stays closed. Raises NotAllowed or SealBroken."""
    report = threads.held(report)
    policies.check_can_answer(by, report)
    _say(report, unlocked, MessageKind.REPLY, body)
    _harm_was_answered(report)
    if report.state == ReportState.OPENED:
        policies.check_lawful(report, ReportState.ANSWERED)
        threads.turn(report, ReportState.ANSWERED)
    audit.record("reply given", report, by=by.user, service=by.service)


@transaction.atomic
def close(by: Staff, unlocked: Unlocked, report: Report, body: Closing) -> None:
    """Close with what was heard, changed and checked; the contact slip is destroyed.

    ``Closing`` itself refuses to be made where heard or changed is blank. Raises NotAllowed or SealBroken.
    """
    report = threads.held(report)
    policies.check_can_close(by, report)
    contact.destroy(_say(report, unlocked, MessageKind.CLOSING, body).slip)
    _harm_was_answered(report)
    threads.turn(report, ReportState.CLOSED)
    audit.record("report closed", report, by=by.user, service=by.service)
    empty_the_log_after()


@transaction.atomic
def release_from_quarantine(by: Staff, report: Report) -> None:
    """Put a report that was held apart among the others. Raises NotAllowed."""
    report = threads.held(report)
    policies.check_can_release(by, report)
    report.in_quarantine = False
    report.save(update_fields=["in_quarantine"])
    audit.record("report released from quarantine", report, by=by.user, service=by.service)


@transaction.atomic
def share_for_learning(by: Staff, unlocked: Unlocked, report: Report) -> None:
    """Hand the words of a closed report to learning, where its reporter said yes. Twice does no harm.

    Raises NotAllowed or SealBroken.
    """
    report = threads.held(report)
    policies.check_can_share(by, report)
    learning.hand_over(report, threads.read_thread(report, opener(unlocked)), by)
    audit.record("report handed to learning", report, by=by.user, service=by.service)


def _harm_was_answered(report: Report) -> None:
    """What stood first because its reporter told of harm stands first until somebody has replied."""
    report.harm_told = False
    report.save(update_fields=["harm_told"])


def _say(report: Report, unlocked: Unlocked, kind: MessageKind, body: Body) -> Head:
    """Put readers' words into the thread. Only who can open the report can: the mailbox's key is in it."""
    head = threads.head_of(report, opener(unlocked))
    threads.put_into(report, case_keys.for_the_next_message(report, head.mailbox), kind, body)
    return head
