"""The process that opens pictures, PDF and Word files; see ``core.apart``.

It answers with one line of JSON and the cleaned bytes; with no bytes, where it cannot vouch for the file;
or with the reason why the file is refused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, Final

from speakopenly.core.apart import limit_this_process, read_what_is_asked
from speakopenly.hear.attachments import limits
from speakopenly.hear.attachments.records import (
    LARGEST,
    AttachmentKind,
    AttachmentRefused,
    Removed,
)

Result = tuple[bytes, AttachmentKind, set[Removed]]


def main() -> None:
    """Clean one file as asked."""
    limit_this_process(limits.CHILD)
    asked, data = read_what_is_asked()
    sys.stdout.buffer.write(answer(asked, data))
    sys.stdout.buffer.flush()


def answer(asked: dict[str, Any], data: bytes) -> bytes:
    """Clean one file and write down what came of it."""
    kind = AttachmentKind(asked["kind"])
    try:
        cleaned, kind, removed = _CLEANERS.get(kind, _clean_picture)(data, kind)
    except AttachmentRefused as refused:
        return _written({"refused": refused.why})
    except BaseException:  # noqa: BLE001 - native readers panic with errors of their own; the file is kept
        return _written({})
    if len(cleaned) > LARGEST:
        return _written({})
    return _written({"kind": kind, "removed": sorted(removed)}) + cleaned


def _written(head: dict[str, object]) -> bytes:
    return json.dumps(head).encode() + b"\n"


def _clean_picture(data: bytes, kind: AttachmentKind) -> Result:
    from speakopenly.hear.attachments.pictures import clean_picture

    return clean_picture(data, kind)


def _clean_pdf(data: bytes, kind: AttachmentKind) -> Result:
    from speakopenly.hear.attachments.pdf import clean_pdf

    cleaned, removed = clean_pdf(data)
    return cleaned, kind, removed


def _clean_word(data: bytes, kind: AttachmentKind) -> Result:
    from speakopenly.hear.attachments.word import clean_word

    cleaned, removed = clean_word(data)
    return cleaned, kind, removed


_CLEANERS: Final[dict[AttachmentKind, Callable[[bytes, AttachmentKind], Result]]] = {
    AttachmentKind.PDF: _clean_pdf,
    AttachmentKind.WORD: _clean_word,
}

if __name__ == "__main__":
    main()
