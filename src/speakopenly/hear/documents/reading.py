"""The one door for a written document: an upload's bytes go in, its words with their pages come out."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import PurePath
from typing import Any

from speakopenly.core.apart import WorkFailed, WorkStopped, work_apart
from speakopenly.core.records import Kind
from speakopenly.core.tables import RejectedRow
from speakopenly.hear.documents import limits, worker
from speakopenly.hear.documents.kinds import kind_of
from speakopenly.hear.documents.layout import lay_out
from speakopenly.hear.documents.records import DocumentRefused, Why
from speakopenly.hear.listening.gathered import Gathered, Piece

NO_PAGES = "This file does not say where its pages begin."


def read_document(data: bytes, name: str) -> Gathered:
    """Read a PDF, Word, OpenDocument, text or e-mail file as one piece, paragraphs parted by blank lines.

    Its ``places`` say where each page begins, where the file tells. A page that cannot be read is in
    ``left_out`` under its number. It is parsed in a process of its own (see ``core.apart``).

    Raises:
        DocumentRefused: a BadInput; it is no document we read, or is empty, locked, damaged or too large.
    """
    file = PurePath(name.replace("\\", "/")).name or "document"
    try:
        return _read(data, file)
    except DocumentRefused as refused:
        raise DocumentRefused(refused.why, file=file) from refused


def _read(data: bytes, file: str) -> Gathered:
    if len(data) > limits.MAX_FILE_BYTES:
        raise DocumentRefused(Why.TOO_BIG)
    told = _asked(data, kind_of(data, file))
    text, places = lay_out(told["paragraphs"])
    if not any(map(str.isalnum, text)):
        raise DocumentRefused(Why.NO_WORDS)
    day = told["said_on"]
    piece = Piece(
        number=1,
        text=text,
        kind=Kind.SUBMISSION,
        places=places if told["has_pages"] else (),
        said_on=date.fromisoformat(day) if day else None,
    )
    return Gathered(
        file=file,
        digest=hashlib.sha256(data).digest(),
        pieces=(piece,),
        left_out=tuple(RejectedRow(page, reason) for page, reason in told["unread"]),
        notes=(*told["notes"], *(() if told["has_pages"] else (NO_PAGES,))),
    )


def _asked(data: bytes, kind: str) -> dict[str, Any]:
    try:
        answer = work_apart(worker.__name__, asked={"kind": kind}, data=data, limits=limits.CHILD)
        told: dict[str, Any] = json.loads(answer)
    except WorkStopped as error:
        raise DocumentRefused(Why.UNFOLDS_TOO_LARGE) from error
    except (WorkFailed, ValueError) as error:
        raise DocumentRefused(Why.DAMAGED) from error
    if "refused" in told:
        raise DocumentRefused(Why(told["refused"]))
    return told
