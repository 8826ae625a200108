"""One document tree and three writers: HTML, PDF and Word, with the words to compare them by."""

from speakopenly.core.documents.html import write_html
from speakopenly.core.documents.pdf import Layout, layout, page_numbers, write_pdf
from speakopenly.core.documents.plain import plain_text
from speakopenly.core.documents.reading import (
    differences_in_pdf,
    lines_not_in_pdf,
    pages_of_html,
    pages_of_pdf,
    pages_of_word,
    pdf_form,
    text_of_html,
    text_of_pdf,
    text_of_word,
)
from speakopenly.core.documents.tree import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Figure,
    Inline,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strong,
    SubHeading,
    Table,
    Words,
)
from speakopenly.core.documents.word import write_word

__all__ = [
    "Block",
    "BulletList",
    "Document",
    "Emphasis",
    "Figure",
    "Inline",
    "Layout",
    "Paragraph",
    "Quote",
    "Reference",
    "Section",
    "Strong",
    "SubHeading",
    "Table",
    "Words",
    "layout",
    "lines_not_in_pdf",
    "differences_in_pdf",
    "page_numbers",
    "pages_of_html",
    "pages_of_pdf",
    "pages_of_word",
    "pdf_form",
    "plain_text",
    "text_of_html",
    "text_of_pdf",
    "text_of_word",
    "write_html",
    "write_pdf",
    "write_word",
]
