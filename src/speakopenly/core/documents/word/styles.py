"""How a Word file looks: built-in styles where Word has them, so that headings, lists and quotes are real."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TEAL, INK, GREY, LINK = "0B4F4A", "0B0C0C", "505A5F", "2F3A6E"
SAND, RULE = "F6F3EC", "B9C7C4"
FONT = "Arial"
GUTTER = Cm(1.5)
NUMBERED, MARGIN, SOURCE, NOTE = "Numbered Paragraph", "Margin Note", "Quote Source", "Note"
EDITION, ENTRY, NUMBER, LINKED = "Edition", "Contents Entry", "Paragraph Number", "Linked"
CAPTION = "Caption"
CONTENTS_HEADING, FIGURE_CAPTION, TABLE_WORDS = "Contents Heading", "Figure Caption", "Table Words"


def set_styles(file: Any, language: str) -> None:
    """Give the file our looks and its language."""
    _set_language(file, language)
    _drop_unused_tables(file)
    for name, size, colour, bold in (
        ("Normal", 11, INK, False),
        ("Title", 26, TEAL, True),
        ("Subtitle", 15, GREY, False),
        ("Heading 1", 18, TEAL, True),
        ("Heading 2", 13, TEAL, True),
        (CAPTION, 11, INK, True),
        ("Quote", 11, INK, False),
        ("List Bullet", 11, INK, False),
        ("Header", 8.5, GREY, False),
        ("Footer", 8.5, GREY, False),
    ):
        _letters(file.styles[name], size, colour, bold=bold)
    _space_built_in(file)
    _add_own(file)


def _space_built_in(file: Any) -> None:
    _space(file.styles["Normal"], after=8)
    _space(file.styles["Title"], before=60, after=6)
    _space(file.styles["Subtitle"], after=14)
    _space(file.styles["Heading 1"], before=22, after=10, keep=True)
    _space(file.styles["Heading 2"], before=14, after=6, left=GUTTER, keep=True)
    _space(file.styles[CAPTION], before=8, after=4, left=GUTTER, keep=True)
    _space(file.styles["Quote"], before=6, after=0, left=GUTTER + Cm(0.5), right=Cm(1), keep=True)
    _space(file.styles["List Bullet"], after=4)
    file.styles["List Bullet"].paragraph_format.left_indent = GUTTER + Cm(0.6)
    file.styles["List Bullet"].paragraph_format.first_line_indent = -Cm(0.6)
    _panel(file.styles["Quote"])
    for name in ("Title", "Heading 1"):
        _without(file.styles[name].element.get_or_add_pPr(), "w:pBdr")


def _add_own(file: Any) -> None:
    own: list[tuple[str, float, str, dict[str, Any]]] = [
        (EDITION, 11, INK, {"after": 2}),
        (NUMBERED, 11, INK, {"after": 2, "left": GUTTER}),
        (MARGIN, 9, GREY, {"after": 10, "left": GUTTER}),
        (SOURCE, 9, GREY, {"after": 0, "left": GUTTER + Cm(0.5), "right": Cm(1)}),
        (NOTE, 9, GREY, {"before": 2, "after": 4, "left": GUTTER}),
        (FIGURE_CAPTION, 9, GREY, {"after": 6, "left": GUTTER}),
        (CONTENTS_HEADING, 14, TEAL, {"before": 22, "after": 6}),
        (ENTRY, 11, INK, {"after": 2}),
        (TABLE_WORDS, 9.5, INK, {"before": 2, "after": 2}),
    ]
    for name, size, colour, space in own:
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = file.styles["Normal"]
        _letters(style, size, colour, bold=name == CONTENTS_HEADING)
        _space(style, **space)
    numbered = file.styles[NUMBERED].paragraph_format
    numbered.first_line_indent = -GUTTER
    numbered.tab_stops.add_tab_stop(GUTTER)
    numbered.keep_together = True
    _panel(file.styles[SOURCE])
    _letters(file.styles.add_style(NUMBER, WD_STYLE_TYPE.CHARACTER), 11, TEAL, bold=True)
    _letters(file.styles.add_style(LINKED, WD_STYLE_TYPE.CHARACTER), None, LINK, bold=False)
    file.styles[LINKED].font.underline = True


def _letters(style: Any, size: float | None, colour: str, *, bold: bool) -> None:
    style.font.name = FONT
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)
    if size is not None:
        style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for part in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{part}"), FONT)
    if style.type == WD_STYLE_TYPE.PARAGRAPH:
        _without(style.element.rPr, "w:spacing", "w:kern", "w:iCs", "w:bCs")


def _space(
    style: Any, *, before: float = 0, after: float = 0, left: int = 0, right: int = 0, keep: bool = False
) -> None:
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.left_indent, layout.right_indent = left, right
    layout.line_spacing = 1.15
    layout.keep_with_next = keep


def _panel(style: Any) -> None:
    """A sand panel with a teal rule at the side where reading starts."""
    properties = style.element.get_or_add_pPr()
    border = OxmlElement("w:pBdr")
    side = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", TEAL)):
        side.set(qn(f"w:{name}"), value)
    border.append(side)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SAND)):
        shade.set(qn(f"w:{name}"), value)
    first_after = properties.find(qn("w:spacing"))
    for element in (border, shade):
        first_after.addprevious(element)


def _set_language(file: Any, language: str) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _without(defaults, "w:lang")
    tag = OxmlElement("w:lang")
    for part in ("val", "eastAsia"):
        tag.set(qn(f"w:{part}"), language)
    defaults.append(tag)


def _drop_unused_tables(file: Any) -> None:
    """Take away the hundred table looks of the template: we draw our own lines."""
    kept = {"Normal Table", "Table Grid"}
    for style in list(file.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in kept:
            style.element.getparent().remove(style.element)


def _without(parent: Any, *names: str) -> None:
    for name in names:
        for element in parent.findall(qn(name)):
            parent.remove(element)
