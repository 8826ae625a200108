"""What was read of a file, as it is sealed until it is brought in, so that no page reads the file again."""

from __future__ import annotations

import json
from dataclasses import astuple
from datetime import date
from typing import Any

from speakopenly.core.records import Kind, Place
from speakopenly.core.tables import RejectedRow, Row, Table
from speakopenly.hear.listening import Gathered, Piece


def pack(held: Table | Gathered) -> bytes:
    """A table or the pieces of a file as bytes."""
    return json.dumps(_of_table(held) if isinstance(held, Table) else _of_pieces(held)).encode()


def unpack_table(data: bytes) -> Table:
    """The table again, as it was read."""
    kept = json.loads(data)
    return Table(
        file=kept["file"],
        columns=tuple(kept["columns"]),
        rows=tuple(Row(number, tuple(values)) for number, values in kept["rows"]),
        rejected=_rejected(kept["rejected"]),
        encoding=kept["encoding"],
        delimiter=kept["delimiter"],
        digest=bytes.fromhex(kept["digest"]),
        removed_control_characters=kept["removed_control_characters"],
        notes=tuple(kept["notes"]),
    )


def unpack_pieces(data: bytes) -> Gathered:
    """The pieces again, as they were read."""
    kept = json.loads(data)
    return Gathered(
        file=kept["file"],
        digest=bytes.fromhex(kept["digest"]),
        pieces=tuple(_piece(*each) for each in kept["pieces"]),
        left_out=_rejected(kept["rejected"]),
        notes=tuple(kept["notes"]),
        unchecked=kept["unchecked"],
    )


def _of_table(table: Table) -> dict[str, Any]:
    return _of_both(table.file, table.digest, table.rejected, table.notes) | {
        "columns": table.columns,
        "rows": [(row.number, row.values) for row in table.rows],
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "removed_control_characters": table.removed_control_characters,
    }


def _of_pieces(gathered: Gathered) -> dict[str, Any]:
    return _of_both(gathered.file, gathered.digest, gathered.left_out, gathered.notes) | {
        "pieces": [_parts(piece) for piece in gathered.pieces],
        "unchecked": gathered.unchecked,
    }


def _of_both(
    file: str, digest: bytes, rejected: tuple[RejectedRow, ...], notes: tuple[str, ...]
) -> dict[str, Any]:
    rows = [(each.row, each.reason) for each in rejected]
    return {"file": file, "digest": digest.hex(), "rejected": rows, "notes": notes}


def _rejected(kept: list[tuple[int, str]]) -> tuple[RejectedRow, ...]:
    return tuple(RejectedRow(row, reason) for row, reason in kept)


def _parts(piece: Piece) -> tuple[Any, ...]:
    said_on = piece.said_on.isoformat() if piece.said_on else None
    places = [astuple(place) for place in piece.places]
    return piece.number, piece.text, str(piece.kind), piece.speaker, piece.given_id, places, said_on


def _piece(
    number: int, text: str, kind: str, speaker: str, given_id: str, places: list[Any], said_on: str | None
) -> Piece:
    return Piece(
        number=number,
        text=text,
        kind=Kind(kind),
        speaker=speaker,
        given_id=given_id,
        places=tuple(Place(*place) for place in places),
        said_on=date.fromisoformat(said_on) if said_on else None,
    )
