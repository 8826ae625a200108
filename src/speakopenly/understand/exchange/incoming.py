"""What people coded in another program, brought to the passages it means: how much comes in, and why not all.

Every coding of the file is counted once: it comes in, or it stands under one reason. Nothing of a file's
texts is kept (decision 0370).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from speakopenly.core.records import PassageId, ThemeId
from speakopenly.understand.codebook import Code as OwnCode
from speakopenly.understand.codebook import Codebook as OwnCodebook
from speakopenly.understand.codebook import CodeId, State
from speakopenly.understand.exchange.codebook import codebook_of_project
from speakopenly.understand.exchange.coded import Given
from speakopenly.understand.exchange.matching import Here, Matcher, NotFound, Stretch
from speakopenly.understand.exchange.own_codes import match_codes
from speakopenly.understand.exchange.records import (
    Codebook,
    CoderKind,
    Coding,
    Guid,
    Project,
    Span,
    make_guid,
)


class Why(StrEnum):
    """Why a coding of a file does not come in."""

    MACHINE = "machine"
    """A machine made it. Here codings are people's."""
    THEME = "theme"
    """It is a theme of this exercise as it went out: themes are decided on elsewhere."""
    WHOLE_TEXT = "whole_text"
    """It was given to a whole text, and here codes are given to passages."""
    NOT_HERE = "not_here"
    GONE = "gone"
    CHANGED = "changed"
    SEVERAL = "several"
    """Its words are not to be found: as ``NotFound`` says."""
    NO_PASSAGE = "no_passage"
    """It marks nothing but space, an id, or words that were not cut into passages."""
    NOT_IN_USE = "not_in_use"
    """Its code was set aside or split here."""
    UNREADABLE = "unreadable"
    """Reading left it out: of a picture or a recording, outside its text, with a code that is not there."""


_WORST_FIRST: Final = (Why.CHANGED, Why.GONE, Why.SEVERAL, Why.NOT_HERE, Why.NO_PASSAGE)
UNNAMED: Final = "whoever the file does not name"


@dataclass(frozen=True, slots=True)
class OfThisExercise:
    """What tells our own codings and coders in a file that went out from here.

    ``key`` is that of ``Exercise``; ``coders`` are the guids of those who are known here already.
    """

    key: str
    themes: Collection[ThemeId] = ()
    coders: Collection[Guid] = ()

    def guid(self, *parts: str) -> Guid:
        """As ``Exercise.guid``."""
        return make_guid(self.key, *parts)

    def coder(self, by: Guid | None) -> Guid:
        """Who coded, by a keyed guid: what stands in the file may lead to somebody there."""
        if by is not None and by in self.coders:
            return by
        return self.guid("elsewhere", by or UNNAMED)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file would bring in. ``kept`` and ``refused`` together are every coding of the file."""

    codes: tuple[OwnCode, ...] = ()
    given: tuple[Given, ...] = ()
    kept: int = 0
    refused: Mapping[Why, int] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """How many codings the file holds."""
        return self.kept + sum(self.refused.values())


def codings_in(
    project: Project, here: Iterable[Here], *, beside: OwnCodebook, exercise: OfThisExercise
) -> Incoming:
    """The codes and codings of a project that was read, for the passages of an exercise."""
    reading = _Reading(project, Matcher(here), exercise)
    refused: Counter[Why] = Counter()
    if project.codings_left_out:
        refused[Why.UNREADABLE] = project.codings_left_out
    wanted: list[tuple[Coding, tuple[PassageId, ...]]] = []
    for coding in project.codings:
        found = reading.passages_of(coding)
        if isinstance(found, Why):
            refused[found] += 1
        else:
            wanted.append((coding, found))
    theirs = _without_our_themes(project, exercise, {coding.code for coding, _passages in wanted})
    matched = match_codes(theirs, beside)
    added = {code.id: code for code in matched.codes}
    given: dict[tuple[Guid, PassageId, CodeId], Given] = {}
    kept = 0
    for coding, passages in wanted:
        ident = matched.stands_for[coding.code]
        code = added[ident] if ident in added else beside.stands_for(ident)
        if code.state is State.SET_ASIDE or (code.state is State.HEADING and code.id not in added):
            refused[Why.NOT_IN_USE] += 1
            continue
        kept += 1
        by = exercise.coder(coding.by)
        for passage in passages:
            given.setdefault((by, passage, code.id), Given(by, passage, code.id, coding.day))
    codes = _usable_where_given(matched.codes, {each.code for each in given.values()})
    return Incoming(codes, tuple(given.values()), kept, dict(refused), matched.remarks)


class _Reading:
    """Finds the passages of one coding after another."""

    def __init__(self, project: Project, matcher: Matcher, exercise: OfThisExercise) -> None:
        self._matcher, self._exercise = matcher, exercise
        self._sources = {source.guid: source for source in project.sources}
        self._spans: Mapping[Guid, Span] = {span.guid: span for span in project.spans}
        self._stretches: dict[Guid, tuple[Stretch, ...]] = {}
        self._machines = {each.guid for each in project.coders if each.kind is CoderKind.MACHINE}
        self._machines.add(exercise.guid("coder", "machine"))
        self._decided = exercise.guid("coder", "person")
        self._themes = _guids_of_themes(exercise)

    def passages_of(self, coding: Coding) -> tuple[PassageId, ...] | Why:
        """The passages it means, or why none."""
        if coding.code in self._themes and (coding.by is None or coding.by == self._decided):
            return Why.THEME
        if coding.by in self._machines:
            return Why.THEME if coding.code in self._themes else Why.MACHINE
        span = self._spans.get(coding.at)
        if span is None:
            return Why.WHOLE_TEXT
        stretches = [
            each
            for each in self._stretches_of(span.source)
            if each.start < span.end and span.start < each.end
        ]
        found = dict.fromkeys(
            passage for each in stretches for passage in each.passages_in(span.start, span.end)
        )
        if found:
            return tuple(found)
        reasons = {_why(each.here) for each in stretches if not _is_empty(each, span)}
        return next((why for why in _WORST_FIRST if why in reasons), Why.NO_PASSAGE)

    def _stretches_of(self, source: Guid) -> tuple[Stretch, ...]:
        if source not in self._stretches:
            self._stretches[source] = self._matcher.stretches_of(self._sources[source])
        return self._stretches[source]


def _why(here: Here | NotFound) -> Why:
    return Why(str(here)) if isinstance(here, NotFound) else Why.NO_PASSAGE


def _is_empty(stretch: Stretch, span: Span) -> bool:
    first, last = stretch.letters.between(span.start - stretch.start, span.end - stretch.start)
    return first == last


def _guids_of_themes(exercise: OfThisExercise) -> set[Guid]:
    return {exercise.guid("theme", theme) for theme in exercise.themes}


def _without_our_themes(project: Project, exercise: OfThisExercise, used: Collection[Guid]) -> Codebook:
    """The codes of the file less the themes that went out from here, unless somebody coded with one there."""
    codebook, themes = codebook_of_project(project), _guids_of_themes(exercise)
    codes = tuple(code for code in codebook.codes if code.guid not in themes or code.guid in used)
    return Codebook(codes, remarks=codebook.remarks)


def _usable_where_given(codes: Iterable[OwnCode], given: Collection[str]) -> tuple[OwnCode, ...]:
    """A code that a program calls a heading and yet gave to words is one that may be given."""
    return tuple(
        replace(code, state=State.STANDING) if code.state is State.HEADING and code.id in given else code
        for code in codes
    )
