"""Take a report in: sealed before anything is stored, durable when the receipt is shown, stored once.

All that takes time (keys, sealing) is done before the database is held; what is held is a few inserts.
"""

from __future__ import annotations

import secrets
import uuid
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone

from speakopenly.core.sealing import Mailbox, mailbox_of
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.receipts import Receipt
from speakopenly.hear.speaking.threads import Author, MessageKind
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.case_keys import NewCaseKey
from speakopenly.web.hear.keyring.models import CaseKey, CaseKind
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.reporting.reports import contact, flags, safekeeping
from speakopenly.web.hear.reporting.reports.contact import Prepared, Reader
from speakopenly.web.hear.reporting.reports.models import Flag, Message, Report
from speakopenly.web.hear.reporting.reports.safekeeping import ContactKept, Head
from speakopenly.web.hear.reporting.reports.traces import a_reporters_deed
from speakopenly.web.hear.storing import store_new
from speakopenly.web.people.models import Service

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS_IN_A_NUMBER: Final = 6
TRIES: Final = 5
"""At 10,000 reports in a service, a number meets another once in 100,000 times; five times running, never."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of sending: where the same was sent before, nothing was stored now."""

    is_new: bool
    contact: ContactKept = ContactKept.NONE_GIVEN


def take_in(
    *,
    service: Service,
    answers: Answers,
    receipt: Receipt,
    once: bytes,
    in_quarantine: bool = False,
    is_typed_in: bool = False,
) -> TakenIn:
    """Store a report; when this returns it is on the disk. The same ``once`` again stores nothing.

    Raises NobodyHoldsAKey where no reader could ever open it, and any DatabaseError unchanged: then nothing
    was stored, and the page keeps the words.
    """
    mailbox = mailbox_of(installation_key(), receipt.secret)
    report = Report(
        service=service,
        received_on=timezone.localdate(),
        danger=answers.danger,
        sharing=answers.sharing or "",
        in_quarantine=in_quarantine,
        is_typed_in=is_typed_in,
        lookup=mailbox.lookup,
        once=once_of(service.pk, once),
    )
    key = case_keys.prepare_case_key(service.pk, CaseKind.REPORT, mailbox=mailbox.keys.public())
    slip = contact.prepare(answers.contact, service.pk, _readers(service) if answers.contact else ())
    message = _first_message(report, key.case_key, answers, mailbox, slip)
    flag = flags.raised(report, message, answers)
    for _try in range(TRIES):
        report.number = _number()
        try:
            _store(report, key, message, slip, flag)
        except IntegrityError:
            if _is_stored(report):
                return TakenIn(is_new=False, contact=slip.kept)
        else:
            return TakenIn(is_new=True, contact=slip.kept)
    raise IntegrityError("No free number was found for a report.")


def once_of(service_id: UUID, once: bytes) -> str:
    """What is kept of a one-time number, for two days: a keyed hash."""
    return installation_key().keyed_hash("sent once", str(service_id), once)


def _store(report: Report, key: NewCaseKey, message: Message, slip: Prepared, flag: Flag | None) -> None:
    with a_reporters_deed():
        key.store()
        report.case_key = key.case_key
        store_new(report, message, *([flag] if flag else []))
        slip.store()


def _first_message(
    report: Report, key: CaseKey, answers: Answers, mailbox: Mailbox, slip: Prepared
) -> Message:
    message = Message(
        id=uuid.uuid4(),
        service_id=report.service_id,
        report=report,
        case_key=key,
        place=1,
        author=Author.REPORTER,
        kind=MessageKind.REPORT,
        said_on=report.received_on,
    )
    head = Head(mailbox.keys.public(), slip.kept, slip.reference)
    message.sealed = safekeeping.seal_report(safekeeping.public_half(key), message, head, answers)
    return message


def _readers(service: Service) -> list[Reader]:
    """Who may hold a share, each once: who is changing keys has two, and must not have two shares."""
    keys = case_keys.holders(service.pk, CaseKind.REPORT)
    by_person = {key.user_id: key for key in sorted(keys, key=lambda key: key.replaces_id is None)}
    return [Reader(key.pk, case_keys.public_half(key)) for key in by_person.values()]


def _is_stored(report: Report) -> bool:
    """Whether the same sending, or the same receipt, is there already; else it was only the number."""
    return Report.objects.filter(Q(once=report.once) | Q(lookup=report.lookup)).exists()


def _number() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LETTERS_IN_A_NUMBER))
