"""Read a Word document: what a reader sees on its pages, in order (ISO/IEC 29500-1).

Tracked changes are read as accepted, so deleted words are not. Comments, hidden words, and the heads and
feet of pages are not read. Footnotes and text boxes stand after the paragraph that calls them. Word notes
where a page ended when it last laid the file out; with breaks made by hand, that gives the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from speakopenly.hear.attachments.word.changes import accept_changes
from speakopenly.hear.attachments.word.fields import write_out_fields
from speakopenly.hear.attachments.word.hidden import remove_hidden_words, styles_that_hide
from speakopenly.hear.attachments.word.kinds import DOCUMENT, SHOWN_BUT_FOREIGN, STYLES
from speakopenly.hear.attachments.word.names import MC, A, W, is_on
from speakopenly.hear.attachments.word.package import links_of
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

_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_PASSED_OVER: Final = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "instrText", "delText", "rt", "del")
) | {f"{MC}Fallback"}
_NEW_PAGE: Final = frozenset({"nextPage", "oddPage", "evenPage"})
_NOTES: Final = ("footnote", "endnote")


def read_word(data: bytes) -> Found:
    """Read the words of a Word file.

    Raises:
        DocumentRefused: it is locked, unfolds too large, or is not built as its standard says.
    """
    return _Reader(Packed(data)).found()


class _Reader:
    """One opened Word file; counts on the way what it does not read."""

    def __init__(self, parts: Packed) -> None:
        self._parts = parts
        self._main = self._main_part()
        self._links = links_of(parts, self._main)
        styles = self._linked("styles")
        self._hiding = styles_that_hide(styles) if styles is not None else frozenset[str]()
        self._breaking = _styles_that_break(styles) if styles is not None else frozenset[str]()
        self._changed = self._hid = False
        self._body = self._cleaned(parts.markup(self._main))
        self._called = {kind: self._notes_by_number(kind) for kind in _NOTES}
        self._after: list[Any] = []
        self._fresh = True
        """Whether nothing was written since the last page turned: then Word's own note of it says no more."""
        self._turns = 0

    def found(self) -> Found:
        paragraphs = tuple(self._blocks(self._body))
        marks = self._body.iter(f"{W}lastRenderedPageBreak")
        if self._pictures() and not "".join(paragraphs).strip():
            raise DocumentRefused(Why.PICTURE)
        has_pages = has_true_pages(paragraphs, laid_out=next(marks, None) is not None)
        notes = (*self._said(), *((AS_COUNTED,) if has_pages else ()))
        return Found(paragraphs, has_pages=has_pages, notes=notes)

    def _main_part(self) -> str:
        listed = [
            link.target for link in links_of(self._parts, "") if link.type == DOCUMENT or _is_main(link.type)
        ]
        name = next((target for target in listed if target and target in self._parts), "word/document.xml")
        if name not in self._parts:
            raise DocumentRefused(Why.DAMAGED)
        return name

    def _linked(self, kind: str) -> Any:
        """Give the part of a kind that the document points to, if any."""
        wanted = STYLES.removesuffix("styles") + kind
        for link in self._links:
            if link.type == wanted and link.target and link.target in self._parts:
                return self._parts.markup(link.target)
        return None

    def _cleaned(self, root: Any) -> Any:
        self._changed |= accept_changes(root)
        self._hid |= remove_hidden_words(root, hiding=self._hiding)
        write_out_fields(root)
        return root

    def _notes_by_number(self, kind: str) -> dict[str, Any]:
        root = self._linked(f"{kind}s")
        if root is None:
            return {}
        return {note.get(f"{W}id", ""): note for note in self._cleaned(root).iter(f"{W}{kind}")}

    def _blocks(self, parent: Any) -> Iterator[str]:
        """Give the paragraphs of a body, a cell, a note or a box; what wraps them is looked through."""
        for block in parent:
            if block.tag == f"{W}p":
                yield from self._paragraph(block)
            elif block.tag == f"{W}tbl":
                yield from self._table(block)
            elif block.tag not in _PASSED_OVER and block.tag != f"{W}sectPr":
                yield from self._blocks(block)

    def _table(self, table: Any) -> Iterator[str]:
        for row in _within(table, f"{W}tr"):
            yield from row_paragraphs([list(self._blocks(cell)) for cell in _within(row, f"{W}tc")])

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        above, self._after = self._after, []
        turned = self._turned() if _begins_page(paragraph, self._breaking) else ""
        words = turned + "".join(self._words(paragraph))
        called, self._after = self._after, above
        section = paragraph.find(f"{W}pPr/{W}sectPr")
        yield words
        for block in called:
            yield from self._blocks(block)
        if section is not None and _ends_page(section):
            yield self._turned()

    def _words(self, parent: Any) -> Iterator[str]:
        for element in parent:
            if element.tag in _PASSED_OVER:
                continue
            if element.tag in {f"{W}t", f"{_MATHS}t"}:
                self._fresh = self._fresh and not (element.text or "").strip()
                yield element.text or ""
            elif element.tag in _SIGNS:
                yield _SIGNS[element.tag]
            elif element.tag == f"{W}br":
                yield self._turned() if element.get(f"{W}type") == "page" else "\n"
            elif element.tag == f"{W}lastRenderedPageBreak":
                yield "" if self._fresh and self._turns else self._turned()
            elif element.tag == f"{W}txbxContent":
                self._after.append(element)
            elif element.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                self._call(element)
            else:
                yield from self._words(element)

    def _call(self, reference: Any) -> None:
        """Have a note read after the paragraph that calls it, once."""
        kind = reference.tag.removeprefix(W).removesuffix("Reference")
        note = self._called[kind].pop(reference.get(f"{W}id", ""), None)
        if note is not None:
            self._after.append(note)

    def _turned(self) -> str:
        self._turns += 1
        self._fresh = True
        return PAGE_TURN

    def _said(self) -> Iterator[str]:
        if self._changed:
            yield "Tracked changes were read as accepted; deleted words were not read."
        if self._hid:
            yield "Words set to be hidden were not read."
        kinds = [link.type.rpartition("/")[2] for link in self._links]
        comments = self._linked("comments")
        yield from counted(
            {
                "Comments, not read": 0 if comments is None else sum(1 for _ in comments.iter(f"{W}comment")),
                "Pictures, not read": self._pictures(),
                "Charts and diagrams, not read": kinds.count("chart") + kinds.count("diagramData"),
                "Documents within this one, not read": sum(kind in SHOWN_BUT_FOREIGN for kind in kinds),
            }
        )
        if self._has_margins():
            yield "Heads and feet of pages were not read."

    def _pictures(self) -> int:
        return sum(1 for _ in self._body.iter(f"{A}blip", f"{_VML}imagedata"))

    def _has_margins(self) -> bool:
        margins = [link.target for link in self._links if link.type.endswith(("/header", "/footer"))]
        found = [self._parts.markup(part) for part in margins if part and part in self._parts]
        return any((text.text or "").strip() for root in found for text in root.iter(f"{W}t"))


_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}sym": "",
}


def _is_main(link_type: str) -> bool:
    return link_type.endswith("/officeDocument")


def _within(parent: Any, tag: str) -> Iterator[Any]:
    """Give the rows of a table or the cells of a row, looking through what wraps them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _PASSED_OVER:
            yield from _within(child, tag)


def _begins_page(paragraph: Any, breaking: frozenset[str]) -> bool:
    own = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
    if own is not None:
        return is_on(own)
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in breaking


def _styles_that_break(styles: Any) -> frozenset[str]:
    found = (style for style in styles.iter(f"{W}style") if is_on(style.find(f"{W}pPr/{W}pageBreakBefore")))
    return frozenset(style.get(f"{W}styleId", "") for style in found)


def _ends_page(section: Any) -> bool:
    kind = section.find(f"{W}type")
    return kind is None or kind.get(f"{W}val", "nextPage") in _NEW_PAGE
