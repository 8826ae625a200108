"""What becomes of a file that came with a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from speakopenly.core.errors import BadInput

MEGABYTE: Final = 1024 * 1024

LARGEST: Final = 10 * MEGABYTE
"""Bytes of one file, as it comes and as it leaves. A phone's photo has 2 to 8 MB."""


class AttachmentKind(StrEnum):
    """What a file is, told by its first bytes and never by its name."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    PDF = "pdf"
    WORD = "word"
    TEXT = "text"
    UNKNOWN = "unknown"


class Removed(StrEnum):
    """What a file carried unseen and no longer does. One code for each sort of thing, never its content."""

    PLACE = "place"
    DEVICE = "device"
    TIME = "time"
    AUTHOR = "author"
    COMMENTS = "comments"
    TRACKED_CHANGES = "tracked_changes"
    DOCUMENT_INFO = "document_info"
    HIDDEN_TEXT = "hidden_text"
    HIDDEN_PARTS = "hidden_parts"
    THUMBNAILS = "thumbnails"
    OTHER_PICTURES = "other_pictures"
    COLOUR_PROFILE = "colour_profile"
    EMBEDDED_FILES = "embedded_files"
    FORM_FIELDS = "form_fields"
    MACROS = "macros"
    SCRIPTS = "scripts"
    LINKS = "links"


class Refusal(StrEnum):
    """Why a file was not taken at all."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TOO_MANY_POINTS = "too_many_points"
    UNFOLDS_TOO_LARGE = "unfolds_too_large"
    PROGRAM = "program"
    ARCHIVE = "archive"


_LINES: Final = {
    Refusal.EMPTY: ("This file is empty.", "Choose another, or describe it in words."),
    Refusal.TOO_BIG: ("This file is too big.", "Send a smaller photo, or describe it in words."),
    Refusal.TOO_MANY_POINTS: ("This picture is too large to open safely.", "Send a smaller copy of it."),
    Refusal.UNFOLDS_TOO_LARGE: (
        "This document is too large to open safely.",
        "Send a part of it, or describe it in words.",
    ),
    Refusal.PROGRAM: ("This is a program, not a document.", "Send a photo, a PDF, a Word file or text."),
    Refusal.ARCHIVE: ("This file is packed.", "Unpack it and send what is in it, one by one."),
}


class AttachmentRefused(BadInput):
    """A file was not taken. ``why`` lets a page say it in any language; the file's name is never told."""

    def __init__(self, why: Refusal, *, size: int | None = None) -> None:
        self.why, self.size = why, size
        problem, do = _LINES[why]
        if size is not None:
            problem = f"{problem.rstrip('.')} ({-(-size // MEGABYTE)} MB)."
        super().__init__(problem, do=do)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file as it may be kept.

    ``data`` is what to seal; ``name`` is ours and says nothing but the type ("photo.jpg"); ``removed`` lists
    what was found and taken out, in the order of ``Removed``. Where ``is_clean`` is false the bytes
    are exactly those that came, and whoever opens them must be told so.
    """

    data: bytes = field(repr=False)
    kind: AttachmentKind
    name: str
    removed: tuple[Removed, ...]
    is_clean: bool


def in_order(removed: set[Removed]) -> tuple[Removed, ...]:
    """Put codes into the order in which ``Removed`` lists them."""
    return tuple(code for code in Removed if code in removed)
