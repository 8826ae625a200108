"""A report told on the phone or in person, typed in by somebody else; the receipt goes to who told it."""

from __future__ import annotations

import secrets

from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.receipts import Receipt, new_receipt
from speakopenly.web.hear.reporting.reports import policies
from speakopenly.web.hear.reporting.reports.actions import take_in
from speakopenly.web.people.staff import Staff

BYTES_OF_ONCE = 16


def typed_in(
    by: Staff, answers: Answers, *, once: bytes | None = None, receipt: Receipt | None = None
) -> Receipt:
    """Take in what somebody told, and give the eight words that are theirs. Raises NotAllowed.

    A page that may be sent twice gives ``once`` and the receipt itself. No audit line: it would tell when
    somebody spoke.
    """
    policies.check_can_type_in(by)
    receipt = receipt or new_receipt()
    once = once or secrets.token_bytes(BYTES_OF_ONCE)
    take_in(service=by.service, answers=answers, receipt=receipt, once=once, is_typed_in=True)
    return receipt
