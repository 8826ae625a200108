"""Read contributions as the machine does before any theme: de-identify, tell the language, cut into passages.

A contribution in a language the models do not cover is never cleared by a machine: its text stays out and
it waits for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from speakopenly.core.records import Contribution, Passage, Reason
from speakopenly.understand.answers import reason_to_leave_out
from speakopenly.understand.deidentify import Deidentifier, Span, hide
from speakopenly.understand.languages import detect_language
from speakopenly.understand.passages import split_passages

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many are done, and of how many."""
EVERY = 50
"""Progress is told once in so many contributions."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One contribution as it was read. ``text`` is de-identified, or as given where nobody asked for that.

    ``text`` is None where a person must read it first. ``spans`` are code points in the contribution's own
    words, so they never leave with a publication.
    """

    contribution: Contribution
    text: str | None
    language: str
    reason: Reason | None
    passages: tuple[Passage, ...]
    spans: tuple[Span, ...] = ()


def read_contributions(
    contributions: Sequence[Contribution],
    *,
    deidentifier: Deidentifier | None,
    workers: int = 1,
    progress: Progress = lambda what, done, total: None,
) -> tuple[Reading, ...]:
    """Read every contribution, in order. Without a de-identifier the text is taken as given."""
    found = _find_identifiers(contributions, deidentifier, workers)
    readings = []
    for number, (contribution, spans) in enumerate(zip(contributions, found, strict=True), start=1):
        readings.append(read_one(contribution, spans))
        if number % EVERY == 0 or number == len(contributions):
            progress("reading", number, len(contributions))
    return tuple(readings)


def _find_identifiers(
    contributions: Sequence[Contribution], deidentifier: Deidentifier | None, workers: int
) -> Iterable[tuple[Span, ...]]:
    if deidentifier is None:
        return (() for _ in contributions)
    return deidentifier.find_many((each.text for each in contributions), workers=workers)


def read_one(contribution: Contribution, spans: tuple[Span, ...]) -> Reading:
    """Read one contribution whose identifiers have been found."""
    language = detect_language(contribution.text)
    reason = reason_to_leave_out(contribution.text)
    if reason is None and not language.is_covered:
        return Reading(contribution, None, language.code, Reason.LANGUAGE_NOT_COVERED, (), spans)
    text = hide(contribution.text, spans)
    passages = () if reason else split_passages(contribution.id, text)
    return Reading(contribution, text, language.code, reason, passages, spans)


def hidden_words(readings: Iterable[Reading]) -> Iterator[str]:
    """Every word that stood inside an identifier, lower-case: none may turn up in the name of a theme."""
    for reading in readings:
        for span in reading.spans:
            yield from span.text.lower().split()
