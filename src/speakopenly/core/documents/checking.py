"""What a document must be before any writer takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from speakopenly.core.documents.cleaning import language_tag, one_line
from speakopenly.core.documents.tree import Block, Document, Figure, Paragraph, Table
from speakopenly.core.errors import BadInput

_NUMBER = re.compile(r"^[A-Za-z0-9]+(\.[0-9]+)*[a-z]?$")


def check(document: Document) -> None:
    """Raise BadInput where a document cannot be cited or read: see the tests for the whole list."""
    if not one_line(document.title):
        raise BadInput("The document has no title.", do="Give it one; screen readers say it first.")
    if language_tag(document.language) is None:
        raise BadInput("The document's language is not a language tag.", do='Give one such as "en-GB".')
    seen: set[str] = set()
    for block in all_blocks(document):
        _check_block(block, seen)


def check_pages(document: Document, pages: Mapping[str, int]) -> None:
    """Raise BadInput where a numbered paragraph has no page: the pages are of another document."""
    for block in all_blocks(document):
        if isinstance(block, Paragraph) and block.number is not None and block.number not in pages:
            raise BadInput(
                f"Paragraph {block.number} has no page number.", do="Ask page_numbers for this document."
            )


def all_blocks(document: Document) -> Iterator[Block]:
    """Give every block of the document in reading order."""
    yield from document.front
    yield from document.summary
    for section in document.sections:
        yield from section.blocks


def _check_block(block: Block, seen: set[str]) -> None:
    match block:
        case Paragraph(number) if number is not None:
            if not _NUMBER.match(number):
                raise BadInput("A paragraph number is not like 2.8 or 2.8a.", do="Number it so.")
            if number in seen:
                raise BadInput(f"Two paragraphs are numbered {number}.", do="Number each once.")
            seen.add(number)
        case Table() | Figure():
            _check_table(block.table if isinstance(block, Figure) else block)
        case _:
            pass


def _check_table(table: Table) -> None:
    if not table.columns:
        raise BadInput("A table has no columns.", do="Name each column.")
    for row, cells in enumerate(table.rows, start=1):
        if len(cells) != len(table.columns):
            raise BadInput("A table row has a cell too many or too few.", do="Give one a column.", row=row)
