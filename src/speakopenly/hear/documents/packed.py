"""The zip file around a Word or OpenDocument file: only those parts are unfolded that are asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from speakopenly.hear.attachments.word.package import CannotVouch, read_markup
from speakopenly.hear.documents.limits import MAX_MARKUP_BYTES
from speakopenly.hear.documents.records import DocumentRefused, Why

_BEGINNING = 4096
_STRICT = b"http://purl.oclc.org/ooxml/"
_LOOSE = {
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
}
"""Word's "Strict Open XML" says the same under other names."""


class Packed(Mapping[str, bytes]):
    """The parts of one packed file by name.

    Reading raises ``DocumentRefused`` where a part is locked, damaged, or unfolds past the limit for all
    parts read together; ``KeyError`` where it is not there.
    """

    def __init__(self, data: bytes) -> None:
        self._file = zipfile.ZipFile(io.BytesIO(data))
        self._entries = {entry.filename: entry for entry in self._file.infolist()}
        self._left = MAX_MARKUP_BYTES

    def __getitem__(self, name: str) -> bytes:
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise DocumentRefused(Why.LOCKED)
        self._left -= entry.file_size
        if self._left < 0:
            raise DocumentRefused(Why.UNFOLDS_TOO_LARGE)
        part = self._file.read(entry)
        if _STRICT in part:
            for strict, loose in _LOOSE.items():
                part = part.replace(strict, loose)
        return part

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def markup(self, name: str) -> Any:
        """Read one part as XML, reaching for nothing outside it.

        Raises:
            DocumentRefused: it defines entities, or is damaged or nested too deep.
        """
        part = self[name]
        if b"<!DOCTYPE" in part[:_BEGINNING]:
            raise DocumentRefused(Why.ENTITIES)
        try:
            return read_markup(part)
        except CannotVouch as error:
            raise DocumentRefused(Why.ENTITIES) from error
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DocumentRefused(Why.DAMAGED) from error
