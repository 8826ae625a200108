"""Answers on their way from page to page, sealed inside the page; this machine keeps nothing of them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from speakopenly.core.errors import BadInput, SealBroken
from speakopenly.core.records import Consent
from speakopenly.hear.questionnaires import Answers, Version
from speakopenly.hear.speaking import Receipt, new_receipt, receipt_from
from speakopenly.web.hear.keys import draft_keys
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.surveys.models import Edition, Way

PURPOSE: Final = "taking part"
AFTER: Final = "taking part: eight words"
HOURS_BACK: Final = 1
"""After the eight words were typed, as on every page of the way back."""
ONCE_BYTES: Final = 16
CHECK: Final = 1000
"""Where somebody reads everything through: behind every page a questionnaire can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """Where somebody stands, in which edition and version, and what they answered so far.

    ``once`` is the number of the form, ``seed`` the bytes of the eight words it will have. ``code`` is the
    digest of the one-time code they came with.
    """

    edition: UUID
    version: Version
    way: Way
    consent: Consent
    once: bytes = field(repr=False)
    seed: bytes = field(repr=False)
    code: str = field(default="", repr=False)
    at: int = 0
    answers: Answers = field(default_factory=Answers, repr=False)

    @property
    def receipt(self) -> Receipt:
        """The eight words, the same however often it is saved or sent."""
        return receipt_from(self.seed)

    def to_bytes(self) -> bytes:
        """One line about where somebody stands, then the answers."""
        head = {
            "edition": str(self.edition),
            "version": self.version,
            "way": self.way,
            "consent": consents.packed(self.consent),
            "once": self.once.hex(),
            "seed": self.seed.hex(),
            "code": self.code,
            "at": self.at,
        }
        return json.dumps(head, separators=(",", ":")).encode() + b"\n" + self.answers.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Going:
        """Read it back. Raises BadInput where it was written by another release."""
        line, _, answers = data.partition(b"\n")
        try:
            return cls._from(json.loads(line), Answers.from_bytes(answers))
        except (ValueError, KeyError, TypeError):
            raise BadInput("Answers of another release.", do="Begin again.") from None

    @classmethod
    def _from(cls, head: Mapping[str, Any], answers: Answers) -> Going:
        return cls(
            edition=UUID(head["edition"]),
            version=Version(head["version"]),
            way=Way(head["way"]),
            consent=consents.unpacked(head["consent"]),
            once=bytes.fromhex(head["once"]),
            seed=bytes.fromhex(head["seed"]),
            code=head["code"],
            at=int(head["at"]),
            answers=answers,
        )


def begin(edition: Edition, version: Version, way: Way, consent: Consent, code: str = "") -> Going:
    """Nothing answered yet, with a number and eight words of its own."""
    return Going(
        edition=edition.pk,
        version=version,
        way=way,
        consent=consent,
        once=secrets.token_bytes(ONCE_BYTES),
        seed=new_receipt().secret,
        code=code,
    )


def seal(going: Going) -> str:
    """The answers so far as the text of a hidden field."""
    return draft_keys().seal(going.to_bytes(), purpose=PURPOSE, now=timezone.now())


def open_posted(text: str) -> Going:
    """What a page sent back. Raises DraftExpired after a day, SealBroken where it is none of ours."""
    try:
        return Going.from_bytes(draft_keys().open(text, purpose=PURPOSE, now=timezone.now()).data)
    except BadInput as error:
        raise SealBroken("Answers of another release do not open.") from error


@dataclass(frozen=True, slots=True)
class Eight:
    """What the pages with the eight words carry: their bytes, by which way, and until when it is saved."""

    seed: bytes = field(repr=False)
    way: Way
    until: date | None = None


def seal_words(eight: Eight) -> str:
    """As the text of a hidden field; nothing of the answers is in it."""
    until = eight.until.isoformat() if eight.until else ""
    inside = json.dumps([eight.seed.hex(), eight.way, until]).encode("ascii")
    return draft_keys().seal(inside, purpose=AFTER, now=timezone.now(), small=True)


def open_words(text: str) -> Eight:
    """The same again. Raises DraftExpired after an hour, or SealBroken."""
    seed, way, until = json.loads(
        draft_keys().open(text, purpose=AFTER, now=timezone.now(), hours=HOURS_BACK).data
    )
    return Eight(bytes.fromhex(seed), Way(way), date.fromisoformat(until) if until else None)
