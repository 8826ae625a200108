"""The pass: what lets a page of the way back be followed by the next, sealed in a hidden field.

It carries the receipt's secret and how much of the thread its page had shown. It opens for an hour, every
page brings a new one, and it rests nowhere but in the page: no session, no cookie, no row.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from speakopenly.core.errors import SealBroken
from speakopenly.web.hear.keys import draft_keys

PURPOSE: Final = "mailbox"
HOURS: Final = 1
"""Long enough to write an answer, short enough for a tablet left on a kitchen table."""
MOST_ENTRIES: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Pass:
    """Whose mailbox the page showed, and how many entries of the thread were on it."""

    secret: bytes = field(repr=False)
    seen: int = 0


def seal_pass(given: Pass, *, now: datetime) -> str:
    """The pass as the text of a hidden field; always of one length."""
    inside = json.dumps([given.secret.hex(), given.seen]).encode("ascii")
    return draft_keys().seal(inside, purpose=PURPOSE, now=now, small=True)


def open_pass(text: str, *, now: datetime) -> Pass:
    """Read a pass back.

    Raises:
        DraftExpired: its page was left alone for more than an hour.
        SealBroken: it was altered, or is no pass.
    """
    draft = draft_keys().open(text, purpose=PURPOSE, now=now, hours=HOURS)
    try:
        secret, seen = json.loads(draft.data)
        return Pass(bytes.fromhex(secret), min(int(seen), MOST_ENTRIES))
    except (ValueError, TypeError):
        raise SealBroken("This page does not open any more. Start again with the eight words.") from None
