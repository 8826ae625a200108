"""The process that opens documents; see ``core.apart``. It answers with one line of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, Final

from speakopenly.core.apart import limit_this_process, read_what_is_asked
from speakopenly.hear.documents import limits
from speakopenly.hear.documents.records import PAGE_TURN, DocumentKind, DocumentRefused, Found, Why


def main() -> None:
    """Read one document as asked."""
    limit_this_process(limits.CHILD)
    asked, data = read_what_is_asked()
    sys.stdout.buffer.write(answer(asked, data))
    sys.stdout.buffer.flush()


def answer(asked: dict[str, Any], data: bytes) -> bytes:
    """Read one document and write down what came of it."""
    try:
        found = _READERS[DocumentKind(asked["kind"])](data)
        _check_length(found)
    except DocumentRefused as refused:
        return _written({"refused": refused.why})
    except MemoryError:
        return _written({"refused": Why.UNFOLDS_TOO_LARGE})
    except BaseException as error:  # noqa: BLE001 - native readers panic with errors of their own
        locked = "encrypted" in str(error).lower() or "password" in str(error).lower()
        return _written({"refused": Why.LOCKED if locked else Why.DAMAGED})
    return _written(_told(found))


def _check_length(found: Found) -> None:
    turns = sum(paragraph.count(PAGE_TURN) for paragraph in found.paragraphs)
    characters = sum(map(len, found.paragraphs))
    if characters > limits.MAX_CHARACTERS or max(turns, len(found.paragraphs)) > limits.MAX_PARAGRAPHS:
        raise DocumentRefused(Why.TOO_LONG)


def _told(found: Found) -> dict[str, object]:
    return {
        "paragraphs": found.paragraphs,
        "has_pages": found.has_pages,
        "unread": found.unread,
        "notes": found.notes,
        "said_on": found.said_on.isoformat() if found.said_on else None,
    }


def _written(head: dict[str, object]) -> bytes:
    return json.dumps(head, ensure_ascii=True).encode() + b"\n"


def _read_pdf(data: bytes) -> Found:
    from speakopenly.hear.documents.pdf import read_pdf

    return read_pdf(data)


def _read_word(data: bytes) -> Found:
    from speakopenly.hear.documents.from_word import read_word

    return read_word(data)


def _read_open_document(data: bytes) -> Found:
    from speakopenly.hear.documents.from_open_document import read_open_document

    return read_open_document(data)


def _read_mail(data: bytes) -> Found:
    from speakopenly.hear.documents.from_mail import read_mail

    return read_mail(data)


def _read_text(data: bytes) -> Found:
    from speakopenly.hear.documents.from_text import read_text

    return read_text(data)


_READERS: Final[dict[DocumentKind, Callable[[bytes], Found]]] = {
    DocumentKind.PDF: _read_pdf,
    DocumentKind.WORD: _read_word,
    DocumentKind.OPEN_DOCUMENT: _read_open_document,
    DocumentKind.MAIL: _read_mail,
    DocumentKind.TEXT: _read_text,
}

if __name__ == "__main__":
    main()
