"""The records that travel the loop. Each keeps the ids of what it came from.

Contribution -> Passage -> Finding -> Recommendation -> Outcome -> Reply

All are frozen and none has a field that names or scores a person. Dates are days at the finest.
The last three records come with the stages that make them.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
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
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    PRACTICE_AUDIT = "practice_audit"
    EXIT_INTERVIEW = "exit_interview"
    REVIEWING_OFFICER_ESCALATION = "reviewing_officer_escalation"
    COURT_FEEDBACK = "court_feedback"
    PUBLIC_TEXT = "public_text"
    """Press, parliament, ministers: never counted as people heard."""


class Channel(StrEnum):
    """How a contribution reached us: the speak door, a channel of listening, or what is written anyway."""

    SPEAK_DOOR = "speak_door"
    LITERATURE = "literature"
    ROUND_TABLE = "round_table"
    CONFERENCE = "conference"
    SMALL_GROUP = "small_group"
    SURVEY = "survey"
    FOCUS_GROUP = "focus_group"
    INTERVIEW = "interview"
    FILMED_INTERVIEW = "filmed_interview"
    MEETING = "meeting"
    SUBMISSION = "submission"
    SERVICE_RECORD = "service_record"
    """What the service is told in its daily work: complaints, audits, exit interviews, escalations."""
    PUBLIC_TEXT = "public_text"

    @property
    def hears_people(self) -> bool:
        """Whether those behind its words count as people heard; a journal or a newspaper does not."""
        return self not in NOBODY_SPEAKS


NOBODY_SPEAKS = frozenset({Channel.LITERATURE, Channel.PUBLIC_TEXT})


class Attribution(StrEnum):
    """How the words of somebody may be signed where they are quoted."""

    NOT_AT_ALL = "not_at_all"
    CHANNEL = "channel"
    GROUP = "group"
    """By channel and group, where enough people share them."""
    NAME = "name"
    """Credited by name in a listening publication, because they asked for it."""


class GivenBy(StrEnum):
    """Who gave the consent."""

    SELF = "self"
    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    """Somebody with parental responsibility for a child, the local authority among them."""
    SELF_WITH_ADVOCATE = "self_with_advocate"
    NOBODY = "nobody"
    """None was asked: a public text, or a record that the service holds by law."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What a contribution may be used for: each use is given apart, and none of them by silence.

    ``count``: it may be read and counted. ``quote``: its words may stand in a report. ``play``: voice or face
    may be published. ``contact``: its speaker may be written to. ``archive``: kept for later research.
    """

    count: bool = True
    quote: bool = True
    archive: bool = False
    play: bool = False
    contact: bool = False
    attribution: Attribution = Attribution.GROUP
    given_by: GivenBy = GivenBy.SELF


@dataclass(frozen=True, slots=True)
class Place:
    """From ``start`` (code points in a contribution's words) on, the words stand here in what they came from.

    ``page`` counts from 1. ``seconds`` is the time in a recording.
    """

    start: int
    page: int | None = None
    seconds: float | None = None

    def __str__(self) -> str:
        """As it is cited: ``page 12``, or ``00:12:03`` for hours, minutes and whole seconds."""
        if self.seconds is not None:
            minutes, seconds = divmod(int(self.seconds), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
        return f"page {self.page}" if self.page is not None else ""


def place_at(places: Sequence[Place], start: int) -> Place | None:
    """Where the words at ``start`` stand: the last place that begins at or before them, or None."""
    number = bisect_right(places, start, key=lambda place: place.start)
    return places[number - 1] if number else None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person or one group said, in their own words. Held in memory only; stored sealed.

    ``speaks_for`` is the number of people behind it (a round table of nine speaks for nine).
    ``groups`` holds the attributes a report may split by, such as role band or nation.
    ``places`` says on which page, or when, the words stand in what they came from; in order of ``start``.
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
    places: tuple[Place, ...] = ()


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
