"""What this stage tells later ones: ids only. A listener joins the teller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
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
