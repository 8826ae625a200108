"""The records that travel the loop. Each keeps the ids of what it came from.

Contribution -> Passage -> Finding -> Recommendation -> Outcome -> Reply

All are frozen and none has a field that names or scores a person. Dates are days at the finest.
The last three records come with the stages that make them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NewType

ContributionId = NewType("ContributionId", str)
"""A keyed hash of where a contribution came from; never of its words alone."""
PersonId = NewType("PersonId", str)
"""Who counts as one person: a keyed hash. Two contributions with one PersonId are one person."""
PassageId = NewType("PassageId", str)
"""``<contribution id>:<start>-<end>``, so an id says where the words stand."""
ThemeId = NewType("ThemeId", str)

NO_GROUPS: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """What a contribution is."""

    NEAR_MISS_REPORT = "near_miss_report"
    SURVEY_ANSWER = "survey_answer"
    SESSION_NOTE = "session_note"
    INTERVIEW_TURN = "interview_turn"
    SUBMISSION = "submission"
    LITERATURE_RECORD = "literature_record"
    INSPECTION_REPORT = "inspection_report"


class Channel(StrEnum):
    """How a contribution reached us: the speak door, or one of eight listening channels."""

    SPEAK_DOOR = "speak_door"
    LITERATURE = "literature"
    ROUND_TABLE = "round_table"
    CONFERENCE = "conference"
    SMALL_GROUP = "small_group"
    SURVEY = "survey"
    FOCUS_GROUP = "focus_group"
    FILMED_INTERVIEW = "filmed_interview"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Consent:
    """What a contribution may be used for. Counting is the least; each further use is given apart."""

    count: bool = True
    quote: bool = True
    archive: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person or one group said, in their own words. Held in memory only; stored sealed.

    ``speaks_for`` is the number of people behind it (a round table of nine speaks for nine).
    ``groups`` holds the attributes a report may split by, such as role band or nation.
    """

    id: ContributionId
    person: PersonId
    text: str
    kind: Kind = Kind.SURVEY_ANSWER
    channel: Channel = Channel.SURVEY
    question: str | None = None
    groups: Mapping[str, str] = field(default_factory=lambda: NO_GROUPS)
    consent: Consent = Consent()
    speaks_for: int = 1
    language: str | None = None
    said_on: date | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or clause of de-identified text. Only passages are searched, themed and quoted.

    ``start`` and ``end`` are code points in the contribution's de-identified text.
    """

    id: PassageId
    contribution: ContributionId
    start: int
    end: int
    text: str
    sha256: str


def make_passage(contribution: ContributionId, deidentified: str, start: int, end: int) -> Passage:
    """Cut one passage out of a contribution's de-identified text and fix it by its sha256."""
    text = deidentified[start:end]
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Passage(PassageId(f"{contribution}:{start}-{end}"), contribution, start, end, text, digest)


def contribution_of(passage: PassageId) -> ContributionId:
    """The contribution a passage was cut from, read off its id."""
    return ContributionId(passage.rpartition(":")[0])


class Reason(StrEnum):
    """Why a contribution stands in no theme. Nobody is left out without one of these."""

    NON_ANSWER = "non_answer"
    TOO_SHORT = "too_short"
    NO_WORDS = "no_words"
    LANGUAGE_NOT_COVERED = "language_not_covered"
    NO_THEME = "no_theme"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Theme:
    """A suggestion that some passages speak of the same thing. A machine suggests; people decide."""

    id: ThemeId
    parent: ThemeId | None
    name: str
    description: str
    keywords: tuple[str, ...]
    passages: tuple[PassageId, ...]
    """Every passage of the theme, the most representative first."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Where one contribution was placed: its main top-level theme, or the reason it has none."""

    contribution: ContributionId
    theme: ThemeId | None
    strength: float | None
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One numbered statement about a theme. Its numbers are fields that are filled from the evidence.

    ``statement`` may hold the fields ``{who}``, ``{how_many}``, ``{count}``, ``{base}``, ``{range}`` and
    ``{theme}``; a digit typed by hand is refused (``findings.wording``). ``written_by`` says whether a
    person has looked: "machine" or "person".
    """

    theme: ThemeId
    statement: str
    description: str
    quotes: tuple[PassageId, ...] = ()
    dissent: str | None = None
    written_by: str = "machine"
