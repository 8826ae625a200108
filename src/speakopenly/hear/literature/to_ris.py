"""Write records as RIS, so that another program can take them over; our own reader gives the same back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import rispy

from speakopenly.hear.literature.records import Record

_KINDS: Final = frozenset(rispy.TYPE_OF_REFERENCE_MAPPING)


def write_ris(records: Iterable[tuple[Record, str]]) -> str:
    """Each record with a note, which stands in its own field and may be empty."""
    return "".join(f"{line}\r\n" for record, note in records for line in _lines(record, note))


def _lines(record: Record, note: str) -> Iterator[str]:
    kind = record.kind.strip().upper()
    yield f"TY  - {kind if kind in _KINDS else 'JOUR' if record.journal else 'GEN'}"
    fields = (
        ("TI", record.title),
        *(("AU", author) for author in record.authors),
        ("PY", "" if record.year is None else str(record.year)),
        ("T2", record.journal),
        ("DO", record.doi),
        ("AB", record.abstract),
        ("AN", record.given_id),
        ("N1", note),
    )
    for tag, value in fields:
        if words := " ".join(value.split()):
            yield f"{tag}  - {words}"
    yield "ER  - "
