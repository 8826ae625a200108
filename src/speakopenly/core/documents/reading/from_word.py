"""Read the words of a Word report."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from docx import Document as open_file
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.pictures import svg_words
from speakopenly.core.documents.reading.citations import read_citation
from speakopenly.core.documents.word.blocks import BETWEEN
from speakopenly.core.documents.word.drawing import SVG_PICTURE
from speakopenly.core.documents.word.page import HEAD_FIELD, PAGE_FIELD
from speakopenly.core.documents.word.styles import CAPTION, EDITION, MARGIN, NUMBERED
from speakopenly.core.errors import BadInput

_WORDS = {qn("w:t"), qn("w:delText"), qn("w:instrText")}
_FIELDS = {HEAD_FIELD, PAGE_FIELD}
_PROPERTIES = "{http://purl.org/dc/elements/1.1/}"


def text_of_word(data: bytes) -> tuple[str, ...]:
    """Give every text of a Word report in order; equal to ``plain_text`` for a file as we wrote it.

    BadInput where the file is no Word file.
    """
    file = _File(data)
    lines = [line for paragraph in file.paragraphs for line in file.lines(paragraph)]
    return tuple(line for line in [*lines, *file.unexpected(lines)] if line)


def pages_of_word(data: bytes) -> Mapping[str, int]:
    """Give the page printed beside each numbered paragraph."""
    file = _File(data)
    notes = (_words(paragraph) for paragraph in file.paragraphs if file.style(paragraph) == MARGIN)
    found = (read_citation(one_line(line.split(BETWEEN)[0])) for line in notes)
    return {cited.number: cited.page for cited in found if cited}


MOST_BYTES_UNPACKED: Final = 256 * 1024 * 1024
NOT_A_REPORT: Final = (
    *(BadZipFile, PackageNotFoundError, etree.XMLSyntaxError, zlib.error, EOFError, OSError),
    *(KeyError, ValueError, AttributeError, TypeError, NotImplementedError, RuntimeError),
)
"""What the two readers raise for a damaged file, one that is locked, or one without its parts."""


class _File:
    """One opened Word file."""

    def __init__(self, data: bytes) -> None:
        try:
            with ZipFile(BytesIO(data)) as package:
                if sum(part.file_size for part in package.infolist()) > MOST_BYTES_UNPACKED:
                    raise ValueError
                self._file = open_file(BytesIO(data))
                self._parts = {
                    name: etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False))
                    for name in package.namelist()
                    if name.endswith(".xml") and name != "word/document.xml"
                }
            self._styles = {style.style_id: style.name for style in self._file.styles}
            self.paragraphs = list(self._file.element.body.iter(qn("w:p")))
        except NOT_A_REPORT as error:
            raise BadInput("This is not a Word report.", do="Fetch the published file again.") from error

    def style(self, paragraph: Any) -> str:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return "" if found is None else str(self._styles.get(found.get(qn("w:val")), ""))

    def lines(self, paragraph: Any) -> Iterator[str]:
        yield from self._pictures(paragraph)
        style = self.style(paragraph)
        if style == NUMBERED:
            number, _, words = _words(paragraph).partition("\t")
            yield from (one_line(number), one_line(words))
        elif style == MARGIN:
            yield from _notes(paragraph)
        else:
            yield one_line(_words(paragraph))

    def unexpected(self, lines: list[str]) -> Iterator[str]:
        """Give what head, foot, properties and names of tables say where they differ from the report."""
        title = lines[0] if lines else ""
        expected = {"word/header1.xml": title, "word/footer1.xml": self._foot()}
        for name, part in self._parts.items():
            words = one_line(_words(part))
            if words != expected.get(name, ""):
                yield words
        for element in self._parts["docProps/core.xml"]:
            if element.tag.startswith(_PROPERTIES) and not element.tag.endswith("language"):
                words = one_line(element.text or "")
                yield "" if words == title and element.tag.endswith("title") else words
        yield from self._table_names()

    def _foot(self) -> str:
        found = [one_line(_words(line)) for line in self.paragraphs if self.style(line) == EDITION]
        edition, check = (found + ["", ""])[:2]
        return f"{edition.rpartition(', ')[0]} page 1 {check}"

    def _table_names(self) -> Iterator[str]:
        for name in self._file.element.body.iter(qn("w:tblCaption")):
            before = name.getparent().getparent().getprevious()
            caption = one_line(_words(before)) if self.style(before) == CAPTION else ""
            words = one_line(name.get(qn("w:val"), ""))
            yield "" if words == caption else words

    def _pictures(self, paragraph: Any) -> Iterator[str]:
        for properties in paragraph.iter(qn("wp:docPr")):
            yield one_line(properties.get("descr", ""))
        for picture in paragraph.iter(SVG_PICTURE):
            part = self._file.part.related_parts[picture.get(qn("r:embed"))]
            yield from svg_words(part.blob.decode("utf-8"))


def _notes(paragraph: Any) -> Iterator[str]:
    """Give the small references, without the citation of the paragraph they belong to."""
    before = paragraph.getprevious()
    number = "" if before is None else _words(before).partition("\t")[0]
    for place, run in enumerate(paragraph.iter(qn("w:r"))):
        words = _words(run)
        cited = read_citation(one_line(words))
        is_citation = place == 0 and cited is not None and cited.number == number
        is_between = place % 2 == 1 and words == BETWEEN
        if not (is_citation or is_between):
            yield one_line(words)


def _words(element: Any) -> str:
    parts: list[str] = []
    for inner in element.iter():
        if inner.tag in _WORDS:
            parts.append(inner.text or "")
        elif inner.tag == qn("w:fldSimple") and inner.get(qn("w:instr")) not in _FIELDS:
            parts.append(inner.get(qn("w:instr"), ""))
        elif inner.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")} and inner.getparent().tag == qn("w:r"):
            parts.append("\t")
    return "".join(parts)
