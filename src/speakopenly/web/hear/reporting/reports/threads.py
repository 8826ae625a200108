"""A thread as both sides read it, and how a message is put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Prefetch
from django.http import Http404
from django.utils import timezone

from speakopenly.core.errors import SealBroken
from speakopenly.core.sealing import CasePrivateKey
from speakopenly.hear.attachments.records import Cleaned
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import Asks
from speakopenly.hear.speaking.threads import Author, Body, Consent, MessageKind
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.reporting.reports import safekeeping
from speakopenly.web.hear.reporting.reports.models import Attachment, Message, Opened, Report, ReportState
from speakopenly.web.hear.reporting.reports.safekeeping import AttachmentNote, Head
from speakopenly.web.people.roles import Role

Opener = Callable[[CaseKey], CasePrivateKey]
"""How this side opens a case key: a reader by a reading key, a reporter by the mailbox's."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message as it is shown. ``said_on`` is a day; ``author`` is a side, never a person."""

    place: int
    author: Author
    kind: MessageKind
    said_on: date
    body: Body
    attachments: tuple[AttachmentNote, ...] = ()


class Keys:
    """The case keys of one thread, each opened once."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._opened: dict[UUID, CasePrivateKey] = {}

    def of(self, case_key: CaseKey) -> CasePrivateKey:
        """The private half. Raises what the opener raises: NotAllowed or SealBroken."""
        if case_key.pk not in self._opened:
            self._opened[case_key.pk] = self._opener(case_key)
        return self._opened[case_key.pk]


def read_thread(report: Report, opener: Opener) -> list[Entry]:
    """Everything said, in its order, opened in memory. Raises NotAllowed or SealBroken."""
    keys = Keys(opener)
    return [_entry(message, keys.of(message.case_key)) for message in _messages_of(report)]


def last_asked(thread: Sequence[Entry], asks: Asks) -> Entry | None:
    """Where readers last asked leave for this and showed a safe version; None where they never did."""
    asked = (e for e in reversed(thread) if isinstance(e.body, Consent) and e.body.asks is asks)
    return next(asked, None)


def head_of(report: Report, opener: Opener) -> Head:
    """What stands before the answers of the report. Raises NotAllowed or SealBroken."""
    first = Message.objects.select_related("case_key").get(report=report, kind=MessageKind.REPORT)
    return safekeeping.open_head(first, opener(first.case_key))


def first_of(report: Report, opener: Opener) -> Answers:
    """The report itself, as its reporter answered it. Raises NotAllowed or SealBroken."""
    first = Message.objects.select_related("case_key").get(report=report, kind=MessageKind.REPORT)
    body = safekeeping.open_body(first, opener(first.case_key))
    if not isinstance(body, Answers):
        raise SealBroken("A report holds something else. Restore this row from a backup.")
    return body


def put_into(
    report: Report, case_key: CaseKey, kind: MessageKind, body: Body, files: Sequence[Cleaned] = ()
) -> Message:
    """Seal a message and its files at the end of a thread. The report is held by the caller's transaction."""
    message = Message(
        service_id=report.service_id,
        report=report,
        case_key=case_key,
        place=_next_place(report),
        author=kind.author,
        kind=kind,
        said_on=timezone.localdate(),
    )
    message.sealed = safekeeping.seal_body(safekeeping.public_half(case_key), message, body)
    message.save(force_insert=True)
    Attachment.objects.bulk_create(_sealed_files(message, case_key, files))
    return message


def attachment_of(report: Report, ident: UUID, opener: Opener) -> tuple[AttachmentNote, bytes]:
    """One file of this report, opened in memory. Raises Http404 for any other, NotAllowed or SealBroken."""
    found = Attachment.objects.filter(pk=ident, message__report=report)
    attachment = found.select_related("message__case_key").first()
    if attachment is None:
        raise Http404
    key = opener(attachment.message.case_key)
    note = safekeeping.open_note(attachment, attachment.message, key)
    return note, safekeeping.open_file(attachment, attachment.message, key)


def opened_by(report: Report) -> tuple[tuple[Role, int], ...]:
    """How often people of each role have opened a report, in the order of ``Role``."""
    times = dict(Opened.objects.filter(report=report).values_list("role", "times"))
    return tuple((role, times[role]) for role in Role if role in times)


def held(report: Report) -> Report:
    """The report as it is now, held until the end of this transaction."""
    return Report.objects.select_for_update(of=("self",)).select_related("case_key").get(pk=report.pk)


def turn(report: Report, to: ReportState) -> None:
    """Change the state of a held report."""
    report.state = to
    report.closed_on = timezone.localdate() if to is ReportState.CLOSED else None
    report.save(update_fields=["state", "closed_on"])


def _messages_of(report: Report) -> Iterable[Message]:
    notes = Prefetch("attachments", Attachment.objects.defer("sealed_file").order_by("pk"))
    rows = Message.objects.filter(report=report).select_related("case_key")
    return rows.prefetch_related(notes).order_by("place")


def _entry(message: Message, key: CasePrivateKey) -> Entry:
    return Entry(
        place=message.place,
        author=Author(message.author),
        kind=MessageKind(message.kind),
        said_on=message.said_on,
        body=safekeeping.open_body(message, key),
        attachments=tuple(
            safekeeping.open_note(attachment, message, key) for attachment in message.attachments.all()
        ),
    )


def _next_place(report: Report) -> int:
    highest: int = Message.objects.filter(report=report).aggregate(highest=Max("place"))["highest"] or 0
    return highest + 1


def _sealed_files(message: Message, case_key: CaseKey, files: Sequence[Cleaned]) -> list[Attachment]:
    rows = [Attachment(service_id=message.service_id, message=message) for _ in files]
    for row, file in zip(rows, files, strict=True):
        safekeeping.seal_attachment(safekeeping.public_half(case_key), row, message, file)
    return rows
