"""One door for every table that comes in: from a path or from an upload's bytes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePath

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.assembly import Source, assemble, build, clean_cells
from speakopenly.core.tables.delimited import find_separation, read_lines
from speakopenly.core.tables.header import known_header
from speakopenly.core.tables.json_lines import read_json
from speakopenly.core.tables.kinds import Kind, kind_of, refuse_markup, unpack
from speakopenly.core.tables.letters import clean, clean_file, decode, set_breaks
from speakopenly.core.tables.limits import MAX_FILE_BYTES, MEGABYTE
from speakopenly.core.tables.records import Table
from speakopenly.core.tables.workbooks import read_parquet, read_workbook


def read_table(path: Path, *, sheet: str | None = None) -> Table:
    """Read a table from a file: CSV, TSV, text, gzip of these, XLSX, XLS, ODS, JSON lines or parquet.

    Returns the rows kept and the rows left out with their reasons; together they are all there were.

    Raises:
        BadInput: the file cannot be read as a table; the message says why and what to do.
    """
    try:
        _check_size(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(why_unreadable(error), do="Check the path and try again.", file=path.name) from None
    return read_table_bytes(data, path.name, sheet=sheet)


def read_table_bytes(data: bytes, name: str, *, sheet: str | None = None) -> Table:
    """Read a table from an upload's bytes, as ``read_table`` does. Nothing touches the disk.

    Raises:
        BadInput: as ``read_table``.
    """
    file = PurePath(name.replace("\\", "/")).name or "table"
    _check_size(len(data), file)
    source = Source(file=file, digest=hashlib.sha256(data).digest())
    unpacked = unpack(data, file)
    if not unpacked.strip(b"\0 \t\r\n"):
        raise BadInput("is empty.", do="Choose the file that holds the answers.", file=file)
    match kind_of(unpacked, file):
        case Kind.WORKBOOK:
            return read_workbook(unpacked, source, sheet=sheet)
        case Kind.PARQUET:
            return read_parquet(unpacked, source)
        case Kind.JSON:
            return _read_json(unpacked, source)
        case Kind.TEXT:
            return _read_text(unpacked, source)


def _read_text(data: bytes, source: Source) -> Table:
    letters = decode(data, source.file)
    text, removed = clean_file(letters.text)
    refuse_markup(text, source.file)
    separation = find_separation(text)
    source = replace(
        source,
        encoding=letters.encoding,
        delimiter=separation.delimiter,
        removed=removed,
        notes=letters.notes,
    )
    lines = read_lines(text.rstrip("\n"), separation)
    if "\x0b" in text:
        lines = (line._replace(cells=[set_breaks(cell or "") for cell in line.cells]) for line in lines)
    return assemble(list(lines), source, cells_in_a_row=separation.cells)


def _read_json(data: bytes, source: Source) -> Table:
    letters = decode(data, source.file)
    source = replace(source, encoding=letters.encoding, notes=letters.notes)
    names, lines = read_json(letters.text, source.file)
    lines, source = clean_cells(lines, source)
    return build(lines, known_header([clean(name)[0] for name in names]), source)


def _check_size(size: int, file: str) -> None:
    if size > MAX_FILE_BYTES:
        raise BadInput(
            f"is larger than {MAX_FILE_BYTES // MEGABYTE} MB.", do="Split it into smaller files.", file=file
        )


def why_unreadable(error: OSError) -> str:
    """Why a file could not be opened, in words for a message."""
    reasons = {
        FileNotFoundError: "is not there.",
        IsADirectoryError: "is a folder, not a file.",
        PermissionError: "may not be read by you.",
    }
    return reasons.get(type(error), "cannot be read.")
