"""Tables too large to hold in memory: the rows that ``read_table`` gives, some thousands at a time.

CSV in UTF-8 (packed by gzip or not) and parquet are read piece by piece. Everything else, and any file small
enough, is read whole and handed on in portions, so that whoever asks need not know the difference.
"""

from __future__ import annotations

import codecs
import gzip
import hashlib
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import IO, Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.assembly import Line, Source, refuse_empty, sort_lines
from speakopenly.core.tables.delimited import find_separation, read_stream
from speakopenly.core.tables.header import Header, find_header
from speakopenly.core.tables.kinds import Kind, kind_of, refuse_markup
from speakopenly.core.tables.letters import clean_file, decode, set_breaks
from speakopenly.core.tables.limits import (
    MAX_FILE_BYTES,
    MAX_LINE_BYTES,
    MAX_STREAMED_BYTES,
    MAX_STREAMED_ROWS,
    MEGABYTE,
    READ_WHOLE_BELOW,
)
from speakopenly.core.tables.reading import read_table, why_unreadable
from speakopenly.core.tables.records import RejectedRow, Row, Table
from speakopenly.core.tables.workbooks import read_parquet_in_portions

_PIECE: Final = 4 * MEGABYTE
_HEADER_LINES: Final = 200
_GZIP: Final = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look through a file tells: its digest, and whether it can be read piece by piece."""

    digest: bytes
    starts: bytes
    is_utf8_lines: bool


def read_in_portions(path: Path, *, rows: int, whole_below: int = READ_WHOLE_BELOW) -> Iterator[Table]:
    """Give a table as tables of ``rows`` rows (the last has fewer), in order; all have one digest.

    Which rows stand in which portion depends on the file alone. Raises BadInput as ``read_table`` does; of a
    file read piece by piece also where it is larger than ``MAX_STREAMED_BYTES``.
    """
    try:
        size = path.stat().st_size
        packed = _is_packed(path)
    except OSError as error:
        raise BadInput(why_unreadable(error), do="Check the path and try again.", file=path.name) from None
    if size < (whole_below // 8 if packed else whole_below):
        return _sliced(read_table(path), rows)
    _check_size(size, path.name, MAX_STREAMED_BYTES)
    look = _look_through(path)
    if look.starts.startswith(b"PAR1"):
        _check_size(size, path.name, MAX_FILE_BYTES)
        source = Source(file=path.name, digest=look.digest)
        return read_parquet_in_portions(path.read_bytes(), source, rows=rows)
    if look.is_utf8_lines and _is_text(look.starts, path.name):
        return _streamed(path, look.digest, rows)
    return _sliced(read_table(path), rows)


def _sliced(table: Table, rows: int) -> Iterator[Table]:
    for start in range(0, len(table.rows), rows):
        rejected = table.rejected if start == 0 else ()
        yield replace(table, rows=table.rows[start : start + rows], rejected=rejected)


def _look_through(path: Path) -> _Look:
    """Go through all bytes once, holding a piece at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for piece in _pieces(file, path.name):
            digest.update(piece)
    decoder, starts, sound, lines = codecs.getincrementaldecoder("utf-8")(), b"", True, False
    with _unpacked(path) as file:
        for piece in _pieces(file, path.name):
            starts = starts or piece
            lines = lines or b"\n" in piece
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                sound = False
                break
    return _Look(digest.digest(), starts, sound and lines and not decoder.getstate()[0])


def _is_text(starts: bytes, file: str) -> bool:
    if starts.startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        return False
    whole_lines = starts[: starts.rfind(b"\n") + 1] or starts
    return kind_of(starts, file) is Kind.TEXT and decode(whole_lines, file).encoding.startswith("utf-8")


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == _GZIP


def _unpacked(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if _is_packed(path) else path.open("rb")  # type: ignore[return-value]


def _pieces(file: IO[bytes], name: str) -> Iterator[bytes]:
    try:
        while piece := file.read(_PIECE):
            yield piece
    except (OSError, EOFError, zlib.error):
        raise BadInput("is cut short or damaged.", do="Fetch or save it again.", file=name) from None


def _streamed(path: Path, digest: bytes, rows: int) -> Iterator[Table]:
    with _unpacked(path) as file:
        source = Source(file=path.name, digest=digest, encoding="utf-8")
        texts = _texts(file, path.name)
        first = next(texts)
        refuse_markup(first, path.name)
        separation = find_separation(first)
        source = replace(source, delimiter=separation.delimiter)
        lines = _with_breaks(read_stream(chain([first], texts), separation))
        tops = list(islice(lines, _HEADER_LINES))
        header = find_header(
            [(line.number, line.cells) for line in tops],
            file=path.name,
            cells_in_a_row=separation.cells,
            grouped=None,
        )
        yield from _tables(chain(tops[header.lines :], lines), header, source, rows)


def _texts(file: IO[bytes], name: str) -> Iterator[str]:
    """Whole lines of cleaned text, a few megabytes at a time; line ends that close the file are left out."""
    held, ends, unpacked, mark = b"", "", 0, "\ufeff"
    for piece in chain(_pieces(file, name), [b""]):
        unpacked += len(piece)
        _check_size(unpacked, name, MAX_STREAMED_BYTES)
        whole, held = _cut_at_line(held + piece) if piece else (held + b"\n", b"")
        if len(held) > MAX_LINE_BYTES:
            raise BadInput(
                f"has a line longer than {MAX_LINE_BYTES // MEGABYTE} MB.",
                do="Check how its lines are ended.",
                file=name,
            )
        text = clean_file(whole.decode("utf-8").removeprefix(mark))[0]
        mark = "" if whole else mark
        body = text.rstrip("\n")
        if body:
            yield ends + body + "\n"
            ends = ""
        ends += "\n" * (len(text) - len(body) - (1 if body else 0))


def _cut_at_line(data: bytes) -> tuple[bytes, bytes]:
    end = data.rfind(b"\n") + 1
    return data[:end], data[end:]


def _with_breaks(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        if any(cell and "\x0b" in cell for cell in line.cells):
            line = line._replace(cells=[set_breaks(cell or "") for cell in line.cells])
        yield line


def _tables(lines: Iterator[Line], header: Header, source: Source, rows: int) -> Iterator[Table]:
    """Portions of ``rows`` rows that were kept, each with the lines among them that were not."""
    kept: list[Row] = []
    rejected: list[RejectedRow] = []
    found = given = 0
    while some := list(islice(lines, rows - len(kept))):
        found += len(some)
        if found > MAX_STREAMED_ROWS:
            raise BadInput(
                f"has more than {MAX_STREAMED_ROWS:,} rows.",
                do="Split it into smaller files.",
                file=source.file,
            )
        good, bad = sort_lines(some, len(header.names))
        kept, rejected = kept + good, rejected + bad
        if len(kept) == rows:
            yield _table(kept, rejected, header, source)
            kept, rejected, given = [], [], given + 1
    if kept:
        yield _table(kept, rejected, header, source)
    elif not given:
        refuse_empty(rejected, source.file)


def _table(kept: list[Row], rejected: list[RejectedRow], header: Header, source: Source) -> Table:
    return Table(
        file=source.file,
        columns=header.names,
        rows=tuple(kept),
        rejected=tuple(rejected),
        encoding=source.encoding,
        delimiter=source.delimiter,
        digest=source.digest,
        removed_control_characters=0,
        notes=header.notes,
    )


def _check_size(size: int, file: str, most: int) -> None:
    if size > most:
        raise BadInput(f"is larger than {most // MEGABYTE} MB.", do="Split it into smaller files.", file=file)
