"""Give a proof that a report was made, and check one that somebody brings."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.http import Http404

from speakopenly.core.sealing import signing
from speakopenly.hear.speaking.destruction import Destruction, is_destruction, read_destruction
from speakopenly.hear.speaking.proofs import Proof, read_proof
from speakopenly.web.hear.keys import SIGNING_KEY, signing_key
from speakopenly.web.hear.reporting.mailbox.sentences import day
from speakopenly.web.hear.reporting.mailbox.wording.shape import Proof as Proving
from speakopenly.web.hear.reporting.reports import mailboxes
from speakopenly.web.hear.reporting.reports.mailboxes import OpenMailbox


def proof_of(mailbox: OpenMailbox, said: Proving, *, check_at: str) -> str:
    """The proof as a text file, explained in the words of the page; ``check_at`` is where to check it."""
    report = mailbox.report
    monday = report.received_on - timedelta(days=report.received_on.weekday())
    about = {"service": report.service.name, "date": day(monday), "address": check_at}
    return mailboxes.proof_text(mailbox, above=str(said.in_file) % about)


def what_it_proves(text: str) -> Proof | None:
    """The proof in a text, if it is ours and unchanged, else None. Raises BadInput where there is none."""
    signed = read_proof(text)
    public = _our_public_key()
    return signed.proof if public and signed.is_signed_by(public, check=signing.check) else None


def record_of(mailbox: OpenMailbox, said: Proving, *, check_at: str) -> str:
    """The record that a way to reach somebody was destroyed, explained in the words of the page."""
    on = mailboxes.status(mailbox).contact_destroyed_on
    if on is None:
        raise Http404
    about = {"service": mailbox.report.service.name, "date": day(on), "address": check_at}
    return mailboxes.record_text(mailbox, above=str(said.record_in_file) % about)


def what_it_records(text: str) -> Destruction | None:
    """The record in a text, if it is one, ours and unchanged, else None. Raises BadInput for half of one."""
    if not is_destruction(text):
        return None
    signed, public = read_destruction(text), _our_public_key()
    return signed.record if public and signed.is_signed_by(public, check=signing.check) else None


def _our_public_key() -> str | None:
    """None where nothing was ever signed here: looking makes no key."""
    return signing_key().public if (Path(settings.KEYS) / SIGNING_KEY).exists() else None
