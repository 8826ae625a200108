"""One person on the way through the survey: where they stand and what they said so far, sealed in the page.

This machine keeps nothing of it until the last button is pressed (decision 159).
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Final, Self
from uuid import UUID

from django.utils import timezone

from speakopenly.check.culture.bank import BANK
from speakopenly.check.culture.items import Audience
from speakopenly.check.culture.survey import AREA_ITEM, CANNOT_SAY, LEVEL_ITEM
from speakopenly.core.errors import SealBroken
from speakopenly.hear.questionnaires import Answers
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.hear.keys import draft_keys

PURPOSE: Final = "culture survey"
ONCE_BYTES: Final = 16
BLANK: Final = "."
CANNOT: Final = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where somebody stands. ``once`` is the number of this form; ``at`` the page, from 1."""

    wave: UUID
    audience: Audience
    once: bytes = field(repr=False)
    at: int = 1
    answers: Answers = field(default_factory=Answers, repr=False)

    def with_answers(self, answers: Answers, *, at: int) -> Walk:
        """The same person, further on."""
        return replace(self, answers=answers, at=at)

    def to_bytes(self) -> bytes:
        """One sign for each statement, so that it fits into a small hidden field."""
        signs = "".join(_sign(self.answers.get(each.code)) for each in BANK[self.audience])
        groups = [self.answers.get(AREA_ITEM) or "", self.answers.get(LEVEL_ITEM) or ""]
        head = [self.wave.hex, self.audience.value, self.once.hex(), self.at, signs, *groups]
        return json.dumps(head, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read it back. Raises SealBroken where it was written by another release."""
        try:
            wave, audience, once, at, signs, area, level = json.loads(data)
            asked = BANK[Audience(audience)]
            said = {each.code: _value(sign) for each, sign in zip(asked, signs, strict=True)}
            return cls(
                wave=UUID(wave),
                audience=Audience(audience),
                once=bytes.fromhex(once),
                at=int(at),
                answers=Answers().with_values(said | {AREA_ITEM: area or None, LEVEL_ITEM: level or None}),
            )
        except (ValueError, TypeError, KeyError) as error:
            raise SealBroken("Answers of another release do not open.") from error


def begin(wave: Wave, audience: Audience) -> Walk:
    """Nothing answered yet."""
    return Walk(wave=wave.pk, audience=audience, once=secrets.token_bytes(ONCE_BYTES))


def seal(walk: Walk) -> str:
    """The text of a hidden field."""
    return draft_keys().seal(walk.to_bytes(), purpose=PURPOSE, now=timezone.now(), small=True)


def open_posted(text: str) -> Walk:
    """What a page sent back. Raises DraftExpired after a day, SealBroken where it is none of ours."""
    return Walk.from_bytes(draft_keys().open(text, purpose=PURPOSE, now=timezone.now()).data)


def _sign(value: object) -> str:
    return BLANK if value is None else CANNOT if value == CANNOT_SAY else str(value)


def _value(sign: str) -> str | None:
    return None if sign == BLANK else CANNOT_SAY if sign == CANNOT else str(int(sign))
