"""A qualitative project as other programs know it: sources, codes, codings, cases, notes and sets.

The shape is that of REFI-QDA project exchange 1.0 (the specification of 2019 calls itself 1.5), less what we
have no use for: pictures, areas of a page, stretches of sound. Nothing here has a field for a name of a
person: whoever coded is a person or a named version of a machine. Positions are Unicode code points in a
source's text as it stands, ``end`` not included.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NewType

from speakopenly.core.records import Place

Guid = NewType("Guid", str)
"""Lower-case hexadecimal with hyphens, as ``str(uuid.UUID(...))`` writes it."""


class CoderKind(StrEnum):
    """Who can have coded."""

    PERSON = "a person"
    MACHINE = "a machine"


class VariableType(StrEnum):
    """The types of a variable that the standard knows. Values are kept as text, as they were written."""

    TEXT = "Text"
    BOOLEAN = "Boolean"
    INTEGER = "Integer"
    FLOAT = "Float"
    DATE = "Date"
    DATE_TIME = "DateTime"


@dataclass(frozen=True, slots=True)
class Coder:
    """Who coded, by role only. ``version`` names a machine's model and version; a person has none.

    ``number`` keeps people apart where several coded: "Coder 2".
    """

    guid: Guid
    kind: CoderKind = CoderKind.PERSON
    version: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A memo: it hangs at whatever names its guid."""

    guid: Guid
    name: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the codebook. A code comes after its parent. ``colour`` is ``#rrggbb``."""

    guid: Guid
    name: str
    definition: str = ""
    colour: str | None = None
    parent: Guid | None = None
    is_codable: bool = True
    notes: tuple[Guid, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """An attribute of cases and sources, such as a role band."""

    guid: Guid
    name: str
    type: VariableType = VariableType.TEXT
    description: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that is coded. ``places`` tells pages of a document or times of a transcript, in order."""

    guid: Guid
    name: str
    text: str
    description: str = ""
    places: tuple[Place, ...] = ()
    day: date | None = None
    values: Mapping[Guid, str] = field(default_factory=dict)
    notes: tuple[Guid, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source: what a coding, a case or a note points at."""

    guid: Guid
    source: Guid
    start: int
    end: int
    name: str = ""
    description: str = ""
    notes: tuple[Guid, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """One code given to a span, or to a whole source, by somebody, on a day."""

    guid: Guid
    at: Guid
    code: Guid
    by: Guid | None = None
    day: date | None = None
    notes: tuple[Guid, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody or some group that was heard: what they said, and the groups they are of, by variable.

    ``codes`` are those of words that may not be shown; where there are words, the codings tell.
    """

    guid: Guid
    name: str
    description: str = ""
    values: Mapping[Guid, str] = field(default_factory=dict)
    codes: tuple[Guid, ...] = ()
    sources: tuple[Guid, ...] = ()
    spans: tuple[Guid, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeSet:
    """Some codes, sources and notes that belong together."""

    guid: Guid
    name: str
    description: str = ""
    codes: tuple[Guid, ...] = ()
    sources: tuple[Guid, ...] = ()
    notes: tuple[Guid, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """Codes and their sets alone, as a .qdc file holds them. ``remarks`` says what reading left out."""

    codes: tuple[Code, ...]
    sets: tuple[CodeSet, ...] = ()
    remarks: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Project:
    """A whole project. Spans stand in the order of their sources, codings in the order of what they code.

    ``remarks`` is what reading a file left out or had to decide, one sentence each; it is not written.
    """

    name: str
    description: str = ""
    coders: tuple[Coder, ...] = ()
    codes: tuple[Code, ...] = ()
    variables: tuple[Variable, ...] = ()
    cases: tuple[Case, ...] = ()
    sources: tuple[Source, ...] = ()
    spans: tuple[Span, ...] = ()
    codings: tuple[Coding, ...] = ()
    notes: tuple[Note, ...] = ()
    sets: tuple[CodeSet, ...] = ()
    about: tuple[Guid, ...] = ()
    """Notes on the project as a whole."""
    day: date | None = None
    remarks: tuple[str, ...] = field(default=(), compare=False)
    codings_left_out: int = field(default=0, compare=False)
    """How many codings of a file reading it left out: their words, their code or their text was not there."""

    def words_of(self, spans: Iterable[Guid]) -> tuple[str, ...]:
        """The words of some spans, in the order asked for."""
        texts = {source.guid: source.text for source in self.sources}
        found = {span.guid: texts[span.source][span.start : span.end] for span in self.spans}
        return tuple(found[guid] for guid in spans)


@dataclass(frozen=True, slots=True)
class Told:
    """One case read back: its name (a contribution's id), its groups and what it said."""

    name: str
    groups: Mapping[str, str]
    words: tuple[str, ...]


def told_in(project: Project) -> tuple[Told, ...]:
    """Every case of a project with its groups by name and its words, in order."""
    texts = {source.guid: source.text for source in project.sources}
    words = {span.guid: texts[span.source][span.start : span.end] for span in project.spans}
    names = {variable.guid: variable.name for variable in project.variables}
    return tuple(
        Told(
            case.name,
            {names[variable]: value for variable, value in case.values.items()},
            (*(texts[source] for source in case.sources), *(words[span] for span in case.spans)),
        )
        for case in project.cases
    )


def make_guid(root: str, *parts: str) -> Guid:
    """A guid that is always the same for the same root and parts (a version 5 UUID, RFC 9562, 5.5).

    ``root`` is a key or a public id that the caller gives: without a keyed root anyone can try guesses.
    """
    return Guid(str(uuid.uuid5(_space_of(root), "\x1f".join(parts))))


@lru_cache(maxsize=64)
def _space_of(root: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, root)
