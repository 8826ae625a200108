"""Turn a table into contributions. Nothing is dropped: received + left out, each with a reason = found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from speakopenly.core.errors import BadInput
from speakopenly.core.records import (
    Channel,
    Consent,
    Contribution,
    ContributionId,
    Kind,
    PersonId,
)
from speakopenly.core.tables import Row, Table

KeyedHash = Callable[..., str]
"""``keyed_hash(purpose, *parts)``: see ``core.sealing``."""

NO_TEXT = "no text in the row"
MOST_A_GROUP_SPEAKS_FOR = 10_000
"""A larger number is taken for a slip of the key, and asked about."""

_YES = frozenset({"yes", "y", "true", "1", "ydw", "ie"})
_NO = frozenset({"no", "n", "false", "0", "na", "nac ydw"})
_OTHER_NAMES = {
    "online_survey": Channel.SURVEY,
    "questionnaire": Channel.SURVEY,
    "roundtable": Channel.ROUND_TABLE,
    "interview": Channel.FILMED_INTERVIEW,
    "film": Channel.FILMED_INTERVIEW,
    "literature_survey": Channel.LITERATURE,
    "small_groups": Channel.SMALL_GROUP,
    "focus_groups": Channel.FOCUS_GROUP,
}


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column of a table holds what. Only the text is needed.

    Rows with the same ``person`` (or, where that is not given, the same ``id``) come from one person.
    """

    text: str
    id: str | None = None
    person: str | None = None
    question: str | None = None
    channel: str | None = None
    speaks_for: str | None = None
    may_quote: str | None = None
    said_on: str | None = None
    groups: tuple[str, ...] = ()

    def named(self) -> Iterator[str]:
        """Every column the map names."""
        single = (
            self.text, self.id, self.person, self.question,
            self.channel, self.speaks_for, self.may_quote, self.said_on,
        )  # fmt: skip
        yield from (column for column in (*single, *self.groups) if column)


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a table.

    ``given_ids`` holds, for each contribution, the id its row was given (or its row number as text), so
    that results can be handed back beside the host's own table. It never leaves with a publication.
    """

    contributions: tuple[Contribution, ...]
    given_ids: tuple[str, ...]
    rows: tuple[int, ...]
    left_out: dict[str, int]
    without_text: tuple[str, ...] = ()
    """The given ids (or row numbers) of the rows that had no text."""

    @property
    def found(self) -> int:
        """Every row there was: received + left out."""
        return len(self.contributions) + sum(self.left_out.values())


def receive(
    table: Table, columns: ColumnMap, *, keyed_hash: KeyedHash, channel: Channel = Channel.SURVEY
) -> Received:
    """Make a contribution of every row that has text.

    ``channel`` is that of rows which do not name one. Raises ``BadInput`` with file, row and column for a
    column that is not there or a value that cannot be what its column says.
    """
    for column in columns.named():
        table.column(column)
    left_out = Counter(rejected.reason for rejected in table.rejected)
    kept: list[tuple[Contribution, str, int]] = []
    without_text: list[str] = []
    for row in table.rows:
        fields = _Fields(table, row)
        if (fields[columns.text] or "").strip():
            contribution = _contribution(fields, columns, keyed_hash, channel)
            kept.append((contribution, _given_id(fields, columns), row.number))
        else:
            left_out[NO_TEXT] += 1
            without_text.append(_given_id(fields, columns))
    contributions, given_ids, rows = zip(*kept, strict=True) if kept else ((), (), ())
    return Received(tuple(contributions), tuple(given_ids), tuple(rows), dict(left_out), tuple(without_text))


class _Fields:
    """One row by column name; knows where it stands, for clear refusals."""

    def __init__(self, table: Table, row: Row) -> None:
        self._values = dict(zip(table.columns, row.values, strict=True))
        self.table, self.row = table, row

    def __getitem__(self, column: str | None) -> str | None:
        return self._values[column] if column else None

    def refuse(self, column: str, problem: str, do: str) -> BadInput:
        return BadInput(problem, do=do, file=self.table.file, row=self.row.number, column=column)


def _contribution(
    fields: _Fields, columns: ColumnMap, keyed_hash: KeyedHash, channel: Channel
) -> Contribution:
    place = (fields.table.digest, fields.row.number)
    speaker = fields[columns.person or columns.id]
    return Contribution(
        id=ContributionId(keyed_hash("contribution", *place)),
        person=PersonId(
            keyed_hash("person", fields.table.digest, speaker) if speaker else keyed_hash("person", *place)
        ),
        text=fields[columns.text] or "",
        kind=Kind.SURVEY_ANSWER,
        channel=_channel(fields, columns.channel, channel),
        question=fields[columns.question],
        groups={
            column: value.strip() for column in columns.groups if (value := fields[column] or "").strip()
        },
        consent=Consent(quote=_may_quote(fields, columns.may_quote)),
        speaks_for=_speaks_for(fields, columns.speaks_for),
        said_on=_said_on(fields, columns.said_on),
    )


def _given_id(fields: _Fields, columns: ColumnMap) -> str:
    return fields[columns.id] or str(fields.row.number)


def _channel(fields: _Fields, column: str | None, otherwise: Channel) -> Channel:
    value = (fields[column] or "").strip().lower()
    name = re.sub(r"[\s\-]+", "_", value)
    if not name:
        return otherwise
    if name in _OTHER_NAMES:
        return _OTHER_NAMES[name]
    try:
        return Channel(name)
    except ValueError:
        channels = ", ".join(Channel)
        raise fields.refuse(
            str(column), "This is not a channel we know.", f"Use one of {channels}."
        ) from None


def _may_quote(fields: _Fields, column: str | None) -> bool:
    """Consent to be quoted: asked column by column; silence in a column that asks is a no."""
    if column is None:
        return True
    value = (fields[column] or "").strip().lower()
    if value and value not in _YES | _NO:
        raise fields.refuse(column, "Consent to be quoted is neither yes nor no.", "Write yes or no.")
    return value in _YES


def _speaks_for(fields: _Fields, column: str | None) -> int:
    value = (fields[column] or "").strip()
    if not value:
        return 1
    if not value.isdecimal() or not 1 <= int(value) <= MOST_A_GROUP_SPEAKS_FOR:
        raise fields.refuse(
            str(column),
            "The number of people is not a whole number from 1.",
            "Write how many were in the room.",
        )
    return int(value)


def _said_on(fields: _Fields, column: str | None) -> date | None:
    value = (fields[column] or "").strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise fields.refuse(
            str(column), "The date is not one we can read.", "Write it as 2026-05-31."
        ) from None
