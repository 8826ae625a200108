"""What a PDF carries besides its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pikepdf

from speakopenly.hear.attachments.records import Removed

_INFO: Final = {
    "/Author": Removed.AUTHOR,
    "/CreationDate": Removed.TIME,
    "/ModDate": Removed.TIME,
}
_ROOT: Final = {
    "/Metadata": Removed.DOCUMENT_INFO,
    "/PieceInfo": Removed.DOCUMENT_INFO,
    "/Outlines": Removed.LINKS,
    "/AcroForm": Removed.FORM_FIELDS,
    "/OpenAction": Removed.SCRIPTS,
    "/AA": Removed.SCRIPTS,
    "/AF": Removed.EMBEDDED_FILES,
}
_NAMES: Final = {"/EmbeddedFiles": Removed.EMBEDDED_FILES, "/JavaScript": Removed.SCRIPTS}
_NOTES: Final = {
    "/Link": Removed.LINKS,
    "/Widget": Removed.FORM_FIELDS,
    "/FileAttachment": Removed.EMBEDDED_FILES,
    "/RichMedia": Removed.EMBEDDED_FILES,
    "/Screen": Removed.EMBEDDED_FILES,
    "/Sound": Removed.EMBEDDED_FILES,
}


def traces_of(pdf: pikepdf.Pdf) -> set[Removed]:
    """Name the sorts of thing a document carries unseen.

    Raises:
        Exception: the document is not built as its standard says.
    """
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    found = {code for key, code in _INFO.items() if key in info}
    found |= {code for key, code in _ROOT.items() if key in pdf.Root}
    found |= {code for key, code in _NAMES.items() if key in names}
    if set(info.keys()) - set(_INFO):
        found.add(Removed.DOCUMENT_INFO)
    for page in pdf.pages:
        found.update(_of_a_page(page.obj))
    return found


def _of_a_page(page: pikepdf.Object) -> Iterator[Removed]:
    if "/Thumb" in page:
        yield Removed.THUMBNAILS
    if "/AA" in page:
        yield Removed.SCRIPTS
    if {"/Metadata", "/PieceInfo", "/LastModified"} & set(page.keys()):
        yield Removed.DOCUMENT_INFO
    for note in page.get("/Annots", pikepdf.Array()):
        kind = str(note.get("/Subtype", ""))
        yield _NOTES.get(kind, Removed.COMMENTS)
        if kind != "/Widget" and "/T" in note:
            yield Removed.AUTHOR
