"""The parts of a Word file round the blocks: title page, contents, head and foot."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.plain import section_heading
from speakopenly.core.documents.tree import Document
from speakopenly.core.documents.word.runs import add_link, set_language
from speakopenly.core.documents.word.styles import CONTENTS_HEADING, EDITION, ENTRY
from speakopenly.core.documents.words import CONTENTS, SUMMARY, check_line, edition_line, own_language

HEAD_FIELD = 'STYLEREF "Heading 1"'
PAGE_FIELD = "PAGE"
_WIDTH = Cm(16.5)


def write_title(file: Any, document: Document) -> None:
    """Write the title, the edition and the check code."""
    for words, style in (
        (document.title, "Title"),
        (document.subtitle, "Subtitle"),
        (edition_line(document.edition, document.date), EDITION),
    ):
        if one_line(words):
            file.add_paragraph(one_line(words), style=style)
    code = file.add_paragraph(one_line(check_line(document.check_code)), style=EDITION)
    set_language(code._p, own_language(document.language))


def write_contents(file: Any, document: Document) -> None:
    """Write the list of sections, each a link to its heading; a short document has none."""
    if document.is_short:
        return
    own = own_language(document.language)
    set_language(file.add_paragraph(CONTENTS, style=CONTENTS_HEADING)._p, own)
    if document.summary:
        set_language(_entry(file, SUMMARY, "summary")._p, own)
    for place, section in enumerate(document.sections, start=1):
        _entry(file, section_heading(section), f"section_{place}")


def _entry(file: Any, words: str, anchor: str) -> Any:
    paragraph = file.add_paragraph(style=ENTRY)
    add_link(paragraph, words, anchor)
    return paragraph


def write_head_and_foot(file: Any, document: Document) -> None:
    """Set the paper; the head names the section, the foot the edition, the page and the check code."""
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(2.2), Cm(2.3)
    page.top_margin, page.bottom_margin = Cm(2.4), Cm(2.4)
    _add_field(page.header.paragraphs[0], HEAD_FIELD, one_line(document.title))
    foot = page.footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(_WIDTH // 2, WD_TAB_ALIGNMENT.CENTER)
    foot.paragraph_format.tab_stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{one_line(document.edition)}\t")
    own = own_language(document.language)
    set_language(foot.add_run("page ")._r, own)
    _add_field(foot, PAGE_FIELD, "1")
    set_language(foot.add_run(f"\t{check_line(one_line(document.check_code))}")._r, own)


def _add_field(paragraph: Any, instruction: str, shown: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run(shown)
    paragraph._p.remove(run._r)
    field.append(run._r)
    paragraph._p.append(field)
