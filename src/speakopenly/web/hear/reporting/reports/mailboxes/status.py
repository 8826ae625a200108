"""How a report stands, as its reporter may know it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

from speakopenly.hear.speaking.questions import Bulletin, Sharing
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.events import PublicReply
from speakopenly.web.hear.reporting.reports import contact, dates, learning, threads
from speakopenly.web.hear.reporting.reports.mailboxes.opening import OpenMailbox
from speakopenly.web.hear.reporting.reports.models import Message, Report, ReportState
from speakopenly.web.hear.reporting.reports.safekeeping import ContactKept
from speakopenly.web.people.roles import Role

REPLIES = (MessageKind.REPLY, MessageKind.CLOSING)


@dataclass(frozen=True, slots=True)
class Status:
    """``opened`` tells how often people of each role have opened the report.

    ``contact`` is what became of a way to reach them, and ``contact_is_there`` whether it is still kept.
    ``forgotten_on`` and ``backups_gone_by`` are for a report that was withdrawn, ``is_kept_aside`` for one
    that a legal hold keeps for now. ``words_gone_on`` is for one whose words have had their time.
    """

    state: ReportState
    reply_owed: bool
    received_on: date
    opened: tuple[tuple[Role, int], ...]
    acknowledge_by: date
    reply_by: date
    closed_on: date | None
    sharing: Sharing | None
    bulletin: Bulletin | None
    contact: ContactKept
    contact_is_there: bool
    contact_destroyed_on: date | None
    harm_question_due: bool
    withdrawn_on: date | None = None
    forgotten_on: date | None = None
    backups_gone_by: date | None = None
    is_kept_aside: bool = False
    words_gone_on: date | None = None


def public_replies(mailbox: OpenMailbox, *, wording: str, language: str) -> tuple[PublicReply, ...]:
    """What was answered in public since this report came; those about its words first."""
    return learning.public_replies(mailbox.report, wording=wording, language=language)


class Said(NamedTuple):
    """What the harm question needs to know of a message: no words."""

    kind: str
    place: int
    said_on: date


def status(mailbox: OpenMailbox, *, days_backups_are_kept: int = dates.DAYS_BACKUPS_ARE_KEPT) -> Status:
    """How a report stands today. Raises SealBroken where it does not open."""
    report, withdrawn_on = mailbox.report, mailbox.report.withdrawn_on
    kept, is_there = _contact(mailbox)
    return Status(
        state=ReportState(report.state),
        reply_owed=report.reply_owed,
        received_on=report.received_on,
        opened=threads.opened_by(report),
        acknowledge_by=dates.acknowledge_by(report.received_on),
        reply_by=dates.promised(report.received_on, report.reply_by),
        closed_on=report.closed_on,
        sharing=Sharing(report.sharing) if report.sharing else None,
        bulletin=Bulletin(report.bulletin) if report.bulletin else None,
        contact=kept,
        contact_is_there=is_there,
        contact_destroyed_on=_destroyed_on(report),
        harm_question_due=harm_question_is_due(report),
        withdrawn_on=withdrawn_on,
        forgotten_on=dates.forgotten_on(withdrawn_on) if withdrawn_on else None,
        backups_gone_by=withdrawn_on + timedelta(days=days_backups_are_kept) if withdrawn_on else None,
        is_kept_aside=report.is_kept_aside,
        words_gone_on=report.words_gone_on,
    )


def is_harm_question_due(said: Sequence[Said], *, received_on: date, today: date) -> bool:
    """Asked once a reply has been given, and again from 90 days after the report came."""
    answers = [each for each in said if each.kind == MessageKind.HARM]
    replies = [each.place for each in said if each.kind in REPLIES]
    if replies and not any(each.place > min(replies) for each in answers):
        return True
    again = dates.ask_again_on(received_on)
    return today >= again and not any(each.said_on >= again for each in answers)


def harm_question_is_due(report: Report) -> bool:
    """Whether the mailbox of this report asks it now."""
    if report.state == ReportState.WITHDRAWN or report.words_gone_on is not None:
        return False
    rows = Message.objects.filter(report=report).order_by("place").values_list("kind", "place", "said_on")
    said = [Said(*row) for row in rows]
    return is_harm_question_due(said, received_on=report.received_on, today=timezone.localdate())


def _destroyed_on(report: Report) -> date | None:
    """The day of the newest signed record that a way to reach them was destroyed."""
    return max((record.day for record, *_signed in contact.destroyed_records(report)), default=None)


def _contact(mailbox: OpenMailbox) -> tuple[ContactKept, bool]:
    if mailbox.report.state == ReportState.WITHDRAWN or mailbox.report.words_gone_on is not None:
        return ContactKept.NONE_GIVEN, False
    head = threads.head_of(mailbox.report, mailbox.opener)
    return head.contact, contact.is_kept(head.slip)
