"""Which column of a table holds what, and one row of it by the names of its columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import Row, Table


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column of a table holds what. Only the text is needed.

    Rows with the same ``person`` (or, where that is not given, the same ``id``) come from one person. What a
    contribution may be used for has a column for each use (``hear.listening.consent``).
    """

    text: str
    id: str | None = None
    person: str | None = None
    question: str | None = None
    channel: str | None = None
    speaks_for: str | None = None
    may_count: str | None = None
    may_quote: str | None = None
    may_archive: str | None = None
    may_play: str | None = None
    may_contact: str | None = None
    attribution: str | None = None
    consent_by: str | None = None
    said_on: str | None = None
    groups: tuple[str, ...] = ()

    def named(self) -> Iterator[str]:
        """Every column the map names."""
        single = (
            self.text, self.id, self.person, self.question, self.channel, self.speaks_for,
            self.may_count, self.may_quote, self.may_archive, self.may_play, self.may_contact,
            self.attribution, self.consent_by, self.said_on,
        )  # fmt: skip
        yield from (column for column in (*single, *self.groups) if column)


class Fields:
    """One row by column name; knows where it stands, for clear refusals."""

    def __init__(self, table: Table, row: Row) -> None:
        self._values = dict(zip(table.columns, row.values, strict=True))
        self.table, self.row = table, row

    def __getitem__(self, column: str | None) -> str | None:
        """What stands in a column as it was given; None for no column and for an empty cell."""
        return self._values[column] if column else None

    def plain(self, column: str | None) -> str:
        """The same for comparing: without white space around it, in lower case."""
        return (self[column] or "").strip().lower()

    def refuse(self, column: str, problem: str, do: str) -> BadInput:
        """The refusal of a value, which says where it stands and never repeats it."""
        return BadInput(problem, do=do, file=self.table.file, row=self.row.number, column=column)
