"""The one door for lists of literature: an upload's bytes go in, its records come out."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from speakopenly.core.apart import WorkFailed, WorkStopped, work_apart
from speakopenly.core.errors import BadInput
from speakopenly.core.records import Kind
from speakopenly.core.tables import RejectedRow, read_table_bytes
from speakopenly.core.tables.letters import clean, decode
from speakopenly.hear.listening.gathered import Gathered, Piece
from speakopenly.hear.literature import worker
from speakopenly.hear.literature.from_table import read_rows
from speakopenly.hear.literature.merging import merge
from speakopenly.hear.literature.records import NO_TITLE, SAME, Fields, Listed, Literature, Record

_RIS: Final = re.compile(rb"^\s{0,3}TY {1,3}- ?[A-Z]*\s*$", re.MULTILINE)
_BIBTEX: Final = re.compile(rb"^\s*@[A-Za-z]+\s*[{(]", re.MULTILINE)
_BEGINNING: Final = 64 * 1024
_NOT_TEXT: Final = (b"PK", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"PAR1", b"%PDF")
_NBIB: Final = re.compile(rb"\s*PMID {0,3}- ?\d")
_OTHER_FORMATS: Final = re.compile(rb"\s*(?:FN (?:Clarivate|Thomson|ISI)|%0 [A-Z])")
_TAGS: Final = re.compile(
    r"</?(?:p|i|b|u|em|strong|sub|sup|br|h\d|div|span|li|ul|ol|sec|title|jats:[\w-]+)\b[^<>]*>", re.IGNORECASE
)
_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_AFTER_DOI: Final = ".,;)]}'"
_YEAR: Final = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_EXPORT: Final = "Export it as RIS, BibTeX, PubMed (.nbib), CSV or Excel (.xlsx) and try again."


def format_of(data: bytes, name: str) -> str:
    """Say what a list is written in: "ris", "bibtex", "nbib"; "" where it is none and may be a table."""
    start, ending = _western(data[:_BEGINNING]), name.lower().rpartition(".")[2]
    if data.startswith(_NOT_TEXT):
        return ""
    if ending == "ris" or (ending not in {"csv", "tsv", "bib"} and _RIS.search(start)):
        return "ris"
    if ending == "bib" or (ending not in {"csv", "tsv"} and _BIBTEX.match(start.lstrip(b"\xef\xbb\xbf"))):
        return "bibtex"
    if ending == "nbib" or (ending not in {"csv", "tsv"} and _NBIB.match(start.lstrip(b"\xef\xbb\xbf"))):
        return "nbib"
    return ""


def read_literature(data: bytes, name: str) -> Gathered:
    """Read a list of literature, one piece for each record: its title, a blank line and its abstract.

    Records that are the same are merged with the first of them, and stand in ``left_out`` with those that
    could not be read: pieces + left out are all that were found.

    Raises:
        BadInput: as ``read_records``.
    """
    read = read_records(data, name)
    return Gathered(
        file=read.file,
        digest=read.digest,
        pieces=tuple(
            Piece(
                record.number,
                record.text,
                kind=Kind.LITERATURE_RECORD,
                given_id=record.given_id or record.doi,
            )
            for record in read.records
        ),
        left_out=tuple(
            sorted(
                (*read.rejected, *(RejectedRow(same.line, SAME) for same in read.merged)),
                key=lambda row: row.row,
            )
        ),
        notes=read.notes,
    )


def read_records(data: bytes, name: str) -> Literature:
    """Read a list of literature in RIS, BibTeX, NBIB, CSV, Excel or any table, for screening and citing.

    Raises:
        BadInput: it is empty, damaged or too large, holds no record, or has no column for titles.
    """
    file = PurePath(name.replace("\\", "/")).name or "literature"
    if not data.strip(b"\0 \t\r\n"):
        raise BadInput("is empty.", do="Choose the file that holds the records.", file=file)
    if _OTHER_FORMATS.match(data):
        raise BadInput("is in a format of one database alone.", do=_EXPORT, file=file)
    written_in = format_of(data, file)
    listed = _listed(data, file, written_in) if written_in else read_rows(read_table_bytes(data, file))
    if not listed.records and not listed.rejected:
        raise BadInput("holds no record.", do=_EXPORT, file=file)
    return _literature(listed, file, hashlib.sha256(data).digest())


def _literature(listed: Listed, file: str, digest: bytes) -> Literature:
    every: list[tuple[int, Fields | str]] = [*listed.records, *listed.rejected]
    every.sort(key=lambda each: each[0])
    records, rejected = list[Record](), list[RejectedRow]()
    for number, (line, what) in enumerate(every, start=1):
        if not isinstance(what, dict):
            rejected.append(RejectedRow(line, str(what)))
            continue
        record = _record(number, line, what)
        if record.text:
            records.append(record)
        else:
            rejected.append(RejectedRow(line, NO_TITLE))
    kept, merged = merge(records)
    bare = sum(not record.abstract for record in kept)
    said = {"Records that were the same as another, merged": len(merged), "Records without an abstract": bare}
    notes = (*listed.notes, *(f"{note}: {count}." for note, count in said.items() if count))
    return Literature(file, digest, kept, merged, tuple(rejected), notes)


def _listed(data: bytes, file: str, written_in: str) -> Listed:
    if len(data) > worker.MAX_FILE_BYTES:
        raise BadInput("is larger than 64 MB.", do="Export it in parts.", file=file)
    try:
        letters = decode(data, file)
    except BadInput as error:
        raise BadInput("is not a list of literature.", do=_EXPORT, file=file) from error
    given = clean(letters.text)[0].encode("utf-8", "replace")
    try:
        answer = work_apart(worker.__name__, asked={"kind": written_in}, data=given, limits=worker.LIMITS)
    except WorkStopped as error:
        raise BadInput("is larger than we can read.", do="Export it in parts.", file=file) from error
    except WorkFailed as error:
        raise BadInput("cannot be read.", do=_EXPORT, file=file) from error
    told = json.loads(answer)
    if "records" not in told:
        raise BadInput("cannot be read.", do=_EXPORT, file=file)
    return Listed(
        tuple((line, fields) for line, fields in told["records"]),
        tuple((line, reason) for line, reason in told["rejected"]),
        (*letters.notes, *told["notes"]),
    )


def _record(number: int, line: int, fields: Fields) -> Record:
    def word(name: str) -> str:
        return _shown(str(fields.get(name) or ""))

    doi = _DOI.search(word("doi").lower())
    year = _YEAR.search(word("year"))
    record = Record(
        number,
        line,
        title=word("title"),
        abstract=word("abstract"),
        authors=tuple(_authors(fields.get("authors") or [])),
        journal=word("journal"),
        kind=word("kind"),
        given_id=word("given_id"),
    )
    return replace(record, doi=doi[0].rstrip(_AFTER_DOI) if doi else "", year=int(year[0]) if year else None)


def _authors(written: str | list[str]) -> Iterator[str]:
    return filter(None, map(_shown, [written] if isinstance(written, str) else written))


def _shown(value: str) -> str:
    """Give a value as a reader sees it: on one line, and without the tags of a publisher's page."""
    plain = html.unescape(value) if "&" in value else value
    return " ".join(clean(_TAGS.sub(" ", plain) if "<" in plain else plain)[0].split())


def _western(start: bytes) -> bytes:
    """Give a beginning in two-byte letters as one-byte letters, to look for its marks."""
    return start.replace(b"\0", b"") if start.startswith((b"\xff\xfe", b"\xfe\xff")) else start
