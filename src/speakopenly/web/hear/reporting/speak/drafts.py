"""What somebody has written so far. It travels sealed inside the page; this machine keeps nothing of it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from django.utils import timezone

from speakopenly.core.errors import BadInput, SealBroken
from speakopenly.hear.speaking import Answers, Danger, Receipt, Wording, new_receipt, receipt_from
from speakopenly.hear.speaking.receipts import SECRET_BYTES
from speakopenly.web.hear.keys import draft_keys
from speakopenly.web.hear.reporting.speak.screens import Screen

PURPOSE: Final = "speak"
PROMISED: Final = "speak: the promise was shown"
SENT: Final = "speak: sent"
ONCE_BYTES: Final = 16
NEW: Final = Answers(words="", danger=Danger.UNANSWERED, wording=Wording.EVERYDAY, language="en-gb")


@dataclass(frozen=True, slots=True)
class Find:
    """Something the names check pointed at: in which box, from where to where, of which kind."""

    box: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unsent answers with all that goes along: the screen they were shown on, the screens left behind, the
    one-time number, the bytes of the receipt, and when writing began (seconds since 1970).

    ``service`` is the key of the service at whose door it was begun, blank where the database was away.

    ``looked`` is a digest of the texts the names check has seen, ``finds`` what it asks about now, ``kept``
    what the writer chose to keep. ``is_trapped``: a box that people do not see was filled in.
    ``is_unlooked``: the names check could not look.
    """

    at: Screen
    once: bytes = field(repr=False)
    seed: bytes = field(repr=False)
    begun: int
    service: str = ""
    answers: Answers = NEW
    done: frozenset[Screen] = frozenset()
    looked: str = ""
    finds: tuple[Find, ...] = ()
    kept: tuple[str, ...] = field(default=(), repr=False)
    is_trapped: bool = False
    is_unlooked: bool = False

    @property
    def receipt(self) -> Receipt:
        """The eight words this draft will have once it is sent, however often that is tried."""
        return receipt_from(self.seed)

    def to_bytes(self) -> bytes:
        """One line about the draft, then the answers."""
        head = {
            "at": self.at,
            "once": self.once.hex(),
            "seed": self.seed.hex(),
            "begun": self.begun,
            "service": self.service,
            "done": sorted(self.done),
            "looked": self.looked,
            "finds": [[find.box, find.start, find.end, find.kind] for find in self.finds],
            "kept": self.kept,
            "trapped": self.is_trapped,
            "unlooked": self.is_unlooked,
            "contact": self.answers.contact,
        }
        return json.dumps(head, separators=(",", ":")).encode() + b"\n" + self.answers.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Draft:
        """Read a draft back. Raises BadInput where it was written by another release."""
        line, _, answers = data.partition(b"\n")
        try:
            return cls._from(json.loads(line), Answers.from_bytes(answers))
        except (ValueError, KeyError, TypeError):
            raise BadInput("A draft of another release.", do="Begin again.") from None

    @classmethod
    def _from(cls, head: Mapping[str, Any], answers: Answers) -> Draft:
        return cls(
            at=Screen(head["at"]),
            once=bytes.fromhex(head["once"]),
            seed=bytes.fromhex(head["seed"]),
            begun=int(head["begun"]),
            service=str(head.get("service", "")),
            answers=replace(answers, contact=head["contact"]),
            done=frozenset(map(Screen, head["done"])),
            looked=head["looked"],
            finds=tuple(Find(*find) for find in head["finds"]),
            kept=tuple(head["kept"]),
            is_trapped=head["trapped"],
            is_unlooked=head["unlooked"],
        )


def begin(now: datetime, *, at: Screen, service: str = "") -> Draft:
    """A draft with nothing in it, and a number and a receipt of its own."""
    return Draft(
        at=at,
        once=secrets.token_bytes(ONCE_BYTES),
        seed=new_receipt().secret,
        begun=int(now.timestamp()),
        service=service,
    )


def seal(draft: Draft) -> str:
    """The draft as the text of a hidden field."""
    return draft_keys().seal(draft.to_bytes(), purpose=PURPOSE, now=timezone.now())


def seal_promised(service: str = "") -> str:
    """The mark that this service's promise was shown. It is small, as nothing is written yet."""
    return draft_keys().seal(service.encode("ascii"), purpose=PROMISED, now=timezone.now(), small=True)


def open_posted(text: str) -> Draft:
    """The draft a page sent back; a new one where it was the first page.

    Raises:
        DraftExpired: the page waited for more than a day.
        SealBroken: altered, of another release, or no draft.
    """
    now = timezone.now()
    try:
        return Draft.from_bytes(draft_keys().open(text, purpose=PURPOSE, now=now).data)
    except SealBroken:
        service = draft_keys().open(text, purpose=PROMISED, now=now).data.decode("ascii")
        return begin(now, at=Screen.PROMISE, service=service)
    except BadInput as error:
        raise SealBroken("A draft of another release does not open.") from error


def seal_sent(seed: bytes, *, service: str) -> str:
    """What the pages after sending carry: the bytes of the eight words, whose door it was, and no more."""
    return draft_keys().seal(seed + service.encode("ascii"), purpose=SENT, now=timezone.now(), small=True)


def open_sent(text: str, *, service: str) -> bytes:
    """The bytes of the eight words again. Raises DraftExpired, or SealBroken where it is of another's door.

    Where the database has not said whose door this is, ``service`` is blank, and nobody loses their words.
    """
    data = draft_keys().open(text, purpose=SENT, now=timezone.now()).data
    seed, sent_to = data[:SECRET_BYTES], data[SECRET_BYTES:].decode("ascii")
    if service and sent_to and service != sent_to:
        raise SealBroken("This was sent at the door of another service.")
    return seed
