"""The eight words of a report typed in for somebody: made with the page, so that sending twice stores once.

They travel sealed in the page until it is sent, are shown once, and then only their owner has them.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest
from django.utils import timezone

from speakopenly.core.errors import SealBroken
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.receipts import SECRET_BYTES, Receipt, receipt_from
from speakopenly.web.hear.keys import draft_keys
from speakopenly.web.people.here import at_the_speak_door
from speakopenly.web.public_path import Speaking

PURPOSE: Final = "typed in"
ONCE_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Slip:
    """What one page of typing in will send: its one-time number, and the bytes of the eight words."""

    once: bytes = field(repr=False)
    seed: bytes = field(repr=False)

    @property
    def receipt(self) -> Receipt:
        """The eight words."""
        return receipt_from(self.seed)


def new_slip() -> Slip:
    """For a page that is shown for the first time."""
    return Slip(secrets.token_bytes(ONCE_BYTES), secrets.token_bytes(SECRET_BYTES))


def seal_slip(slip: Slip) -> str:
    """The slip as the text of a hidden field."""
    return draft_keys().seal(slip.once + slip.seed, purpose=PURPOSE, now=timezone.now(), small=True)


def open_slip(text: str) -> Slip:
    """Read a slip back. Raises DraftExpired after a day, SealBroken where it is none."""
    data = draft_keys().open(text, purpose=PURPOSE, now=timezone.now()).data
    if len(data) != ONCE_BYTES + SECRET_BYTES:
        raise SealBroken("This page does not open any more. Open it again and type the report in.")
    return Slip(data[:ONCE_BYTES], data[ONCE_BYTES:])


def return_address(request: HttpRequest, answers: Answers) -> str:
    """Where the eight words open the report, in the language and wording of whoever told it."""
    parts = Speaking(answers.language, answers.wording).in_path
    return at_the_speak_door(request, "return", **parts)
