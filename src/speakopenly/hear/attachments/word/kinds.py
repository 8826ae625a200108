"""Which parts of a Word file are carried over, and what it means that the others are not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from speakopenly.hear.attachments.records import Removed

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml."

DOCUMENT: Final = f"{_OFFICE}officeDocument"
DOCUMENT_TYPE: Final = f"{_WORD_TYPE}document.main+xml"
IMAGE: Final = f"{_OFFICE}image"
INFO: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
STYLES: Final = f"{_OFFICE}styles"
SETTINGS: Final = f"{_OFFICE}settings"


@dataclass(frozen=True, slots=True)
class PartKind:
    """One kind of part: our name for it, its content type, and whether it serves without being pointed at."""

    name: str
    type: str
    is_silent: bool


CARRIED: Final = {
    **{
        f"{_OFFICE}{name}": PartKind(name, f"{_WORD_TYPE}{name}+xml", is_silent=True)
        for name in ("styles", "numbering", "fontTable", "footnotes", "endnotes", "settings")
    },
    **{
        f"{_OFFICE}{name}": PartKind(name, f"{_WORD_TYPE}{name}+xml", is_silent=False)
        for name in ("header", "footer")
    },
    f"{_OFFICE}theme": PartKind(
        "theme", "application/vnd.openxmlformats-officedocument.theme+xml", is_silent=True
    ),
    f"{_OFFICE}chart": PartKind("chart", f"{_DRAWING_TYPE}chart+xml", is_silent=False),
    **{
        f"{_OFFICE}diagram{name}": PartKind(
            f"diagram{name}", f"{_DRAWING_TYPE}diagram{written}+xml", is_silent=False
        )
        for name, written in (
            ("Data", "Data"),
            ("Layout", "Layout"),
            ("QuickStyle", "Style"),
            ("Colors", "Colors"),
        )
    },
}

SHOWN_BUT_FOREIGN: Final = frozenset({"aFChunk", "subDocument"})
"""Whole documents that Word shows as part of this one: with them we cannot vouch for the file."""

LEFT_BEHIND: Final = {
    "comments": Removed.COMMENTS,
    "commentsExtended": Removed.COMMENTS,
    "commentsIds": Removed.COMMENTS,
    "commentsExtensible": Removed.COMMENTS,
    "people": Removed.AUTHOR,
    "customXml": Removed.DOCUMENT_INFO,
    "core-properties": Removed.DOCUMENT_INFO,
    "extended-properties": Removed.DOCUMENT_INFO,
    "custom-properties": Removed.DOCUMENT_INFO,
    "thumbnail": Removed.THUMBNAILS,
    "oleObject": Removed.EMBEDDED_FILES,
    "package": Removed.EMBEDDED_FILES,
    "control": Removed.EMBEDDED_FILES,
    "font": Removed.EMBEDDED_FILES,
    "glossaryDocument": Removed.HIDDEN_TEXT,
    "vbaProject": Removed.MACROS,
    "keyMapCustomizations": Removed.MACROS,
    "attachedToolbars": Removed.MACROS,
    "attachedTemplate": Removed.LINKS,
    "mailMergeSource": Removed.LINKS,
    "hyperlink": Removed.LINKS,
}
"""By the last word of a link's type."""


def meaning_of(link_type: str) -> Removed | None:
    """What it means that a link of this type was left behind; None where it carries nothing of anyone."""
    return LEFT_BEHIND.get(link_type.rpartition("/")[2])


_TOLD_BY_INFO: Final = {
    "creator": Removed.AUTHOR,
    "lastModifiedBy": Removed.AUTHOR,
    "created": Removed.TIME,
    "modified": Removed.TIME,
    "lastPrinted": Removed.TIME,
    "description": Removed.COMMENTS,
}


def told_by_info(info: Any) -> set[Removed]:
    """What the document info (docProps/core.xml) tells, by the names of its filled fields."""
    told = {field.tag.rpartition("}")[2] for field in info if (field.text or "").strip()}
    return {code for name, code in _TOLD_BY_INFO.items() if name in told}
