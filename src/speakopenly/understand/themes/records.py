"""What goes into a search for themes and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from speakopenly.core.records import Assignment, ContributionId, Passage, PersonId, Theme, ThemeId


@dataclass(frozen=True, slots=True)
class Voice:
    """One contribution ready for themes: its passages, de-identified or as given.

    ``people`` is how many it speaks for; ``question`` is what it answered, if anything was asked.
    """

    contribution: ContributionId
    person: PersonId
    passages: tuple[Passage, ...]
    question: str | None = None
    people: int = 1
    may_quote: bool = True
    """Whether it may be quoted: no theme is named by words that only those said who may not be."""
    is_read: bool = False
    """Whether it was read before (``understand.reading``): then it has words, in a language we cover."""


IdentifiersIn = Callable[[Collection[str], Sequence[str]], Collection[str]]
"""Given words and texts that may hold them: the identifiers among those words."""


@dataclass(frozen=True, slots=True)
class ThemeSet:
    """Suggested themes, and where every voice was placed.

    ``themes`` holds each top theme followed by its sub-themes (``parent`` set), the most spoken of first.
    A passage stands in one top theme and, where that has sub-themes, in one of them; ``Theme.passages`` of
    a top theme lists all of them. Passages that say nothing ("No.") stand in none. ``assignments`` has one
    row a voice, in the order given. ``steadiness`` is the share of re-runs on resamples in which a theme held
    together.
    """

    themes: tuple[Theme, ...]
    assignments: tuple[Assignment, ...]
    steadiness: Mapping[ThemeId, float]
    settings: Mapping[str, object]
