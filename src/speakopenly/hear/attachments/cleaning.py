"""The one door: bytes from a stranger go in, a file that may be kept comes out."""

from __future__ import annotations

import json
import threading
from typing import Final

from speakopenly.core.apart import WorkFailed, WorkStopped, work_apart
from speakopenly.hear.attachments import limits, worker
from speakopenly.hear.attachments.kinds import NAMES, Told, tell
from speakopenly.hear.attachments.records import (
    LARGEST,
    AttachmentKind,
    AttachmentRefused,
    Cleaned,
    Refusal,
    Removed,
    in_order,
)
from speakopenly.hear.attachments.text import clean_text

_TURN: Final = threading.BoundedSemaphore(limits.AT_ONCE)
_NOT_OPENED: Final = frozenset({AttachmentKind.HEIC, AttachmentKind.UNKNOWN})


def clean(data: bytes, *, name: str) -> Cleaned:
    """Take out of a file what it carries unseen; where that cannot be done, say so and leave it as it came.

    The same bytes give the same bytes. Pictures, PDF and Word files are opened in a process of their own
    (see ``core.apart``); one that is locked, damaged, beyond us or stops its reader is kept, not clean.

    Raises:
        AttachmentRefused: a BadInput. It is empty, over ``LARGEST``, a program, an archive, or a small
            file that would unfold to a huge one.
    """
    if not data:
        raise AttachmentRefused(Refusal.EMPTY)
    if len(data) > LARGEST:
        raise AttachmentRefused(Refusal.TOO_BIG, size=len(data))
    told = tell(data, name=name)
    if told.kind in _NOT_OPENED:
        return _as_it_came(data, told)
    if told.kind is AttachmentKind.TEXT:
        words, removed = clean_text(data)
        return Cleaned(words, told.kind, told.name, in_order(removed), is_clean=True)
    return _clean_apart(data, told)


def _clean_apart(data: bytes, told: Told) -> Cleaned:
    try:
        with _TURN:
            answer = work_apart(worker.__name__, asked={"kind": told.kind}, data=data, limits=limits.CHILD)
        head, _, cleaned = answer.partition(b"\n")
        about = json.loads(head)
        if "refused" in about:
            raise AttachmentRefused(Refusal(about["refused"]))
        if not cleaned:
            return _as_it_came(data, told)
        kind, removed = AttachmentKind(about["kind"]), {Removed(code) for code in about["removed"]}
    except (WorkStopped, WorkFailed, ValueError, KeyError, TypeError):
        return _as_it_came(data, told)
    return Cleaned(cleaned, kind, NAMES[kind], in_order(removed), is_clean=True)


def _as_it_came(data: bytes, told: Told) -> Cleaned:
    return Cleaned(data, told.kind, told.name, (), is_clean=False)
