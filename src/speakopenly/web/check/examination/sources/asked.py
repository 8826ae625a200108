"""What every source has in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from speakopenly.check.examination import Line, Source
from speakopenly.web.people.models import Service


@dataclass(frozen=True, slots=True)
class Found:
    """One sentence of a source, and the line it helps to see; None where it helps with every line."""

    words: str
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class LookedAt:
    """One source on one line. ``was_asked`` is False where nobody was asked at all, on any line."""

    source: Source
    sentences: tuple[str, ...]
    was_asked: bool


class Asked(Protocol):
    """Something that may have been asked."""

    def found(self, service: Service, as_at: date) -> tuple[Found, ...]:
        """What was answered by this day; nothing where nobody was asked."""
        ...
