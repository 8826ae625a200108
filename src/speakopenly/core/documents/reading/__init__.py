"""Read the words back out of a written file, to see whether anything was altered since.

``text_of_html`` and ``text_of_word`` give what ``plain_text`` gives for a file as we wrote it. What a
file adds of its own (a link to skip to the report, a page beside a paragraph, the words in its head and
foot) is known word for word; anything else that is found is given back too, at its place, so that the
two lists differ and the difference can be shown.
"""

from speakopenly.core.documents.reading.from_html import pages_of_html, text_of_html
from speakopenly.core.documents.reading.from_pdf import (
    differences_in_pdf,
    lines_not_in_pdf,
    pages_of_pdf,
    pdf_form,
    text_of_pdf,
)
from speakopenly.core.documents.reading.from_word import pages_of_word, text_of_word

__all__ = [
    "differences_in_pdf",
    "lines_not_in_pdf",
    "pages_of_html",
    "pages_of_pdf",
    "pages_of_word",
    "pdf_form",
    "text_of_html",
    "text_of_pdf",
    "text_of_word",
]
