"""Carries a code from one public page to the next, sealed in a hidden field: no session, cookie or row."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from speakopenly.core.errors import SealBroken
from speakopenly.hear.questionnaires.codes import Code, CodeNotUnderstood, read_code
from speakopenly.web.hear.keys import draft_keys

HOURS: Final = 4
"""Long enough to read a draft with care; short enough for a tablet left on a kitchen table."""
CODE: Final = "member check"
RECEIPT: Final = "member check: to take a name back"


def seal_pass(code: Code, link: UUID, *, now: datetime, purpose: str = CODE) -> str:
    """A code as the text of a hidden field, for the pages behind one address."""
    inside = f"{link} {code.written}".encode("ascii")
    return draft_keys().seal(inside, purpose=purpose, now=now, small=True)


def open_pass(text: str, link: UUID, *, now: datetime, purpose: str = CODE) -> Code:
    """Read it back. Raises DraftExpired after some hours; SealBroken where it is none of this address."""
    draft = draft_keys().open(text, purpose=purpose, now=now, hours=HOURS)
    where, _space, written = draft.data.decode("ascii").partition(" ")
    if where != str(link):
        raise SealBroken("This page does not open any more. Start again with the code.")
    try:
        return read_code(written)
    except CodeNotUnderstood:
        raise SealBroken("This page does not open any more. Start again with the code.") from None
