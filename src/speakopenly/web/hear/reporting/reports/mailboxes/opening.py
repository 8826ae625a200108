"""Find a mailbox by what only the receipt tells, and read what is in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.http import Http404

from speakopenly.core.sealing import HolderPrivateKey, mailbox_of
from speakopenly.hear.speaking.proofs import Proof, commitment_of, week_of
from speakopenly.hear.speaking.receipts import Receipt
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keys import installation_key, signing_key
from speakopenly.web.hear.reporting.reports import contact, threads
from speakopenly.web.hear.reporting.reports.models import Report, ReportState
from speakopenly.web.hear.reporting.reports.safekeeping import AttachmentNote
from speakopenly.web.hear.reporting.reports.threads import Entry, Opener
from speakopenly.web.people.here import services_here


@dataclass(frozen=True, slots=True)
class OpenMailbox:
    """A report and the key of its mailbox, in memory for one request. ``mark`` stands for it in a proof."""

    report: Report
    keys: HolderPrivateKey = field(repr=False)
    mark: bytes = field(repr=False)

    @property
    def opener(self) -> Opener:
        """How the reporter opens a case key."""
        return lambda case_key: case_keys.open_from_mailbox(case_key, self.keys)


def find(receipt: Receipt) -> OpenMailbox | None:
    """The mailbox of a receipt; None where there is none, or no longer."""
    return find_by_secret(receipt.secret)


def find_by_secret(secret: bytes) -> OpenMailbox | None:
    """The mailbox of a receipt's secret, as it travels in a sealed pass; None where there is none here.

    A receipt of another service's door opens nothing at this one.
    """
    mailbox = mailbox_of(installation_key(), secret)
    found = Report.objects.select_related("service").filter(
        lookup=mailbox.lookup, service__in=services_here()
    )
    report = found.first()
    return None if report is None else OpenMailbox(report, mailbox.keys, mailbox.mark)


def thread(mailbox: OpenMailbox) -> list[Entry]:
    """Everything said, in its order; nothing where it was withdrawn. Raises SealBroken."""
    if mailbox.report.state == ReportState.WITHDRAWN:
        return []  # also where a legal hold keeps it aside: to withdraw is to see it gone
    return threads.read_thread(mailbox.report, mailbox.opener)


def fetch_attachment(mailbox: OpenMailbox, ident: UUID) -> tuple[AttachmentNote, bytes]:
    """One file of this report. Raises Http404 for any other, SealBroken where it does not open."""
    if mailbox.report.state == ReportState.WITHDRAWN:
        raise Http404
    return threads.attachment_of(mailbox.report, ident, mailbox.opener)


def record_text(mailbox: OpenMailbox, *, above: str) -> str:
    """The newest signed record that a way to reach its reporter was destroyed. Raises Http404 for none."""
    records = contact.destroyed_records(mailbox.report)
    if not records:
        raise Http404
    record, signature, public = records[-1]
    return record.to_text(signature, public, above=above)


def proof_text(mailbox: OpenMailbox, *, above: str | None = None) -> str:
    """A signed text: a report of this mailbox existed in its week. It says nothing of what is in it.

    ``above`` replaces the English words that explain it. Raises BadInput, NotAllowed for the key's file.
    """
    report = mailbox.report
    key = signing_key()
    proof = Proof(report.service.name, week_of(report.received_on), commitment_of(mailbox.mark))
    return proof.to_text(key.sign(proof.statement()), key.public, above=above)
