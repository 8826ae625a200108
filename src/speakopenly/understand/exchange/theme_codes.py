"""Themes as codes. What a machine suggested and what a person decided stay apart, by description and set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from speakopenly.core.records import Passage, PassageId, Theme, ThemeId
from speakopenly.understand.exchange.coded import Given
from speakopenly.understand.exchange.exercise import Exercise
from speakopenly.understand.exchange.gathering import Gathered
from speakopenly.understand.exchange.records import Code, CodeSet, Coding, Guid, Note, Span

SUGGESTED, DECIDED = "Suggested by a machine", "Decided by a person"
_COLOURS: Final = ("#1b6ca8", "#b5472f", "#3d7a3a", "#7a4b94", "#8a6d1b", "#2b7f86", "#a23b6b", "#5a5f66")


@dataclass(frozen=True, slots=True)
class Memo:
    """Something said of a theme: it hangs at its code."""

    theme: ThemeId
    name: str
    text: str

    def guid(self, exercise: Exercise) -> Guid:
        """The guid of its note."""
        return exercise.guid("memo", self.theme, self.name)

    def note(self, exercise: Exercise) -> Note:
        """The note it becomes."""
        return Note(self.guid(exercise), self.name, self.text, exercise.day)


def keywords_of(themes: Iterable[Theme]) -> Iterator[Memo]:
    """The words that mark each theme, as a memo."""
    for theme in themes:
        if theme.keywords:
            words = ", ".join(theme.keywords)
            yield Memo(theme.id, f"Words of the theme {theme.name}", f"Words that mark it: {words}.")


def codes_of(exercise: Exercise, themes: Sequence[Theme], memos: Iterable[Memo]) -> Iterator[Code]:
    """Themes as codes: what the description is, who stands behind it, and the colour of its top theme."""
    tops = [theme.id for theme in themes if theme.parent is None]
    hung: dict[ThemeId, list[Guid]] = defaultdict(list)
    for memo in memos:
        hung[memo.theme].append(memo.guid(exercise))
    colours = {theme: _COLOURS[place % len(_COLOURS)] for place, theme in enumerate(tops)}
    for theme in _parents_first(themes):
        behind = DECIDED if theme.id in exercise.decided else SUGGESTED
        definition = f"{theme.description} ({behind}.)".strip()
        parent = None if theme.parent is None else exercise.guid("theme", theme.parent)
        colour = colours.get(theme.id) or colours.get(theme.parent or theme.id)
        guid = exercise.guid("theme", theme.id)
        yield Code(guid, theme.name, definition, colour, parent, notes=tuple(hung[theme.id]))


def _parents_first(themes: Sequence[Theme]) -> Iterator[Theme]:
    """Every theme directly after its parent and the parent's earlier children."""
    below: dict[ThemeId | None, list[Theme]] = defaultdict(list)
    for theme in themes:
        below[theme.parent].append(theme)
    waiting = list(reversed(below[None]))
    while waiting:
        theme = waiting.pop()
        yield theme
        waiting += reversed(below[theme.id])


def sets_of(exercise: Exercise, themes: Iterable[Theme]) -> Iterator[CodeSet]:
    """What a machine suggested and what a person decided, kept apart."""
    standing: dict[str, list[Guid]] = defaultdict(list)
    for theme in themes:
        behind = DECIDED if theme.id in exercise.decided else SUGGESTED
        standing[behind].append(exercise.guid("theme", theme.id))
    for name in (SUGGESTED, DECIDED):
        if standing[name]:
            yield CodeSet(exercise.guid("set", name), name, codes=tuple(standing[name]))


def codings_of(
    exercise: Exercise,
    gathered: Gathered,
    passages: Sequence[Passage],
    themes: Sequence[Theme],
    given: Iterable[Given] = (),
) -> tuple[tuple[Span, ...], tuple[Coding, ...]]:
    """Spans of contributions and of coded passages, with their codings, in the order of the sources.

    A passage is coded where it is in a theme, or where somebody gave it a code.
    """
    coded: dict[PassageId, list[tuple[Guid, Guid, Guid, date | None]]] = defaultdict(list)
    for theme in themes:
        for passage in theme.passages:
            guid, code = exercise.guid("coding", passage, theme.id), exercise.guid("theme", theme.id)
            coded[passage].append((guid, code, exercise.coder_of(theme.id), exercise.day))
    for each in sorted(given, key=lambda each: (each.by, each.code)):
        guid = exercise.guid("given", each.passage, each.code, each.by)
        coded[each.passage].append((guid, Guid(each.code), each.by, each.day))
    return _spans_and_codings(exercise, gathered, passages, coded)


def _spans_and_codings(
    exercise: Exercise,
    gathered: Gathered,
    passages: Sequence[Passage],
    coded: Mapping[PassageId, Sequence[tuple[Guid, Guid, Guid, date | None]]],
) -> tuple[tuple[Span, ...], tuple[Coding, ...]]:
    by_source: dict[Guid, list[Span]] = defaultdict(list)
    codings_at: dict[Guid, list[Coding]] = {}
    for said in gathered.spans.values():
        by_source[said.source].append(said)
    for each in passages:
        if each.id in coded and each.contribution in gathered.at:
            source, start = gathered.at[each.contribution]
            guid = exercise.guid("passage", each.id)
            by_source[source].append(Span(guid, source, start + each.start, start + each.end))
            codings_at[guid] = [Coding(own, guid, code, by, day) for own, code, by, day in coded[each.id]]
    spans = tuple(
        span
        for source in gathered.sources
        for span in sorted(by_source[source.guid], key=lambda span: (span.start, -span.end))
    )
    return spans, tuple(coding for span in spans for coding in codings_at.get(span.guid, ()))
