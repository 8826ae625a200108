"""From the bytes of a PDF to its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pypdfium2
from pypdfium2 import raw

from speakopenly.hear.documents.limits import MAX_PAGES
from speakopenly.hear.documents.pdf.lines import Page, page_of
from speakopenly.hear.documents.pdf.margins import without_margins
from speakopenly.hear.documents.pdf.paragraphs import paragraphs_of
from speakopenly.hear.documents.records import DocumentRefused, Found, Why, counted

PICTURE_PAGE: Final = "a page that is a picture of text"
UNREADABLE_PAGE: Final = "a page whose letters cannot be read"
_DRAWN: Final = frozenset({raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT})
_NOTES: Final = frozenset({raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_POPUP})
_END_WITHIN: Final = 64 * 1024
_XFA: Final = frozenset({raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND})


def read_pdf(data: bytes) -> Found:
    """Read the words of a PDF; filled forms and words typed onto a page belong to them.

    Raises:
        DocumentRefused: it is locked, damaged, a form of the XFA kind, or no page has words.
    """
    file = _open(data)
    try:
        if file.get_formtype() in _XFA:
            raise DocumentRefused(Why.FORM)
        if len(file) > MAX_PAGES:
            raise DocumentRefused(Why.TOO_LONG)
        if file.get_formtype() != raw.FORMTYPE_NONE:
            file.init_forms()
        comments = 0
        pages = list[Page]()
        for number in range(1, len(file) + 1):
            page, remarks = _page(file, number)
            pages.append(page)
            comments += remarks
        embedded = raw.FPDFDoc_GetAttachmentCount(file.raw)
    finally:
        file.close()
    return _found(pages, {"Comments, not read": comments, "Files within this one, not read": embedded})


def _open(data: bytes) -> Any:
    # pdfium mends a file whose end is missing and gives what pages are left: words would go unseen.
    if b"%%EOF" not in data[-_END_WITHIN:]:
        raise DocumentRefused(Why.DAMAGED)
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise DocumentRefused(Why.LOCKED if locked else Why.DAMAGED) from error


def _page(file: Any, number: int) -> tuple[Page, int]:
    """Read one page, and count the remarks on it."""
    page = file[number - 1]
    kinds = list(_annotations(page))
    if _DRAWN.intersection(kinds):
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = file[number - 1]
    try:
        return page_of(page, number), sum(kind in _NOTES for kind in kinds)
    finally:
        page.close()


def _annotations(page: Any) -> Iterator[int]:
    for place in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, place)
        if annotation:
            yield raw.FPDFAnnot_GetSubtype(annotation)
            raw.FPDFPage_CloseAnnot(annotation)


def _found(pages: Sequence[Page], unseen: dict[str, int]) -> Found:
    kept, left_out = without_margins(pages)
    unread = tuple((page.number, reason) for page in kept if (reason := _why_unread(page)))
    if not any(page.lines for page in kept):
        raise DocumentRefused(Why.PICTURE if unread else Why.NO_WORDS)
    blank = sum(not page.lines for page in kept) - len(unread)
    notes = {
        "Lines that repeat at the head or foot of pages (page numbers among them), left out": left_out,
        "Blank pages": blank,
        **unseen,
    }
    return Found(paragraphs_of(kept), has_pages=True, unread=unread, notes=tuple(counted(notes)))


def _why_unread(page: Page) -> str:
    if not page.is_readable:
        return UNREADABLE_PAGE
    return PICTURE_PAGE if not page.lines and page.has_pictures else ""
