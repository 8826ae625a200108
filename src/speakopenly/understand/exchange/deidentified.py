"""What may leave: contributions with words de-identified. There is no field for words as they were said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from speakopenly.core.records import (
    Channel,
    Consent,
    ContributionId,
    PersonId,
    Place,
    Reason,
)
from speakopenly.understand.deidentify.spans import SHOWN_AS, Span
from speakopenly.understand.findings.evidence import Heard
from speakopenly.understand.reading import Reading


class Purpose(StrEnum):
    """What an export is for; it decides whose consent is asked."""

    ANALYSIS = "analysis"
    """Work on the evidence in another program, by those who hold it."""
    ARCHIVE = "archive"
    """Keeping it for later research: only those who said yes to that."""


class NoWords(StrEnum):
    """Why a row has no words in an export."""

    NO_CONSENT_TO_QUOTE = "no consent to quote"
    NOT_READ_YET = "not read by a person yet"
    """In a language that no machine here may clear."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Deidentified:
    """One contribution as it may be exported.

    ``text`` is de-identified, or None where nobody has cleared it. ``places`` are code points in ``text``.
    """

    id: ContributionId
    person: PersonId
    text: str | None
    channel: str = str(Channel.SURVEY)
    question: str | None = None
    groups: Mapping[str, str] = field(default_factory=dict)
    consent: Consent = Consent()
    speaks_for: int = 1
    language: str = "en"
    reason: Reason | None = None
    places: tuple[Place, ...] = ()

    @property
    def no_words(self) -> NoWords | None:
        """Why its words may not leave, or None where they may."""
        if self.reason is Reason.WITHDRAWN:
            return NoWords.WITHDRAWN
        if not self.consent.quote:
            return NoWords.NO_CONSENT_TO_QUOTE
        return NoWords.NOT_READ_YET if self.text is None else None

    @property
    def words(self) -> str | None:
        """Its words where they may leave."""
        return self.text if self.no_words is None else None


@dataclass(frozen=True, slots=True)
class Leaving:
    """The rows of an export, and how many contributions were left out of it, by reason."""

    rows: tuple[Deidentified, ...]
    left_out: Mapping[str, int]


NO_CONSENT_TO_COUNT = "no consent to be read and counted"
NO_CONSENT_TO_ARCHIVE = "no consent to archive"


def may_leave(everyone: Iterable[Deidentified], *, purpose: Purpose) -> Leaving:
    """Those whose consent covers an export, and counts of the others. What was withdrawn never leaves."""
    rows: list[Deidentified] = []
    left_out: dict[str, int] = {}
    for each in everyone:
        if why := _why_not(each, purpose):
            left_out[why] = left_out.get(why, 0) + 1
        else:
            rows.append(each)
    return Leaving(tuple(rows), left_out)


def _why_not(each: Deidentified, purpose: Purpose) -> str | None:
    if each.reason is Reason.WITHDRAWN:
        return str(NoWords.WITHDRAWN)
    if not each.consent.count:
        return NO_CONSENT_TO_COUNT
    if purpose is Purpose.ARCHIVE and not each.consent.archive:
        return NO_CONSENT_TO_ARCHIVE
    return None


def from_heard(heard: Heard) -> Deidentified:
    """A row of a report's evidence. Where nobody was asked about archiving, it says no."""
    return Deidentified(
        id=heard.id,
        person=heard.person,
        text=heard.text,
        channel=heard.channel,
        question=heard.question,
        groups=heard.groups,
        consent=Consent(quote=heard.may_quote, archive=heard.may_archive),
        speaks_for=heard.speaks_for,
        language=heard.language,
        reason=heard.reason,
        places=heard.places if heard.text is not None else (),
    )


def from_reading(reading: Reading) -> Deidentified:
    """A contribution as it was read, with its consent, and places moved to fit the de-identified words."""
    said = reading.contribution
    return Deidentified(
        id=said.id,
        person=said.person,
        text=reading.text,
        channel=str(said.channel),
        question=said.question,
        groups=said.groups,
        consent=said.consent,
        speaks_for=said.speaks_for,
        language=reading.language,
        reason=reading.reason,
        places=move_places(said.places, reading.spans) if reading.text is not None else (),
    )


def move_places(places: Sequence[Place], hidden: Sequence[Span]) -> tuple[Place, ...]:
    """Places in words as they were said, moved to where they stand once ``hide`` has hidden some spans.

    A page that begins inside an identifier begins where the word that hides it does.
    """
    moved, shift, waiting = [], 0, sorted(hidden, key=lambda span: span.start)
    for place in places:
        while waiting and waiting[0].end <= place.start:
            span = waiting.pop(0)
            shift += len(SHOWN_AS[span.kind]) - (span.end - span.start)
        start = min(place.start, waiting[0].start) if waiting else place.start
        moved.append(replace(place, start=start + shift))
    return tuple(moved)
