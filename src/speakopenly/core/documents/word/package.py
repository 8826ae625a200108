"""The zip a Word file is: fixed dates, fixed order, nothing of the machine that wrote it."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.tree import Document

_DATE = (1980, 1, 1, 0, 0, 0)
_LEFTOVERS = {"thumbnail", "stylesWithEffects", "customXml"}


def set_properties(file: Any, document: Document) -> None:
    """Set title, language and the document's own date; no author, no program, no clock."""
    properties = file.core_properties
    day = datetime.combine(document.date or date(*_DATE[:3]), time(12))
    properties.title = one_line(document.title)
    properties.language = document.language
    properties.created = properties.modified = day
    properties.revision = 1
    for name in ("author", "comments", "keywords", "subject", "category", "last_modified_by"):
        setattr(properties, name, "")


def drop_leftovers(file: Any) -> None:
    """Take away what the template brings along and no reader needs, such as a picture of an empty page."""
    for relations in (file.part.package.rels, file.part.rels):
        for name in [n for n, r in relations.items() if r.reltype.rpartition("/")[2] in _LEFTOVERS]:
            del relations[name]


def packed(file: Any) -> bytes:
    """Save the file and pack it again with fixed dates, so that equal documents give equal bytes."""
    saved, made = BytesIO(), BytesIO()
    file.save(saved)
    with ZipFile(saved) as source, ZipFile(made, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, date_time=_DATE)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return made.getvalue()
