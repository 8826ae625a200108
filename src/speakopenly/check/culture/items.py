"""What a statement of the culture survey is, whom it is put to, and what one person's answers are.

The statements are our own (``bank``); none is taken from a licensed instrument. Nobody has yet tested them
with people: until reliability has been looked at (``check.culture``), they are a draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

POINTS: Final = 5
"""1 is "strongly disagree", 5 is "strongly agree"; "cannot say" is None, and a blank is not there at all."""
ITEMS_A_THEME: Final = 4


class Audience(StrEnum):
    """Whom a survey is put to. The order is the order of every page."""

    STAFF = "staff"
    CARERS = "carers"
    FAMILIES = "families"
    YOUNG = "young"
    EXAMINER_STAFF = "examiner_staff"
    """Who works for a body that examines others; they answer the blame statements alone."""
    EXAMINED = "examined"
    """Who was examined by that body; they answer the blame statements alone."""


OF_A_SERVICE: Final = (Audience.STAFF, Audience.CARERS, Audience.FAMILIES, Audience.YOUNG)
OF_AN_EXAMINER: Final = (Audience.EXAMINER_STAFF, Audience.EXAMINED)


class Theme(StrEnum):
    """What four statements ask about together. The order is fixed; nothing is ever sorted by a result."""

    SAFE = "safe_to_speak"
    FAIR = "fair_response"
    LISTENING = "listening"
    CHANGE = "change"
    HELP = "help"
    """Supervision for staff; being helped and told what happens for everybody else."""
    LOAD = "load"


BLAME: Final = (Theme.SAFE, Theme.FAIR)
"""The themes of which an examiner is asked as well."""


class Trust(StrEnum):
    """The two trusts, each in both directions, which are measured apart and shown together."""

    STAFF_IN_MANAGERS = "staff_in_managers"
    MANAGERS_IN_STAFF = "managers_in_staff"
    FAMILIES_IN_PROFESSIONALS = "families_in_professionals"
    PROFESSIONALS_IN_FAMILIES = "professionals_in_families"


class Feeling(StrEnum):
    """What blame does to people. Those who are helped are asked of it as often as those who help."""

    FEAR = "fear"
    SHAME = "shame"


class StaffLevel(StrEnum):
    """Where somebody on the staff says that they stand; as coarse as it can be, and left out at will."""

    DIRECT = "direct"
    MANAGES = "manages"


WORDINGS: Final = ("en", "en-easy", "cy", "cy-easy")
"""The versions in which every statement is written, as ``hear.questionnaires.Version`` names them."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement to agree with or not. ``positive``: agreement speaks well of the place.

    ``words`` are by version (``WORDINGS``); in easy read no sentence has more than 12 words.
    """

    code: str
    audience: Audience
    theme: Theme
    positive: bool
    words: Mapping[str, str]
    trust: Trust | None = None
    feeling: Feeling | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", MappingProxyType(dict(self.words)))


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """What one person answered. Nothing here says who, when or in what order; its repr shows nothing.

    ``area`` and ``level`` are what the person chose to say, or None. ``choices`` are by the codes of
    statements: 1 to 5, None for "cannot say"; what was left out is not there.
    """

    audience: str
    area: str | None
    choices: Mapping[str, int | None] = field(default_factory=lambda: MappingProxyType({}))
    level: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "choices", MappingProxyType(dict(self.choices)))

    def __repr__(self) -> str:
        return "Answer(...)"


def is_positive(statement: Statement, point: int) -> bool:
    """Whether a point speaks well of the place: 4 and 5 of a positive statement, 1 and 2 of a negative."""
    return point >= 4 if statement.positive else point <= 2
