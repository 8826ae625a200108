"""What a list of literature holds: its records, those that were the same, and those that are no use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from speakopenly.core.tables import RejectedRow

NO_TITLE: Final = "a record without title and abstract"
BROKEN: Final = "a record that is not written as its format says"
SAME: Final = "the same as another record of this file, and merged with it"


@dataclass(frozen=True, slots=True)
class Record:
    """One work, as a database describes it; what is needed to screen and to cite it.

    ``number`` is its place in the file from 1, ``line`` the line or row where it begins there. ``doi`` is
    in small letters and without an address before it; ``kind`` is the file's own word ("JOUR", "article").
    """

    number: int
    line: int
    title: str = field(repr=False)
    abstract: str = field(repr=False, default="")
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""
    doi: str = ""
    kind: str = ""
    given_id: str = ""

    @property
    def text(self) -> str:
        """Title and abstract, parted by a blank line."""
        return "\n\n".join(part for part in (self.title, self.abstract) if part)


@dataclass(frozen=True, slots=True)
class Merged:
    """A record that was the same as an earlier one: where it stood, and the number of the one kept."""

    number: int
    line: int
    into: int


@dataclass(frozen=True, slots=True)
class Literature:
    """What a file of literature holds. ``records``, ``merged`` and ``rejected`` are all there were."""

    file: str
    digest: bytes
    records: tuple[Record, ...] = field(repr=False)
    merged: tuple[Merged, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        """Every record there was: kept + merged + rejected."""
        return len(self.records) + len(self.merged) + len(self.rejected)


Fields = dict[str, str | list[str]]
"""The fields of a ``Record`` by name; ``authors`` is a list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a reader of one format found: records as ``(line, fields)``, rejects as ``(line, reason)``."""

    records: tuple[tuple[int, Fields], ...]
    rejected: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
