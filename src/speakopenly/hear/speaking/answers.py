"""What a reporter sends, as one frozen record. Only the words are needed; every other part may be blank."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    Wording,
    YesNo,
)
from speakopenly.hear.speaking.storing import bytes_of, record_from
from speakopenly.hear.speaking.text import LONGEST, LONGEST_NOTE, clean_text, is_blank, within

__all__ = [
    "BEFORE_THAT", "LONGEST", "LONGEST_CONTACT", "LONGEST_NOTE", "Answers",
    "clean_text", "is_blank", "quarter_of", "quarters_offered",
]  # fmt: skip

LONGEST_CONTACT: Final = 500
"""Characters in the way to reach somebody."""
BEFORE_THAT: Final = "before"
"""Chosen for a quarter that is further back than those offered."""
QUARTERS_BACK: Final = 8
"""Two years: further back, the quarter adds little to learn from and more to be known by."""

_QUARTER: Final = re.compile(r"[1-9][0-9]{3}-Q[1-4]")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}")
_APART: Final = frozenset({"contact"})
_LIMITS: Final = {
    "words": LONGEST,
    "made_likely_words": LONGEST_NOTE,
    "helped_words": LONGEST_NOTE,
    "idea": LONGEST_NOTE,
    "contact": LONGEST_CONTACT,
}


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """One report. Texts are cleaned (``clean_text``) and conditions put in order when it is made.

    ``words`` may be blank while a report is being written: ask ``has_words`` before sending.
    ``quarter`` is "2026-Q4", ``BEFORE_THAT`` or None; ``language`` is a tag in small letters ("en-gb").
    ``anyone_replied`` belongs to ``said_elsewhere``. Its repr shows nothing of what was said.

    Raises:
        BadInput: a text is too long, or quarter or language is no such thing; the column is the field's name.
    """

    words: str
    danger: Danger
    wording: Wording
    language: str
    made_likely: tuple[Condition, ...] = ()
    made_likely_words: str = ""
    helped: tuple[Condition, ...] = ()
    helped_words: str = ""
    kind: Kind | None = None
    service_area: ServiceArea | None = None
    stage: ProcessStage | None = None
    role_band: RoleBand | None = None
    quarter: str | None = None
    effect: Effect | None = None
    happened_before: YesNo | None = None
    said_elsewhere: YesNo | None = None
    anyone_replied: YesNo | None = None
    idea: str = ""
    sharing: Sharing | None = None
    contact: str = ""

    def __post_init__(self) -> None:
        for name, longest in _LIMITS.items():
            object.__setattr__(self, name, within(getattr(self, name), longest, box=name))
        for name in ("made_likely", "helped"):
            object.__setattr__(self, name, _in_order(getattr(self, name)))
        if not _LANGUAGE.fullmatch(self.language):
            raise BadInput("This is no language tag.", do="Give one such as en-gb or cy.", column="language")
        if not _is_quarter(self.quarter):
            raise BadInput("This is no quarter.", do="Choose one from the list.", column="quarter")

    @property
    def has_words(self) -> bool:
        """Whether what happened is told, even in one line: all that sending needs."""
        return not is_blank(self.words)

    def without_contact(self) -> Answers:
        """The same report without the way to reach the person, which is sealed apart."""
        return replace(self, contact="")

    def to_bytes(self) -> bytes:
        """Write the report down for sealing; the same report always gives the same bytes.

        ``contact`` is not in them: it is sealed apart, and goes when the report is closed.
        """
        return bytes_of(self, without=_APART)

    @classmethod
    def from_bytes(cls, data: bytes) -> Answers:
        """Read a report back; ``contact`` is blank.

        Raises:
            BadInput: the bytes are no report, or of a version this release does not know.
        """
        return record_from(data, cls, without=_APART)

    def __repr__(self) -> str:
        return "Answers(...)"


def quarter_of(day: date) -> str:
    """The quarter of the year a day lies in: "2026-Q4"."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarters_offered(today: date) -> tuple[str, ...]:
    """What may be chosen for when it was: this quarter, the eight before, and ``BEFORE_THAT``."""
    quarters = today.year * 4 + (today.month - 1) // 3
    numbers = (quarters - back for back in range(QUARTERS_BACK + 1))
    return (*(f"{number // 4}-Q{number % 4 + 1}" for number in numbers), BEFORE_THAT)


def _is_quarter(quarter: str | None) -> bool:
    return quarter is None or quarter == BEFORE_THAT or _QUARTER.fullmatch(quarter) is not None


def _in_order(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """Each once, in the order of the scheme: the order of ticking is nobody's business."""
    chosen = frozenset(conditions)
    return tuple(condition for condition in Condition if condition in chosen)
