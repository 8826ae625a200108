"""Turn a table into contributions. Nothing is dropped: received + left out, each with a reason = found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from speakopenly.core.records import (
    Channel,
    Consent,
    Contribution,
    ContributionId,
    Kind,
    PersonId,
)
from speakopenly.core.tables import RejectedRow, Table
from speakopenly.hear.listening.consent import consent_of, may_be_counted
from speakopenly.hear.listening.fields import ColumnMap, Fields

KeyedHash = Callable[..., str]
"""``keyed_hash(purpose, *parts)``: see ``core.sealing``."""

NO_TEXT = "no text in the row"
NOT_COUNTED = "no consent to be read and counted"
MOST_A_GROUP_SPEAKS_FOR = 10_000
"""A larger number is taken for a slip of the key, and asked about."""

_OTHER_NAMES = {
    "online_survey": Channel.SURVEY,
    "questionnaire": Channel.SURVEY,
    "roundtable": Channel.ROUND_TABLE,
    "film": Channel.FILMED_INTERVIEW,
    "literature_survey": Channel.LITERATURE,
    "small_groups": Channel.SMALL_GROUP,
    "focus_groups": Channel.FOCUS_GROUP,
}


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a table.

    ``given_ids`` holds, for each contribution, the id its row was given (or its row number as text), so
    that results can be handed back beside the host's own table. It never leaves with a publication.
    """

    contributions: tuple[Contribution, ...]
    given_ids: tuple[str, ...]
    rows: tuple[int, ...]
    rows_left_out: Mapping[str, tuple[int, ...]]
    """The numbers of the rows or pieces that were left out, by reason."""
    without_text: tuple[str, ...] = ()
    """The given ids (or row numbers) of the rows that had no text."""

    @property
    def left_out(self) -> dict[str, int]:
        """How many were left out, by reason."""
        return {reason: len(rows) for reason, rows in self.rows_left_out.items()}

    @property
    def found(self) -> int:
        """Every row there was: received + left out."""
        return len(self.contributions) + sum(self.left_out.values())


def receive(
    table: Table,
    columns: ColumnMap,
    *,
    keyed_hash: KeyedHash,
    channel: Channel = Channel.SURVEY,
    consent: Consent = Consent(),  # noqa: B008  (frozen)
) -> Received:
    """Make a contribution of every row that has text and may be counted.

    ``channel`` is that of rows which do not name one, ``consent`` what everybody said of the uses that no
    column asks for. A row that may not be counted is left out with its reason, and no more of it is read.
    Raises ``BadInput`` with file, row and column for a
    column that is not there or a value that cannot be what its column says.
    """
    for column in columns.named():
        table.column(column)
    left_out = rows_by_reason(table.rejected)
    kept: list[tuple[Contribution, str, int]] = []
    without_text: list[str] = []
    for row in table.rows:
        fields = Fields(table, row)
        if not (fields[columns.text] or "").strip():
            left_out[NO_TEXT].append(row.number)
            without_text.append(_given_id(fields, columns))
        elif not may_be_counted(fields, columns.may_count, otherwise=consent.count):
            left_out[NOT_COUNTED].append(row.number)
        else:
            contribution = _contribution(fields, columns, keyed_hash, channel, consent)
            kept.append((contribution, _given_id(fields, columns), row.number))
    contributions, given_ids, rows = zip(*kept, strict=True) if kept else ((), (), ())
    return Received(
        tuple(contributions), tuple(given_ids), tuple(rows), in_order(left_out), tuple(without_text)
    )


def rows_by_reason(rejected: Iterable[RejectedRow]) -> defaultdict[str, list[int]]:
    """The numbers of rows that could not be used, by reason; more may be added."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for each in rejected:
        rows[each.reason].append(each.row)
    return rows


def in_order(left_out: Mapping[str, Iterable[int]]) -> dict[str, tuple[int, ...]]:
    """As ``Received`` holds them."""
    return {reason: tuple(sorted(rows)) for reason, rows in left_out.items()}


def _contribution(
    fields: Fields, columns: ColumnMap, keyed_hash: KeyedHash, otherwise: Channel, consent: Consent
) -> Contribution:
    place = (fields.table.digest, fields.row.number)
    channel = _channel(fields, columns.channel, otherwise)
    speaker = fields[columns.person or columns.id]
    return Contribution(
        id=ContributionId(keyed_hash("contribution", *place)),
        person=PersonId(
            keyed_hash("person", fields.table.digest, speaker) if speaker else keyed_hash("person", *place)
        ),
        text=fields[columns.text] or "",
        kind=Kind.SURVEY_ANSWER,
        channel=channel,
        question=fields[columns.question],
        groups={
            column: value.strip() for column in columns.groups if (value := fields[column] or "").strip()
        },
        consent=consent_of(fields, columns, channel, consent),
        speaks_for=_speaks_for(fields, columns.speaks_for),
        said_on=_said_on(fields, columns.said_on),
    )


def _given_id(fields: Fields, columns: ColumnMap) -> str:
    return fields[columns.id] or str(fields.row.number)


def _channel(fields: Fields, column: str | None, otherwise: Channel) -> Channel:
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


def _speaks_for(fields: Fields, column: str | None) -> int:
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


def _said_on(fields: Fields, column: str | None) -> date | None:
    value = (fields[column] or "").strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise fields.refuse(
            str(column), "The date is not one we can read.", "Write it as 2026-05-31."
        ) from None
