"""Telling what a document is by its bytes; its name can be wrong, and is asked where bytes leave it open."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Set
from typing import Final

from speakopenly.hear.documents.limits import MAX_PARTS
from speakopenly.hear.documents.records import DocumentKind, DocumentRefused, Why

_START: Final = 4096
_ZIP_ENTRY: Final = b"PK\x01\x02"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: Final = (
    ("EncryptedPackage", Why.LOCKED),
    ("WordDocument", Why.OLD_WORD),
    ("__substg1.0_", Why.OUTLOOK),
    ("PowerPoint Document", Why.SLIDES),
    ("Workbook", Why.TABLE),
    ("Book", Why.TABLE),
)
"""The names of streams stand in the directory of an old Office file in UTF-16."""
_BINARY: Final = (
    (re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8[79]a|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL), Why.PICTURE),
    (re.compile(rb"BM.{4}\0{4}|AT&TFORM|....ftyp(?:hei|hev|mif1|msf1|avi)", re.DOTALL), Why.PICTURE),
    (re.compile(rb"....ftyp|ID3|\xff[\xfb\xf3\xf2]|RIFF....WAVE|OggS|fLaC|#!AMR", re.DOTALL), Why.RECORDING),
    (re.compile(rb"\x1a\x45\xdf\xa3|RIFF....AVI |\x30\x26\xb2\x75", re.DOTALL), Why.RECORDING),
    (re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b|BZh|\xfd7zXZ\0|\x28\xb5\x2f\xfd"), Why.ARCHIVE),
    (re.compile(rb"\xef?\xbb?\xbf?\s*\{\\rtf"), Why.RICH_TEXT),
    (re.compile(rb"PAR1|SQLite format 3"), Why.TABLE),
)
_WEB_PAGE: Final = re.compile(
    r"(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|style|table|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_RECORDS: Final = re.compile(
    r"(?:.*\n){0,40}?(?:TY {1,2}- ?[A-Z]+ *$|@[A-Za-z]+\s*\{[^\s,{}]*,\s*$)", re.MULTILINE
)
_CAPTIONS: Final = re.compile(r"WEBVTT\b|\s*\d+\s*\n\d\d:\d\d:\d\d,\d{3} --> ")
_HEAD: Final = re.compile(r"(?:>?From .*\n)?((?:[!-9;-~]{1,60}:[ \t]?.*\n(?:[ \t]+\S.*\n)*)+)")
_MAIL: Final = re.compile(
    r"^(?:From|To|Cc|Date|Subject|Received|Return-Path|Delivered-To|Reply-To|Message-ID|MIME-Version"
    r"|Content-Type|X-[\w-]+|DKIM-Signature):",
    re.MULTILINE | re.IGNORECASE,
)
_SENT: Final = re.compile(r"^(?:Received|Return-Path|Message-ID|MIME-Version):", re.MULTILINE | re.IGNORECASE)
_NEXT_MAIL: Final = re.compile(rb"\n\r?\nFrom \S+@\S+ .*\r?\n[!-9;-~]+:")
_OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument."


def kind_of(data: bytes, name: str) -> DocumentKind:
    """Say how to read these bytes.

    Raises:
        DocumentRefused: they are no document we read; it says what they are and what to do.
    """
    start = data[:_START]
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        raise DocumentRefused(Why.EMPTY)
    for beginning, why in _BINARY:
        if beginning.match(start):
            raise DocumentRefused(why)
    if start.startswith(_OLE):
        raise DocumentRefused(_inside_ole(data))
    if start.startswith(b"PK"):
        return _inside_zip(data)
    written = _written(data, name.lower().rpartition(".")[2])
    # Some programs write lines of their own before a PDF, so that it begins within the first kilobyte.
    return DocumentKind.PDF if b"%PDF-" in start[:1024] and written is not DocumentKind.MAIL else written


def _inside_ole(data: bytes) -> Why:
    for stream, why in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return why
    return Why.OLD_OFFICE


def _inside_zip(data: bytes) -> DocumentKind:
    if data.count(_ZIP_ENTRY) > MAX_PARTS:
        raise DocumentRefused(Why.UNFOLDS_TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise DocumentRefused(Why.LOCKED)
            names = frozenset(entry.filename for entry in entries)
            says = packed.read("mimetype") if _is_short(packed, "mimetype", names) else b""
            types = (
                packed.read("[Content_Types].xml") if _is_short(packed, "[Content_Types].xml", names) else b""
            )
    except DocumentRefused:
        raise
    except Exception as error:  # a damaged list can trip zipfile in many ways
        raise DocumentRefused(Why.DAMAGED) from error
    return _packed(names, says.strip(), types)


def _is_short(packed: zipfile.ZipFile, name: str, names: Set[str]) -> bool:
    return name in names and packed.getinfo(name).file_size <= 1_000_000


def _packed(names: Set[str], says: bytes, types: bytes) -> DocumentKind:
    if "[Content_Types].xml" in names and _has_folder(names, "word/"):
        if b"macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
            raise DocumentRefused(Why.MACROS)
        return DocumentKind.WORD
    if says.startswith(_OPEN_DOCUMENT + b"text"):
        return _open_document(names)
    raise DocumentRefused(_other_packed(names, says))


def _open_document(names: Set[str]) -> DocumentKind:
    listings = ("script-lb.xml", "script-lc.xml", "/")
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith(listings) for name in names):
        raise DocumentRefused(Why.MACROS)
    return DocumentKind.OPEN_DOCUMENT


def _other_packed(names: Set[str], says: bytes) -> Why:
    if _has_folder(names, "ppt/") or says.startswith(_OPEN_DOCUMENT + b"presentation"):
        return Why.SLIDES
    if _has_folder(names, "xl/") or says.startswith(_OPEN_DOCUMENT + b"spreadsheet"):
        return Why.TABLE
    if {"Index/Document.iwa", "Index.zip", "index.apxl", "index.xml.gz"} & names:
        return Why.PAGES
    return Why.BOOK if says.startswith(b"application/epub") else Why.ARCHIVE


def _has_folder(names: Set[str], folder: str) -> bool:
    return any(name.startswith(folder) for name in names)


def _written(data: bytes, ending: str) -> DocumentKind:
    """Tell plain words from web pages, e-mails and lists, which are written in letters too."""
    start = data[:16_384].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    text = start.lstrip()
    if _WEB_PAGE.match(text):
        raise DocumentRefused(Why.WEB_PAGE)
    if text.startswith("<?xml"):
        raise DocumentRefused(Why.MARKUP)
    if _CAPTIONS.match(text) or ending in {"vtt", "srt"}:
        raise DocumentRefused(Why.TRANSCRIPT)
    if ending in {"ris", "bib", "nbib", "enw"} or (ending not in {"eml", "md"} and _RECORDS.match(text)):
        raise DocumentRefused(Why.LITERATURE)
    if ending in {"csv", "tsv"}:
        raise DocumentRefused(Why.TABLE)
    if _is_mail(text, ending):
        if text.startswith("From ") and _NEXT_MAIL.search(data):
            raise DocumentRefused(Why.MAILBOX)
        return DocumentKind.MAIL
    return DocumentKind.TEXT


def _is_mail(text: str, ending: str) -> bool:
    """Notes may begin "Date: ..." too, so a file that is called text must look as if it had been sent."""
    head = _HEAD.match(text + "\n")
    if head is None:
        return False
    if ending in {"txt", "md"}:
        return bool(_SENT.search(head[1])) and len(_MAIL.findall(head[1])) > 1
    return len(_MAIL.findall(head[1])) > (0 if ending == "eml" else 1)
