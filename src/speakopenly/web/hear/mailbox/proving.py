"""Give a proof that a report was made, and check one that somebody brings."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from speakopenly.core.sealing import signing
from speakopenly.hear.speaking.proofs import Proof, read_proof
from speakopenly.web.hear.keys import SIGNING_KEY, signing_key
from speakopenly.web.hear.mailbox.sentences import day
from speakopenly.web.hear.mailbox.wording.shape import Proof as Proving
from speakopenly.web.hear.reports import mailboxes
from speakopenly.web.hear.reports.mailboxes import OpenMailbox


def proof_of(mailbox: OpenMailbox, said: Proving, *, check_at: str) -> str:
    """The proof as a text file, explained in the words of the page; ``check_at`` is where to check it."""
    report = mailbox.report
    monday = report.received_on - timedelta(days=report.received_on.weekday())
    about = {"service": report.service.name, "date": day(monday), "address": check_at}
    return mailboxes.proof_text(mailbox, above=str(said.in_file) % about)


def what_it_proves(text: str) -> Proof | None:
    """The proof in a text, if it is ours and unchanged, else None. Raises BadInput where there is none."""
    signed = read_proof(text)
    file = Path(settings.KEYS) / SIGNING_KEY
    if not file.exists():
        return None  # nothing was ever signed here, and looking makes no key
    return signed.proof if signed.is_signed_by(signing_key().public, check=signing.check) else None
