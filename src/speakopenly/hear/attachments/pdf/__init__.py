"""PDF: the pages as they show on a screen, carried over into a new document; all else stays behind.

What a page needs to be drawn is listed here; what is not listed does not come along. So nothing has to be
found to be removed: document info, XMP, scripts, attached files, comments, forms, links, outlines, the
tree of tags, earlier revisions and whatever the next version of the standard thinks of.
"""

from __future__ import annotations

import io
from typing import Final

import pikepdf

from speakopenly.hear.attachments.limits import MOST_PAGES
from speakopenly.hear.attachments.pdf.objects import clean_objects
from speakopenly.hear.attachments.pdf.streams import without_marks
from speakopenly.hear.attachments.pdf.traces import traces_of
from speakopenly.hear.attachments.records import AttachmentRefused, Refusal, Removed

_OF_A_PAGE: Final = frozenset(
    {
        *("/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit"),
        *("/Contents", "/Resources", "/Group"),
    }
)


class CannotVouch(Exception):
    """The document holds something whose removal would change what it shows; it is kept as it came."""


def clean_pdf(data: bytes) -> tuple[bytes, set[Removed]]:
    """Carry the pages over into a new document; filled forms and drawn notes become part of the page.

    Raises:
        AttachmentRefused: it has too many pages.
        Exception: it is locked or damaged, or holds hidden layers, a form of the XFA kind or a collection.
    """
    with pikepdf.open(io.BytesIO(data)) as theirs, pikepdf.new() as ours:
        if len(theirs.pages) > MOST_PAGES:
            raise AttachmentRefused(Refusal.UNFOLDS_TOO_LARGE)
        _check_nothing_would_change(theirs)
        removed = traces_of(theirs)
        _draw_notes_and_forms(theirs)
        for page in theirs.pages:
            _keep_what_is_drawn(page, theirs)
            ours.pages.append(page)
        if theirs.get_warnings():
            raise CannotVouch
        removed |= clean_objects(ours)
        out = io.BytesIO()
        ours.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
    return out.getvalue(), removed


def _check_nothing_would_change(pdf: pikepdf.Pdf) -> None:
    """Refuse to vouch where the pages are not all there is to see, or show more once they stand alone."""
    layers = pdf.Root.get("/OCProperties", pikepdf.Dictionary()).get("/D", pikepdf.Dictionary())
    if len(layers.get("/OFF", pikepdf.Array())) or layers.get("/BaseState", "/ON") != "/ON":
        raise CannotVouch
    if "/Collection" in pdf.Root or "/XFA" in pdf.Root.get("/AcroForm", pikepdf.Dictionary()):
        raise CannotVouch
    if not len(pdf.pages):
        raise CannotVouch


def _draw_notes_and_forms(pdf: pikepdf.Pdf) -> None:
    if "/AcroForm" in pdf.Root:
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")


def _keep_what_is_drawn(page: pikepdf.Page, pdf: pikepdf.Pdf) -> None:
    for key in set(page.obj.keys()) - _OF_A_PAGE:
        del page.obj[key]
    page.obj.Contents = pdf.make_stream(without_marks(page))
