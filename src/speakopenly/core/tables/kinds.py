"""What kind of file this is, judged by its bytes: a name can be wrong."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Set
from enum import StrEnum
from typing import Final, NoReturn

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.limits import MAX_UNPACKED_BYTES, MEGABYTE

SAVE_AS_TABLE: Final = "Save the table as CSV or Excel (.xlsx) and try again."


class Kind(StrEnum):
    """The kinds of file a table can be read from."""

    TEXT = "text"
    JSON = "json"
    WORKBOOK = "workbook"
    PARQUET = "parquet"


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP: Final = b"\x1f\x8b"
_NO_TABLES: Final = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "a database"),
)
_LONGEST_MIMETYPE: Final = 200
_ZIP_ERRORS: Final = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    ValueError,
    OSError,
    EOFError,
    struct.error,
    LookupError,
)
"""What the standard library raises on zip files that are damaged or use what it does not know."""
_OLE_STREAMS: Final = (
    ("EncryptedPackage", "is locked with a password.", "Open it, remove the password, save and try again."),
    ("Workbook", "", ""),
    ("Book", "", ""),
    ("WordDocument", "is a Word document, not a table.", SAVE_AS_TABLE),
    ("PowerPoint Document", "is a slide show, not a table.", SAVE_AS_TABLE),
)


def unpack(data: bytes, file: str) -> bytes:
    """Unfold a gzip file once; any other bytes come back as they are.

    Raises:
        BadInput: it is cut short, or unfolds beyond ``MAX_UNPACKED_BYTES``.
    """
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            unpacked = packed.read(MAX_UNPACKED_BYTES + 1)
    except (OSError, EOFError, zlib.error, struct.error):
        _refuse_damaged(file)
    if len(unpacked) > MAX_UNPACKED_BYTES:
        _refuse_unfolding(file)
    return unpacked


def kind_of(data: bytes, file: str) -> Kind:
    """Say how to read these bytes.

    Raises:
        BadInput: they are no table; the message says what they are and what to do.
    """
    for beginning, what in _NO_TABLES:
        if data.startswith(beginning):
            raise BadInput(f"is {what}, not a table.", do=SAVE_AS_TABLE, file=file)
    if data.startswith(_OLE):
        return _inside_ole(data, file)
    if data.startswith(b"PK"):
        return _inside_zip(data, file)
    if data.startswith(b"PAR1"):
        return Kind.PARQUET
    return Kind.JSON if _is_json(data, file) else Kind.TEXT


def _inside_ole(data: bytes, file: str) -> Kind:
    """Look for the names of the streams in an old Office file: its directory writes them in UTF-16."""
    for stream, problem, do in _OLE_STREAMS:
        if stream.encode("utf-16-le") + b"\x00\x00" in data:
            if problem:
                raise BadInput(problem, do=do, file=file)
            return Kind.WORKBOOK
    raise BadInput("is an old Office file without a sheet we can find.", do=SAVE_AS_TABLE, file=file)


def _inside_zip(data: bytes, file: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sizes = {member.filename: member.file_size for member in packed.infolist()}
            says = packed.read("mimetype") if sizes.get("mimetype", MEGABYTE) < _LONGEST_MIMETYPE else b""
    except _ZIP_ERRORS:
        _refuse_damaged(file)
    if sum(sizes.values()) > MAX_UNPACKED_BYTES:
        _refuse_unfolding(file)
    return _zip_holds(sizes.keys(), says, file)


def _zip_holds(names: Set[str], says: bytes, file: str) -> Kind:
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return Kind.WORKBOOK
    if "content.xml" in names and b"opendocument.spreadsheet" in says:
        return Kind.WORKBOOK
    if "word/document.xml" in names or "content.xml" in names:
        raise BadInput("is a document, not a table.", do=SAVE_AS_TABLE, file=file)
    raise BadInput("is a zip archive.", do="Take the table out of it and bring that in.", file=file)


def _is_json(data: bytes, file: str) -> bool:
    """A file is taken as JSON by its name, or by its first character where the name says nothing."""
    ending = file.lower().removesuffix(".gz").rpartition(".")[2]
    if ending in {"jsonl", "ndjson", "json"}:
        return True
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return ending not in {"csv", "tsv", "txt", "tab"} and start.startswith((b"{", b"[{"))


def refuse_markup(text: str, file: str) -> None:
    """Refuse a web page or XML that was given the name of a table, as some systems export them.

    Raises:
        BadInput: always, where the text begins as markup.
    """
    beginning = text[:200].lstrip().lower()
    if beginning.startswith(("<!doctype", "<html", "<head", "<table", "<meta", "<style")):
        raise BadInput(
            "is a web page, whatever its name says.",
            do="Open it in Excel, save it as .xlsx and try again.",
            file=file,
        )
    if beginning.startswith("<?xml"):
        raise BadInput("is XML, not a table.", do=SAVE_AS_TABLE, file=file)


def _refuse_damaged(file: str) -> NoReturn:
    raise BadInput("is cut short or damaged.", do="Fetch or save it again.", file=file) from None


def _refuse_unfolding(file: str) -> NoReturn:
    raise BadInput(
        f"unfolds to more than {MAX_UNPACKED_BYTES // MEGABYTE} MB.",
        do="Split the table into smaller files.",
        file=file,
    )
