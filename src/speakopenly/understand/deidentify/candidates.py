"""A first guess at an identifier, and how rival guesses are settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import Pattern
from typing import NamedTuple

from speakopenly.understand.deidentify.spans import Span, SpanKind


class Candidate(NamedTuple):
    """A stretch of text that may identify someone, in code points."""

    start: int
    end: int
    kind: SpanKind


def every_match(
    pattern: Pattern[str], text: str, kind: SpanKind, group: int | str = 0
) -> Iterator[Candidate]:
    """Each match of a pattern as a candidate; a group says which part of the match is hidden."""
    for match in pattern.finditer(text):
        if match.start(group) >= 0:
            yield Candidate(match.start(group), match.end(group), kind)


def settle(text: str, ranked: Iterable[Iterable[Candidate]]) -> tuple[Span, ...]:
    """Keep what fits: earlier groups win over later ones, longer over shorter; nothing overlaps.

    Where a loser sticks out of a winner of its own kind the winner grows, on either side; where the kinds
    differ, the part that sticks out stays a span of its own, so that losing never uncovers a word.
    """
    kept: list[Candidate] = []
    for group in ranked:
        for candidate in sorted(group, key=lambda c: (c.start - c.end, c.start)):
            _place(candidate, kept, text)
    return tuple(Span(c.start, c.end, c.kind, text[c.start : c.end]) for c in sorted(kept))


def _place(candidate: Candidate, kept: list[Candidate], text: str) -> None:
    rivals = sorted(other for other in kept if other.start < candidate.end and candidate.start < other.end)
    for rival in rivals:
        within = rival.start <= candidate.start and candidate.end <= rival.end
        if rival.kind is candidate.kind and not within:
            kept.remove(rival)
            start, end = min(rival.start, candidate.start), max(rival.end, candidate.end)
            return _place(Candidate(start, end, rival.kind), kept, text)
    if not rivals:
        kept.append(candidate)
        return None
    position = candidate.start
    for rival in rivals:
        _keep(Candidate(position, rival.start, candidate.kind), kept, text)
        position = max(position, rival.end)
    _keep(Candidate(position, candidate.end, candidate.kind), kept, text)
    return None


def _keep(candidate: Candidate, kept: list[Candidate], text: str) -> None:
    """Keep what is left of a candidate, without the blanks and commas at its edges."""
    start, end = candidate.start, candidate.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] != ".":
        end -= 1
    if start < end and any(letter.isalnum() for letter in text[start:end]):
        kept.append(Candidate(start, end, candidate.kind))
