"""Read an OpenDocument text (ODT): what a reader sees on its pages, in order (OASIS ODF 1.3, part 3).

Deleted words and comments are not read; notes and text boxes stand after the paragraph that calls them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from speakopenly.hear.documents.cells import row_paragraphs
from speakopenly.hear.documents.packed import Packed
from speakopenly.hear.documents.records import (
    AS_COUNTED,
    PAGE_TURN,
    DocumentRefused,
    Found,
    Why,
    counted,
    has_true_pages,
)

_NAMES: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE = (_NAMES % name for name in ("text", "table", "office"))
_DRAW, _STYLE, _FO = (_NAMES % name for name in ("drawing", "style", "xsl-fo-compatible"))
_MANIFEST: Final = _NAMES % "manifest"
_PASSED_OVER: Final = frozenset(
    {
        *(f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}note-citation"),
        *(
            f"{_TEXT}sequence-decls",
            f"{_TEXT}variable-decls",
            f"{_TEXT}user-field-decls",
            f"{_TEXT}ruby-text",
        ),
        *(f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph", f"{_TEXT}alphabetical-index-mark"),
    }
)
_PARAGRAPHS: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_SIGNS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_SPACES: Final = 1_000


def read_open_document(data: bytes) -> Found:
    """Read the words of an OpenDocument text.

    Raises:
        DocumentRefused: it is locked, unfolds too large, or is not built as its standard says.
    """
    return _Reader(Packed(data)).found()


class _Reader:
    """One opened file; counts on the way what it does not read."""

    def __init__(self, parts: Packed) -> None:
        if "content.xml" not in parts:
            raise DocumentRefused(Why.DAMAGED)
        if "META-INF/manifest.xml" in parts:
            manifest = parts.markup("META-INF/manifest.xml")
            if next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
                raise DocumentRefused(Why.LOCKED)
        roots = [parts.markup(name) for name in ("styles.xml", "content.xml") if name in parts]
        self._content = roots[-1]
        styles = [style for root in roots for style in root.iter(f"{_STYLE}style")]
        self._before = _breaking(styles, "break-before")
        self._behind = _breaking(styles, "break-after")
        self._hidden = _hiding(styles)
        self._after: list[Any] = []
        self._fresh, self._turns, self._hid = True, 0, False

    def found(self) -> Found:
        body = self._content.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise DocumentRefused(Why.DAMAGED)
        paragraphs = tuple(self._blocks(body))
        marks = body.iter(f"{_TEXT}soft-page-break")
        pictures = next(body.iter(f"{_DRAW}image"), None) is not None
        if pictures and not "".join(paragraphs).strip():
            raise DocumentRefused(Why.PICTURE)
        has_pages = has_true_pages(paragraphs, laid_out=next(marks, None) is not None)
        notes = (*self._said(body), *((AS_COUNTED,) if has_pages else ()))
        return Found(paragraphs, has_pages=has_pages, notes=notes)

    def _blocks(self, parent: Any) -> Iterator[str]:
        for block in parent:
            if block.tag in _PARAGRAPHS:
                yield from self._paragraph(block)
            elif block.tag == f"{_TABLE}table":
                yield from self._rows(block)
            elif block.tag == f"{_TEXT}soft-page-break":
                yield self._turned_softly()
            elif block.tag not in _PASSED_OVER:
                yield from self._blocks(block)

    def _rows(self, parent: Any) -> Iterator[str]:
        for child in parent:
            if child.tag == f"{_TABLE}table-row":
                cells = (cell for cell in child if cell.tag == f"{_TABLE}table-cell")
                yield from row_paragraphs([list(self._blocks(cell)) for cell in cells])
            elif child.tag == f"{_TEXT}soft-page-break":
                yield self._turned_softly()
            else:
                yield from self._rows(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        above, self._after = self._after, []
        style = paragraph.get(f"{_TEXT}style-name", "")
        turned = self._turned() if style in self._before else ""
        words = turned + "".join(self._words(paragraph))
        called, self._after = self._after, above
        yield words
        for block in called:
            yield from self._blocks(block)
        if style in self._behind:
            yield self._turned()

    def _words(self, element: Any) -> Iterator[str]:
        yield self._written(element.text)
        for child in element:
            yield from self._inner(child)
            yield self._written(child.tail)

    def _inner(self, child: Any) -> Iterator[str]:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), _MOST_SPACES) if count.isdecimal() else 1)
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_TEXT}soft-page-break":
            yield self._turned_softly()
        elif child.tag in {f"{_DRAW}text-box", f"{_TEXT}note-body"} or child.tag in _PARAGRAPHS:
            self._after.append(child if child.tag not in _PARAGRAPHS else [child])
        elif child.tag == f"{_TEXT}span" and child.get(f"{_TEXT}style-name", "") in self._hidden:
            self._hid = True
        elif child.tag not in _PASSED_OVER:
            yield from self._words(child)

    def _written(self, words: str | None) -> str:
        """White space in the markup is one space, as the standard says."""
        written = words or ""
        self._fresh = self._fresh and not written.strip()
        return " ".join(written.replace("\n", " ").replace("\t", " ").split(" ")) if written else ""

    def _turned(self) -> str:
        self._turns += 1
        self._fresh = True
        return PAGE_TURN

    def _turned_softly(self) -> str:
        return "" if self._fresh and self._turns else self._turned()

    def _said(self, body: Any) -> Iterator[str]:
        if next(body.iter(f"{_TEXT}tracked-changes"), None) is not None:
            yield "Tracked changes were read as accepted; deleted words were not read."
        if self._hid or next(body.iter(f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"), None) is not None:
            yield "Words set to be hidden were not read."
        yield from counted(
            {
                "Comments, not read": sum(1 for _ in body.iter(f"{_OFFICE}annotation")),
                "Pictures, not read": sum(1 for _ in body.iter(f"{_DRAW}image")),
                "Objects within this document, not read": sum(1 for _ in body.iter(f"{_DRAW}object")),
            }
        )


def _breaking(styles: list[Any], side: str) -> frozenset[str]:
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in styles
        for properties in style.iter(f"{_STYLE}paragraph-properties")
        if properties.get(f"{_FO}{side}") == "page"
    )


def _hiding(styles: list[Any]) -> frozenset[str]:
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in styles
        for properties in style.iter(f"{_STYLE}text-properties")
        if properties.get(f"{_TEXT}display") == "none"
    )
