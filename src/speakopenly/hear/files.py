"""One door for a file that is no table of answers: told by its bytes and its ending, and read by its reader.

A new kind of file is one line in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables import read_table_bytes
from speakopenly.hear.documents import DocumentRefused, Why, read_document
from speakopenly.hear.listening.gathered import Gathered
from speakopenly.hear.literature import format_of, read_literature
from speakopenly.hear.literature.from_table import is_literature
from speakopenly.hear.transcripts import read_transcript

_TRANSCRIPT_ENDINGS: Final = frozenset({".vtt", ".srt"})
_TABLE_ENDINGS: Final = frozenset({"csv", "tsv", "xlsx", "xls", "ods"})


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file: what people call it, how it is told by its bytes and name, and who reads it."""

    name: str
    is_one: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Gathered]


def read_any(data: bytes, name: str) -> Gathered:
    """Read a file with the first reader whose kind it is.

    Raises:
        BadInput: no reader knows it (the message lists what can be read), or its own reader refuses it.
    """
    for reader in READERS:
        if reader.is_one(data, name):
            return reader.read(data, name)
    try:
        return read_document(data, name)
    except DocumentRefused as refused:
        if refused.why not in _NO_KIND_OF_OURS:
            raise
        raise BadInput(refused.problem, do=f"We read {can_read()}.", file=refused.file) from refused


def can_read() -> str:
    """List what can be read, for messages and pages."""
    return ", ".join([*(reader.name for reader in READERS), DOCUMENTS])


def _is_transcript(data: bytes, name: str) -> bool:
    starts = data[:16].lstrip(b"\xef\xbb\xbf").lstrip()
    return starts.startswith(b"WEBVTT") or PurePath(name).suffix.lower() in _TRANSCRIPT_ENDINGS


def _is_literature(data: bytes, name: str) -> bool:
    if format_of(data, name):
        return True
    if PurePath(name).suffix.lower().lstrip(".") not in _TABLE_ENDINGS:
        return False
    try:
        return is_literature(read_table_bytes(data, name))
    except BadInput:
        return False


DOCUMENTS: Final = "submissions and notes (PDF, Word .docx, OpenDocument .odt, .txt, .md) and e-mails (.eml)"
READERS: Final[tuple[Reader, ...]] = (
    Reader("transcripts (WebVTT, SRT)", _is_transcript, read_transcript),
    Reader(
        "lists of literature (RIS, BibTeX, PubMed, CSV or Excel with titles)", _is_literature, read_literature
    ),
)
"""Asked in this order, before a file is taken for a document."""

_NO_KIND_OF_OURS: Final = frozenset({Why.NO_LETTERS, Why.MARKUP, Why.OLD_OFFICE})
