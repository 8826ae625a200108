"""What this stage tells later ones: ids only. A listener joins the teller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ContributionsBroughtIn:
    """An import has ended well and its contributions count from now on; ``by_id`` brought them in."""

    service_id: UUID
    exercise_id: UUID
    import_id: UUID
    by_id: UUID


@dataclass(frozen=True, slots=True)
class MayTakeBack:
    """Is there a reason why this import must stay? A listener that knows one raises NotAllowed with it."""

    service_id: UUID
    exercise_id: UUID
    import_id: UUID


@dataclass(frozen=True, slots=True)
class ContributionsTakenBack:
    """An import was taken back: its contributions are forgotten in every room (see ``core.erasure``)."""

    service_id: UUID
    exercise_id: UUID
    import_id: UUID
    by_id: UUID


@dataclass(frozen=True, slots=True)
class AnswersGone:
    """Answers to the survey of this exercise are here no longer: taken back, or they have had their time.

    A room that made a file of answers destroys it.
    """

    service_id: UUID
    exercise_id: UUID


@dataclass(frozen=True, slots=True)
class MayOpenExercise:
    """Is there a reason why this exercise may not open yet? A listener that knows one raises NotAllowed."""

    service_id: UUID
    exercise_id: UUID


@dataclass(frozen=True, slots=True)
class CameTogether:
    """How many of one group to be heard came to a session: by which channel, and when."""

    group_id: str
    channel: str
    on: date
    number: int


@dataclass(frozen=True, slots=True)
class WhoCame:
    """Who came to sessions of this exercise? A listener adds them where somebody said the group."""

    service_id: UUID
    exercise_id: UUID
    found: list[CameTogether] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadingKeyMade:
    """Somebody has a reading key from now on; what comes is sealed to it as well."""

    service_id: UUID
    reading_key_id: UUID
    by_id: UUID


@dataclass(frozen=True, slots=True)
class ReadingKeyRetired:
    """A reading key opens nothing new from now on: its holder has left, or has changed to another."""

    service_id: UUID
    reading_key_id: UUID


@dataclass(frozen=True, slots=True)
class StillNeedsWords:
    """Must a machine still open these words by itself? A room that must raises NotAllowed, saying why."""

    service_id: UUID
    exercise_id: UUID
    import_id: UUID


@dataclass(frozen=True, slots=True)
class FindingThatChanges:
    """One finding of an exercise, by the number its paragraph has now, such as "2.8"."""

    exercise: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class WhatStandsOn:
    """Which findings rest on this contribution among others? A listener that knows some adds them."""

    service_id: UUID
    contribution: str
    findings: list[FindingThatChanges] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PublicReply:
    """A reply that everybody may read, by its number. ``is_about``: it answers the words asked for."""

    number: int
    title: str
    is_about: bool


@dataclass(frozen=True, slots=True)
class PublicRepliesSince:
    """Which public replies came out since this day? A listener that has some adds them.

    ``contribution`` is what a report made of itself, worked out while its writer is here and never stored
    with the report. It is told only of words that are among what is learnt from.
    """

    service_id: UUID
    contribution: str
    since: date
    wording: str
    language: str
    found: list[PublicReply] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EditionThatIsTouched:
    """One edition of a report that rests on words somebody takes back; by numbers only.

    ``quoted_in`` and ``counted_in`` are its paragraphs, empty where its evidence is gone already; ``quotes``
    says whether it quotes them anyhow. ``goes``: thrown away where nobody signed it, else taken down.
    ``review`` is the number of the learning review it is an edition of, if it is of one.
    """

    address: str
    edition: int
    is_draft: bool
    quotes: bool
    goes: bool
    quoted_in: tuple[str, ...] = ()
    counted_in: tuple[str, ...] = ()
    review: int | None = None


@dataclass(frozen=True, slots=True)
class WhatConsentTouches:
    """What changes if these contributions lose consent? Listeners that know add findings and editions.

    ``words_go``: consent to all of it, else consent to be quoted.
    """

    service_id: UUID
    exercise_id: UUID
    contributions: frozenset[str]
    words_go: bool
    findings: list[FindingThatChanges] = field(default_factory=list)
    editions: list[EditionThatIsTouched] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class QuotesWithdrawn:
    """These contributions may be quoted no longer, anywhere; they are counted as before."""

    service_id: UUID
    exercise_id: UUID
    contributions: frozenset[str]


@dataclass(frozen=True, slots=True)
class MayBeErased:
    """Is there a legal hold on this report, or on everything of its service? A listener that knows adds it.

    Without ``report_id`` it is asked of what belongs to no report: then only a hold on everything counts.
    """

    service_id: UUID
    report_id: UUID | None = None
    holds: list[UUID] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PrintingTakenBack:
    """Whoever wrote these words does not want them printed any more; a room that printed them takes them out.

    What learning keeps of them stays. Words that leave learning altogether are told by ``core.erasure``.
    """

    service_id: UUID
    contribution: str


@dataclass(frozen=True, slots=True)
class ReportForgotten:
    """Every word of a report is being erased; a room that keeps something of it erases that as well.

    A room that sealed anything under a case key of the report adds it: the keys go last of all.
    """

    service_id: UUID
    report_id: UUID
    case_keys: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class RawWordsHadTheirTime:
    """The raw words of a closed report go now; what was made of them without names stays.

    A room that keeps anything sealed from which they could be read again erases that as well, and adds the
    case keys it was sealed to.
    """

    service_id: UUID
    report_id: UUID
    case_keys: set[UUID] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class MayClose:
    """Is there a reason not to close this report yet? A listener that knows one raises NotAllowed."""

    service_id: UUID
    report_id: UUID


@dataclass(frozen=True, slots=True)
class ReportClosed:
    """A report was closed and answered; what was kept only until then goes now."""

    service_id: UUID
    report_id: UUID


@dataclass(frozen=True, slots=True)
class ReportOpenedAgain:
    """A report that was closed or turned away has new words from its reporter, to be read by two again."""

    service_id: UUID
    report_id: UUID


@dataclass(frozen=True, slots=True)
class LeavesLearning:
    """A report was passed on and lives under another body's rules; no room may learn from its words any more.

    ``rule`` is the routing rule, such as "RT3". What readers coded may be kept: it names nobody.
    """

    service_id: UUID
    report_id: UUID
    rule: str


@dataclass(frozen=True, slots=True)
class ReportPassedOn:
    """Somebody confirmed a danger and passed it on by these routing rules ("RT2"): it leaves learning."""

    service_id: UUID
    report_id: UUID
    by_id: UUID
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhomToRing:
    """Whom does this service name for these kinds? Who keeps the numbers adds name and number of each."""

    service_id: UUID
    kinds: tuple[str, ...]
    found: list[tuple[str, str]] = field(default_factory=list)
