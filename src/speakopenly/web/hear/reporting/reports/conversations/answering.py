"""Ask, reply, close, release: each in one transaction with its audit line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from speakopenly.hear.speaking.threads import Body, Closing, Message, MessageKind
from speakopenly.web.hear.events import ReportClosed
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import case_keys, contact, held, policies, threads
from speakopenly.web.hear.reporting.reports.conversations.reading import opener
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.safekeeping import Head
from speakopenly.web.hear.reporting.reports.traces import empty_the_log_after
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff


@transaction.atomic
def ask(by: Staff, unlocked: Unlocked, report: Report, body: Message) -> None:
    """Ask the reporter something; they need not answer. Raises NotAllowed or SealBroken."""
    report = threads.held(report)
    policies.check_can_answer(by, report)
    say(report, unlocked, MessageKind.QUESTION, body)
    audit.record("reporter asked", report, by=by.user, service=by.service)


@transaction.atomic
def reply(
    by: Staff, unlocked: Unlocked, report: Report, body: Message, *, new_date: date | None = None
) -> None:
    """Reply to the reporter. A closed report stays closed. Raises NotAllowed or SealBroken.

    With ``new_date`` it is a holding reply: words are still owed, by that day.
    """
    report = threads.held(report)
    policies.check_can_reply(by, report, new_date=new_date, today=timezone.localdate())
    say(report, unlocked, MessageKind.REPLY, body)
    if new_date is None:
        _is_answered(report)
    else:
        _is_promised(report, new_date)
    audit.record("reply given", report, by=by.user, service=by.service)


@transaction.atomic
def close(by: Staff, unlocked: Unlocked, report: Report, body: Closing, *, signpost: str = "") -> None:
    """Close with what was heard, changed and checked; the contact slip goes, on record, unless it is held.


    What is not ours to answer is never closed without a ``signpost`` to who can help. ``Closing`` itself
    refuses to be made where heard or changed is blank. Raises NotAllowed or SealBroken.
    """
    report = threads.held(report)
    policies.check_can_close(by, report)
    policies.check_has_signpost(report, signpost)
    head = say(report, unlocked, MessageKind.CLOSING, _with_signpost(body, signpost))
    if not held.is_held(report):
        contact.destroy_at_closing(report, head.slip)
    _is_answered(report)
    threads.turn(report, ReportState.CLOSED)
    audit.record("report closed", report, by=by.user, service=by.service)
    events.tell(ReportClosed(report.service_id, report.pk))
    empty_the_log_after()


@transaction.atomic
def release_from_quarantine(by: Staff, report: Report) -> None:
    """Put a report that was held apart among the others. Raises NotAllowed."""
    report = threads.held(report)
    policies.check_can_release(by, report)
    report.in_quarantine = False
    report.save(update_fields=["in_quarantine"])
    audit.record("report released from quarantine", report, by=by.user, service=by.service)


def _with_signpost(body: Closing, signpost: str) -> Closing:
    return replace(body, changed=f"{body.changed}\n\n{signpost}") if signpost else body


def _is_answered(report: Report) -> None:
    """Readers owe nothing for now; who told of harm stands first until somebody has replied."""
    report.reply_owed, report.harm_told = False, False
    report.save(update_fields=["reply_owed", "harm_told"])


def _is_promised(report: Report, new_date: date) -> None:
    """Who told of harm has been written to; the day that was promised is a later one."""
    report.reply_owed, report.reply_by, report.harm_told = True, new_date, False
    report.save(update_fields=["reply_owed", "reply_by", "harm_told"])


def say(report: Report, unlocked: Unlocked, kind: MessageKind, body: Body) -> Head:
    """Put readers' words into the thread. Only who can open the report can: the mailbox's key is in it."""
    head = threads.head_of(report, opener(unlocked))
    threads.put_into(report, case_keys.for_the_next_message(report, head.mailbox), kind, body)
    return head
