"""The Word writer: real headings, real lists, real header rows, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping

from docx import Document as new_file

from speakopenly.core.documents.checking import check, check_pages
from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.tree import Document
from speakopenly.core.documents.word.blocks import Blocks
from speakopenly.core.documents.word.package import drop_leftovers, packed, set_properties
from speakopenly.core.documents.word.page import write_contents, write_head_and_foot, write_title
from speakopenly.core.documents.word.styles import set_styles
from speakopenly.core.documents.words import SUMMARY, own_language


def write_word(document: Document, pages: Mapping[str, int]) -> bytes:
    """Write the document as a Word file, with the page of the PDF beside each paragraph.

    ``pages`` is what ``page_numbers`` gives. Equal documents give equal bytes: dates inside are the
    document's own, never the clock's.
    """
    check(document)
    check_pages(document, pages)
    file = new_file()
    set_styles(file, document.language)
    set_properties(file, document)
    drop_leftovers(file)
    write_head_and_foot(file, document)
    blocks = Blocks(file, document, pages)
    write_title(file, document)
    blocks.write(document.front)
    write_contents(file, document)
    if document.summary:
        own = own_language(document.language)
        blocks.heading(SUMMARY, anchor="summary", new_page=True, language=own)
        blocks.write(document.summary)
    for place, section in enumerate(document.sections, start=1):
        heading = one_line(f"{section.number} {section.heading}")
        blocks.heading(heading, anchor=f"section_{place}", new_page=place == 1)
        blocks.write(section.blocks)
    return packed(file)
