"""Every visible sentence of a document, in order: what the three files must agree with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from speakopenly.core.documents.checking import all_blocks
from speakopenly.core.documents.cleaning import one_line, plain
from speakopenly.core.documents.pictures import safe_svg, svg_words
from speakopenly.core.documents.tree import (
    Block,
    BulletList,
    Document,
    Figure,
    Paragraph,
    Quote,
    Section,
    SubHeading,
    Table,
)
from speakopenly.core.documents.words import (
    CONTENTS,
    HIDDEN_MARK,
    HIDDEN_NOTE,
    SUMMARY,
    check_line,
    edition_line,
    passage_label,
)

_FIGURES = re.compile(r"^([-+−]?[\d., ]+\s?(%|points?)?|\[[a-z]\]|)$")


def plain_text(document: Document) -> tuple[str, ...]:
    """Give every text of the document in reading order, one entry for each piece a reader sees as one.

    White space is single; empty pieces are left out. Page numbers are not part of it: see
    ``page_numbers``. The alternative text of a picture is part of it.
    """
    return tuple(line for line in map(one_line, _lines(document)) if line)


def alternatives(document: Document) -> tuple[str, ...]:
    """Give the words that stand in for each picture, in order."""
    return tuple(one_line(b.alternative) for b in all_blocks(document) if isinstance(b, Figure))


def tables(document: Document) -> tuple[Table, ...]:
    """Give each table of the document in order, those of figures included."""
    blocks = (b.table if isinstance(b, Figure) else b for b in all_blocks(document))
    return tuple(block for block in blocks if isinstance(block, Table))


def section_heading(section: Section) -> str:
    """Give a section's number and heading as they are printed."""
    return one_line(f"{section.number} {section.heading}")


def has_hidden_cells(table: Table) -> bool:
    """Say whether a cell of the table is hidden to protect people."""
    return any(cell.strip() == HIDDEN_MARK for row in table.rows for cell in row)


def figures_columns(table: Table) -> tuple[bool, ...]:
    """Say of each column whether it holds figures alone, which are set to the right."""
    return tuple(
        place > 0 and bool(table.rows) and all(_FIGURES.match(row[place].strip()) for row in table.rows)
        for place in range(len(table.columns))
    )


def _lines(document: Document) -> Iterator[str]:
    yield from (document.title, document.subtitle, edition_line(document.edition, document.date))
    yield check_line(document.check_code)
    yield from _blocks(document.front)
    headings = [section_heading(section) for section in document.sections]
    if not document.is_short:
        yield from (CONTENTS, *([SUMMARY] if document.summary else []), *headings)
    if document.summary:
        yield SUMMARY
        yield from _blocks(document.summary)
    for heading, section in zip(headings, document.sections, strict=True):
        yield heading
        yield from _blocks(section.blocks)


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(number, text, margin):
            yield from (number or "", plain(text), *margin)
        case Quote(text, passage, attribution):
            yield from (text, attribution, passage_label(passage))
        case BulletList(items):
            yield from map(plain, items)
        case SubHeading(text):
            yield text
        case Figure():
            yield block.alternative
            yield from svg_words(safe_svg(block.svg, prefix="f"))
            yield block.caption
            yield from _block(block.table)
        case Table():
            yield from (block.caption, *block.columns)
            for row in block.rows:
                yield from row
            yield from (HIDDEN_NOTE if has_hidden_cells(block) else "", block.note or "")
