"""Add to a report, and think again about sharing it."""

from __future__ import annotations

from collections.abc import Sequence

from speakopenly.hear.attachments.records import Cleaned
from speakopenly.hear.speaking.questions import Sharing
from speakopenly.hear.speaking.threads import Body, HarmAnswer, MessageKind, SharingChange
from speakopenly.web.hear.reports import case_keys, learning, policies, threads
from speakopenly.web.hear.reports.mailboxes.opening import OpenMailbox
from speakopenly.web.hear.reports.models import Report, ReportState
from speakopenly.web.hear.reports.traces import a_reporters_deed, empty_the_log_after

MAKES_READERS_LOOK_AGAIN = (ReportState.ANSWERED, ReportState.CLOSED)


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
    and is stored once. A report that was answered or closed is opened again, so that readers see it. Raises
    NotAllowed where the report was withdrawn or the kind is not a reporter's; any DatabaseError unchanged.
    """
    with a_reporters_deed():
        report = threads.held(mailbox.report)
        policies.check_can_add(report, kind)
        if seen is not None and _is_said(mailbox, report, kind, body, since=seen):
            return
        _put(mailbox, report, kind, body, files)
        if _needs_a_person(body):
            report.harm_told = True
            report.save(update_fields=["harm_told"])
        if report.state in MAKES_READERS_LOOK_AGAIN and _is_news(body):
            policies.check_lawful(report, ReportState.OPENED)
            threads.turn(report, ReportState.OPENED)


def change_sharing(mailbox: OpenMailbox, sharing: Sharing) -> None:
    """Say anew whether the report may be shared. Unless it is a yes, learning forgets what it was given.

    Raises NotAllowed where the report was withdrawn, ErasureIncomplete where a room could not forget: then
    nothing has changed, and it can be asked again.
    """
    with a_reporters_deed():
        report = threads.held(mailbox.report)
        policies.check_can_add(report, MessageKind.ADDITION)
        if report.sharing == sharing:
            return
        report.sharing = sharing
        report.save(update_fields=["sharing"])
        _put(mailbox, report, MessageKind.SHARING_CHANGE, SharingChange(sharing))
        if sharing is not Sharing.YES:
            learning.forget(report)
            empty_the_log_after()


def _put(
    mailbox: OpenMailbox, report: Report, kind: MessageKind, body: Body, files: Sequence[Cleaned] = ()
) -> None:
    case_key = case_keys.for_the_next_message(report, mailbox.keys.public())
    threads.put_into(report, case_key, kind, body, files)


def _is_said(mailbox: OpenMailbox, report: Report, kind: MessageKind, body: Body, *, since: int) -> bool:
    entries = threads.read_thread(report, mailbox.opener)[since:]
    return any(entry.kind is kind and entry.body == body for entry in entries)


def _is_news(body: Body) -> bool:
    """That nothing bad has happened is good to hear, and calls nobody back."""
    return not isinstance(body, HarmAnswer) or body.needs_a_person


def _needs_a_person(body: Body) -> bool:
    return isinstance(body, HarmAnswer) and body.needs_a_person
