"""From a file to its table or its pieces, and to its contributions, in memory."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from speakopenly.core.records import Channel, Contribution
from speakopenly.core.tables import Table, read_table_bytes
from speakopenly.hear.files import read_any
from speakopenly.hear.listening import Gathered, Received, Setting, receive, receive_pieces
from speakopenly.hear.listening.intake import KeyedHash
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import about, columns, consents, packing, safekeeping
from speakopenly.web.hear.listening.models import Exercise, Holds, Import

SLOW_ENDINGS: Final = frozenset(
    {".pdf", ".docx", ".odt", ".eml", ".gz", ".xlsx", ".xls", ".xlsb", ".ods", ".parquet"}
)
"""Documents and workbooks are opened in a process of their own, and may be far larger than their file."""
QUICK_BYTES: Final = 256 * 1024
"""Plain letters of at most this size are read while the page waits; benchmarks/reading_files.py times it."""
_TABLES: Final = frozenset(
    {".csv", ".tsv", ".gz", ".xlsx", ".xls", ".xlsb", ".ods", ".jsonl", ".json", ".parquet"}
)
"""Endings of files that are read as tables where nobody says what they hold."""


def is_quick(name: str, size: int) -> bool:
    """Whether a file is read, or refused, at once; any other is read by a job."""
    return not size or (size <= QUICK_BYTES and PurePath(name).suffix.lower() not in SLOW_ENDINGS)


def holds_by_ending(name: str) -> Holds:
    """What a file holds where nobody says."""
    return Holds.ROWS if PurePath(name).suffix.lower() in _TABLES else Holds.PIECES


def read(data: bytes, name: str, holds: str) -> Table | Gathered:
    """Read a file as what it is said to hold. Raises BadInput."""
    return read_table_bytes(data, name) if holds == Holds.ROWS else read_any(data, name)


def table_of(batch: Import) -> Table:
    """The table of an import that waits. Raises SealBroken or BadInput."""
    data = safekeeping.open_file(batch)
    return packing.unpack_table(data) if batch.is_read else read_table_bytes(data, batch.file_name)


def gathered_of(batch: Import) -> Gathered:
    """The pieces of an import that waits. Raises SealBroken or BadInput."""
    data = safekeeping.open_file(batch)
    return packing.unpack_pieces(data) if batch.is_read else read_any(data, batch.file_name)


def came_of(batch: Import) -> Received:
    """The contributions of an import of either kind, always with the same ids. Raises SealBroken or BadInput.

    Ids are bound to service and exercise, so one file in two exercises makes different contributions.
    """
    if batch.holds == Holds.PIECES:
        return _of_pieces(batch, gathered_of(batch), _hash_at_home(batch))
    return _of_rows(batch, table_of(batch), _hash_at_home(batch))


def look_over(batch: Import, held: Table | Gathered) -> Received:
    """What there will be, read and checked as it will be then.

    Ids are half of the work, and are made only where somebody has withdrawn, to leave their words out.
    Raises BadInput with file, row and column.
    """
    keyed_hash = _hash_at_home(batch) if consents.somebody_withdrew(batch.exercise) else _no_hash
    if isinstance(held, Table):
        return _of_rows(batch, held, keyed_hash)
    return _of_pieces(batch, held, keyed_hash)


def held_by(batch: Import) -> Table | Gathered:
    """The table or the pieces of an import that waits. Raises SealBroken or BadInput."""
    return gathered_of(batch) if batch.holds == Holds.PIECES else table_of(batch)


def _of_rows(batch: Import, table: Table, keyed_hash: KeyedHash) -> Received:
    matched = columns.named(batch.column_map, table)
    columns.check(matched, table)
    came = receive(
        table,
        matched,
        keyed_hash=keyed_hash,
        channel=Channel(batch.channel),
        consent=consents.of_everybody(batch.column_map),
    )
    return consents.as_they_say_now(batch.exercise, came)


def _of_pieces(batch: Import, gathered: Gathered, keyed_hash: KeyedHash) -> Received:
    setting = about.setting_of(batch.about, gathered, Channel(batch.channel))
    came = receive_pieces(gathered, setting, keyed_hash=keyed_hash)
    return consents.as_they_say_now(batch.exercise, came)


def heard(exercise: Exercise, gathered: Gathered, setting: Setting) -> Received:
    """What somebody said by themselves, with the ids that it has in this exercise; not what they withdrew."""
    key = _hash_in(str(exercise.service_id), str(exercise.pk))
    return consents.as_they_say_now(exercise, receive_pieces(gathered, setting, keyed_hash=key))


def _no_hash(purpose: str, *parts: bytes | str | int) -> str:
    return ""


def _hash_at_home(batch: Import) -> KeyedHash:
    return _hash_in(str(batch.service_id), str(batch.exercise_id))


def _hash_in(*home: str) -> KeyedHash:
    key = installation_key()

    def keyed_hash(purpose: str, *parts: bytes | str | int) -> str:
        return key.keyed_hash(purpose, *home, *parts)

    return keyed_hash


def quarter(said: Contribution) -> str:
    """When it was said, as the quarter only: ``2026-Q2``; empty where nothing is known."""
    return quarter_of(said.said_on) if said.said_on else ""
