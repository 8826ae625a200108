"""What this room asks of the later room that measures: where a change is measured, and where to begin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from speakopenly.web.people.staff import Staff


@dataclass(frozen=True, slots=True)
class MeasureThere:
    """A measure that was written down: its name, the day, what people say of it, and its page."""

    name: str
    on: date
    says: str
    where: str


@dataclass(frozen=True, slots=True)
class WhereItIsMeasured:
    """Which measures were written for this recommendation? A room that knows adds them.

    ``where`` is empty for whoever may not open the page.
    """

    by: Staff
    recommendation_id: UUID
    found: list[MeasureThere] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class WhereToWriteItDown:
    """Where does this person write down a measure of what would tell us? A room that knows adds it."""

    by: Staff
    would_tell_id: UUID
    found: list[str] = field(default_factory=list)
