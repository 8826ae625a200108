"""Where a report stands, in one line with its next date. Dates are days; no time is known here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format

from speakopenly.web.hear.events import FindingThatChanges
from speakopenly.web.hear.reporting.holds.queries import told_since
from speakopenly.web.hear.reporting.mailbox.wording.shape import Files, Kept, States, Withdraw
from speakopenly.web.hear.reporting.reports.mailboxes import ContactKept, Status
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.safekeeping import AttachmentNote

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

DAY = "j F Y"


def day(when: date) -> str:
    """A day as people write it, in the language of the page."""
    return date_format(when, DAY)


def with_day(sentence: StrOrPromise, when: date) -> str:
    """A sentence with its date put in."""
    return str(sentence) % {"date": day(when)}


def state_line(status: Status, said: States, *, today: date) -> str:
    """What has happened, and what comes next or is late."""
    if status.state == ReportState.CLOSED and status.closed_on is not None:
        return with_day(said.closed, status.closed_on)
    if not status.reply_owed:
        return str(said.answered)
    if status.state == ReportState.RECEIVED:
        return f"{said.received} {_next_or_late(status, said, today=today)}"
    return f"{said.opened} {_next_or_late(status, said, today=today)}"


def opened_line(status: Status, said: States) -> str:
    """Who has opened it, by role: "Opened by: readers, 3 times; safeguarding lead, once." """
    counted = [
        str(said.once if times == 1 else said.times)
        % {"role": said.roles.get(role, role.label), "number": times}
        for role, times in status.opened
    ]
    return str(said.opened_by) % {"who": "; ".join(counted)} if counted else str(said.nobody_opened)


def contact_line(status: Status, said: States) -> StrOrPromise:
    """What became of a way to reach them; blank where none was given."""
    if status.contact_destroyed_on is not None:
        return with_day(said.contact_destroyed, status.contact_destroyed_on)
    if status.contact is ContactKept.KEPT and not status.contact_is_there:
        return said.contact_gone
    return said.contact[status.contact]


def held_line(report: Report, said: Kept) -> str:
    """That a legal hold keeps the report, where it may be told; else blank."""
    since = told_since(report)
    return with_day(said.held, since) if since else ""


def findings_line(findings: Iterable[FindingThatChanges], said: Withdraw) -> list[str]:
    """Which findings are counted again; no line where none stands on these words."""
    which = ", ".join(f"{each.paragraph} ({each.exercise})" for each in findings)
    return [str(said.findings) % {"which": which}] if which else []


def file_line(note: AttachmentNote, said: Files) -> str:
    """What became of a file."""
    if not note.is_clean:
        return str(said.not_cleaned)
    removed = [str(said.removed[code]) for code in note.removed]
    if not removed:
        return str(said.nothing_found)
    if len(removed) == 1:
        return str(said.cleaned) % {"what": removed[0]}
    listed = str(said.removed_list) % {"first": ", ".join(removed[:-1]), "last": removed[-1]}
    return str(said.cleaned) % {"what": listed}


def _next_or_late(status: Status, said: States, *, today: date) -> str:
    if status.reply_by < today:
        return with_day(said.late, status.reply_by)
    if status.state == ReportState.RECEIVED and status.acknowledge_by >= today:
        return with_day(said.next_open, status.acknowledge_by)
    return with_day(said.next_reply, status.reply_by)
