"""Tables in Word: a header row that repeats, a first column that heads its row, words beside the table."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.plain import figures_columns
from speakopenly.core.documents.tree import Table
from speakopenly.core.documents.word.styles import GUTTER, RULE, TABLE_WORDS, TEAL

_WIDTH = Cm(15)
_TWIP = 635
_LONGEST, _ROOM = 36, 7


def add_table(file: Any, table: Table) -> None:
    """Add the table at the end of the file."""
    made = file.add_table(rows=0, cols=len(table.columns))
    made.autofit = False
    for column, width in zip(made.columns, _widths(table), strict=True):
        column.width = width
    _describe(made, one_line(table.caption))
    right = figures_columns(table)
    _add_row(made, table.columns, right, heading=True)
    for row in table.rows:
        _add_row(made, row, right, heading=False)


def _widths(table: Table) -> list[int]:
    """Share the width of the text among the columns by the longest words they hold, none starved."""
    longest = [
        min(max(len(one_line(cell)) for cell in column), _LONGEST) * 5 // 4 + _ROOM
        for column in zip(table.columns, *table.rows, strict=True)
    ]
    return [Emu(_WIDTH * share // sum(longest)) for share in longest]


def _add_row(made: Any, cells: tuple[str, ...], right: tuple[bool, ...], *, heading: bool) -> None:
    row = made.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    for place, (words, to_the_right) in enumerate(zip(cells, right, strict=True)):
        cell = row.cells[place]
        cell.width = made.columns[place].width
        paragraph = cell.paragraphs[0]
        paragraph.style = TABLE_WORDS
        paragraph.add_run(one_line(words)).bold = True if heading else None
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if to_the_right else None
        _underline(cell, TEAL if heading else RULE)


def _underline(cell: Any, colour: str) -> None:
    borders, bottom = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", colour)):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    cell._tc.get_or_add_tcPr().append(borders)


def _describe(made: Any, caption: str) -> None:
    """Say to Word which row and column are heads, and give the table its name for screen readers."""
    properties = made._tbl.tblPr
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(GUTTER // _TWIP))
    indent.set(qn("w:type"), "dxa")
    look = properties.find(qn("w:tblLook"))
    if look is None:
        look = OxmlElement("w:tblLook")
        properties.append(look)
    for name in list(look.attrib):
        del look.attrib[name]
    look.set(qn("w:val"), "00A0")
    for part, value in (("firstRow", "1"), ("firstColumn", "1"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{part}"), value)
    properties.find(qn("w:tblLayout")).addprevious(indent)
    name = OxmlElement("w:tblCaption")
    name.set(qn("w:val"), caption)
    properties.append(name)
