"""Add to a report, and think again about sharing or printing it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.attachments.records import Cleaned
from speakopenly.hear.speaking.questions import Asks, Bulletin, Sharing
from speakopenly.hear.speaking.threads import Body, BulletinChange, HarmAnswer, MessageKind, SharingChange
from speakopenly.web.hear import erasures
from speakopenly.web.hear.erasures import Gone
from speakopenly.web.hear.events import ReportOpenedAgain
from speakopenly.web.hear.reporting.reports import (
    case_keys,
    dates,
    day_counts,
    erasing,
    flags,
    learning,
    policies,
    threads,
)
from speakopenly.web.hear.reporting.reports.mailboxes.opening import OpenMailbox
from speakopenly.web.hear.reporting.reports.mailboxes.status import harm_question_is_due
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed, empty_the_log_after
from speakopenly.web.people import events

MAKES_READERS_LOOK_AGAIN = (ReportState.CLOSED, ReportState.NOT_ACCEPTED)


def add(
    mailbox: OpenMailbox,
    *,
    kind: MessageKind,
    body: Body,
    files: Sequence[Cleaned] = (),
    seen: int | None = None,
) -> None:
    """Put an addition, a correction, an answer or what happened since into the thread, with its files.

    ``seen`` is how many entries the page had shown: the same said again since then is one form sent twice,
    and is stored once. A report that was answered or closed is opened again, so that readers see it; words of
    danger raise a flag. Raises NotAllowed where the report was withdrawn or the kind is not a reporter's; any
    DatabaseError unchanged.
    """
    with a_reporters_deed():
        report = threads.held(mailbox.report)
        policies.check_can_add(report, kind)
        if seen is not None and _is_said(mailbox, report, kind, body, since=seen):
            return
        if isinstance(body, HarmAnswer):
            _count_harm(report, body)
        _put(mailbox, report, kind, body, files)
        if _is_news(body):
            _call_readers_back(report, body)


def change_sharing(mailbox: OpenMailbox, sharing: Sharing) -> None:
    """Say anew whether the report may be shared. Unless it is a yes, learning forgets what it was given.

    Raises NotAllowed where the report was withdrawn, ErasureIncomplete where a room could not forget: then
    nothing has changed, and it can be asked again.
    """
    takes_back = () if sharing is Sharing.YES else (Gone(erasing.SHARING, mailbox.report.pk),)
    with erasures.written_down(*takes_back), a_reporters_deed():
        report = threads.held(mailbox.report)
        policies.check_can_add(report, MessageKind.ADDITION)
        if report.sharing == sharing:
            return
        report.sharing = sharing
        report.save(update_fields=["sharing"])
        _put(mailbox, report, MessageKind.SHARING_CHANGE, SharingChange(sharing))
        if sharing is not Sharing.YES:
            _take_out_of_learning(report)


def decide_on_bulletin(mailbox: OpenMailbox, bulletin: Bulletin, *, shown_at: int) -> None:
    """Say whether the safe version may be printed: the one shown at this place of the thread, and no other.

    Unless it is a yes, whoever printed it takes it out, also after it was printed. Raises NotAllowed where
    readers asked nothing, or have asked anew for another version since.
    """
    takes_back = () if bulletin is Bulletin.YES else (Gone(erasing.PRINTING, mailbox.report.pk),)
    with erasures.written_down(*takes_back), a_reporters_deed():
        report = threads.held(mailbox.report)
        shown = threads.last_asked(threads.read_thread(report, mailbox.opener), Asks.BULLETIN)
        policies.check_can_decide_on_bulletin(report, shown.place if shown else None)
        if shown is None or shown.place != shown_at:
            raise NotAllowed(_("Another version was shown since. Look at it first."))
        if report.bulletin == bulletin:
            return
        report.bulletin = bulletin
        report.save(update_fields=["bulletin"])
        _put(mailbox, report, MessageKind.BULLETIN_CHANGE, BulletinChange(bulletin))
        if bulletin is not Bulletin.YES:
            erasing.stop_printing(report)


def _take_out_of_learning(report: Report) -> None:
    """Every room forgets; the safe version stays, as its writer may say yes again."""
    learning.forget(report)
    if report.state == ReportState.SHARED:
        policies.check_lawful(report, ReportState.SAFE)
        threads.turn(report, ReportState.SAFE)
    empty_the_log_after()


def _count_harm(report: Report, body: HarmAnswer) -> None:
    """Once each time it was asked. Unasked, only news of harm counts, so that none goes uncounted.

    Whether an answer needs a person stands readable on the report until somebody has looked, so the count
    tells no more of it.
    """
    is_news = body.needs_a_person and not report.harm_told
    if is_news or harm_question_is_due(report):
        day_counts.add_harm_answer(report.service, told=body.needs_a_person, day=timezone.localdate())


def _call_readers_back(report: Report, body: Body) -> None:
    if not report.reply_owed:
        report.reply_by = dates.reply_by(timezone.localdate())
    report.reply_owed = True
    report.harm_told = report.harm_told or _needs_a_person(body)
    report.save(update_fields=["reply_owed", "reply_by", "harm_told"])
    if report.state in MAKES_READERS_LOOK_AGAIN:
        policies.check_lawful(report, ReportState.OPENED)
        threads.turn(report, ReportState.OPENED)
        events.tell(ReportOpenedAgain(report.service_id, report.pk))


def _put(
    mailbox: OpenMailbox, report: Report, kind: MessageKind, body: Body, files: Sequence[Cleaned] = ()
) -> None:
    case_key = case_keys.for_the_next_message(report, mailbox.keys.public())
    message = threads.put_into(report, case_key, kind, body, files)
    flag = flags.raised(report, message, body)
    if flag is not None:
        flag.save(force_insert=True)


def _is_said(mailbox: OpenMailbox, report: Report, kind: MessageKind, body: Body, *, since: int) -> bool:
    entries = threads.read_thread(report, mailbox.opener)[since:]
    return any(entry.kind is kind and entry.body == body for entry in entries)


def _is_news(body: Body) -> bool:
    """That nothing bad has happened is good to hear, and calls nobody back."""
    return not isinstance(body, HarmAnswer) or body.needs_a_person


def _needs_a_person(body: Body) -> bool:
    return isinstance(body, HarmAnswer) and body.needs_a_person
