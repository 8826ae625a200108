"""The blocks of the tree as Word has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

from docx.shared import Cm, Pt

from speakopenly.core.documents.checking import all_blocks
from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.pictures import draw_png, part_of_width, safe_svg
from speakopenly.core.documents.plain import has_hidden_cells
from speakopenly.core.documents.tree import (
    Block,
    BulletList,
    Document,
    Figure,
    Paragraph,
    Quote,
    SubHeading,
    Table,
)
from speakopenly.core.documents.word.drawing import add_svg
from speakopenly.core.documents.word.runs import (
    Bookmarks,
    add_words,
    paragraph_anchor,
    set_direction,
    set_language,
)
from speakopenly.core.documents.word.styles import (
    CAPTION,
    FIGURE_CAPTION,
    GUTTER,
    MARGIN,
    NOTE,
    NUMBER,
    NUMBERED,
    SOURCE,
)
from speakopenly.core.documents.word.tables import add_table
from speakopenly.core.documents.words import HIDDEN_NOTE, citation, own_language, passage_label

BETWEEN = "  ·  "
"""What stands between two small references on one line."""
_HAIR = Pt(0.1)


class Blocks:
    """Write blocks to the end of one file."""

    def __init__(self, file: Any, document: Document, pages: Mapping[str, int]) -> None:
        self._file, self._pages = file, pages
        self._bookmarks = Bookmarks()
        self._quotes = 0
        self._own = own_language(document.language)
        self._known = {
            block.number
            for block in all_blocks(document)
            if isinstance(block, Paragraph) and block.number is not None
        }

    def heading(self, words: str, *, anchor: str, new_page: bool, language: str | None = None) -> None:
        """Write a section's heading, which contents lead to."""
        heading = self._file.add_paragraph(words, style="Heading 1")
        heading.paragraph_format.page_break_before = True if new_page else None
        set_language(heading._p, language)
        self._bookmarks.add(heading, anchor)

    def write(self, blocks: Iterable[Block]) -> None:
        """Write the blocks in order."""
        for block in blocks:
            self._write_one(block)

    def _write_one(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Quote():
                self._quote(block)
            case BulletList(items):
                for item in items:
                    add_words(self._add("List Bullet"), item, known=self._known)
            case SubHeading(text):
                self._add("Heading 2", text)
            case Figure():
                self._picture(block)
            case Table():
                self._table(block)

    def _add(self, style: str, words: str = "") -> Any:
        return self._file.add_paragraph(one_line(words), style=style)

    def _paragraph(self, block: Paragraph) -> None:
        notes = [one_line(note) for note in block.margin if one_line(note)]
        if block.number is None:
            add_words(self._add("Normal"), block.text, known=self._known)
        else:
            paragraph = self._add(NUMBERED)
            paragraph.add_run(block.number, style=NUMBER)
            self._bookmarks.add(paragraph, paragraph_anchor(block.number))
            paragraph.add_run("\t")
            add_words(paragraph, block.text, known=self._known)
            paragraph.paragraph_format.keep_with_next = True
            notes.insert(0, citation(block.number, self._pages[block.number]))
        if notes:
            line = self._notes(notes)
            if block.number is not None:
                set_language(line.runs[0]._r, self._own)

    def _notes(self, notes: list[str]) -> Any:
        line = self._add(MARGIN)
        for place, note in enumerate(notes):
            if place:
                line.add_run(BETWEEN)
            line.add_run(note)
        return line

    def _quote(self, block: Quote) -> None:
        lines = [said := self._add("Quote", block.text)]
        if one_line(block.attribution):
            lines.append(source := self._add(SOURCE, block.attribution))
            source.paragraph_format.keep_with_next = True
        lines.append(last := self._add(SOURCE, passage_label(block.passage)))
        set_language(last._p, self._own)
        last.paragraph_format.space_after = Cm(0.4)
        # Word draws neighbours of one indent as one panel: every second quote is a hair narrower.
        self._quotes += 1
        for line in lines:
            line.paragraph_format.right_indent = Cm(1) + _HAIR * (self._quotes % 2)
        set_direction(said, block.text, block.language)

    def _picture(self, block: Figure) -> None:
        svg = safe_svg(block.svg, prefix="f")
        paragraph = self._add("Normal")
        paragraph.paragraph_format.left_indent = GUTTER
        paragraph.paragraph_format.keep_with_next = True
        width = Cm(14.5 * part_of_width(svg))
        shape = paragraph.add_run().add_picture(BytesIO(block.png or draw_png(svg)), width=width)
        shape._inline.docPr.set("descr", one_line(block.alternative))
        shape._inline.docPr.set("name", f"Picture {shape._inline.docPr.id}")
        add_svg(self._file, shape, svg)
        self._add(FIGURE_CAPTION, block.caption)
        self._table(block.table)

    def _table(self, block: Table) -> None:
        self._add(CAPTION, block.caption)
        add_table(self._file, block)
        if is_hidden := has_hidden_cells(block):
            set_language(self._add(NOTE, HIDDEN_NOTE)._p, self._own)
        if one_line(block.note or "") or not is_hidden:
            self._add(NOTE, block.note or "")
