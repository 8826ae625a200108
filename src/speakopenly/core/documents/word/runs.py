"""Runs, links and bookmarks inside one Word paragraph."""

from __future__ import annotations

from collections.abc import Container
from itertools import count
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from speakopenly.core.documents.cleaning import Style, direction, language_tag, runs
from speakopenly.core.documents.tree import Words
from speakopenly.core.documents.word.styles import LINKED


def add_words(paragraph: Any, words: Words, *, known: Container[str]) -> None:
    """Add running text; a reference becomes a link where its paragraph is ``known``."""
    for run in runs(words):
        if run.style is Style.REFERENCE and run.to in known:
            add_link(paragraph, run.text, paragraph_anchor(run.to or ""))
            continue
        added = paragraph.add_run(run.text)
        added.italic = True if run.style is Style.EMPHASIS else None
        added.bold = True if run.style is Style.STRONG else None


def add_link(paragraph: Any, words: str, anchor: str) -> None:
    """Add a link to a bookmark of the same file."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(words, style=LINKED)
    paragraph._p.remove(run._r)
    link.append(run._r)
    paragraph._p.append(link)


def paragraph_anchor(number: str) -> str:
    """Name the bookmark of a paragraph; Word allows no full stop in it."""
    return f"p{number.replace('.', '_')}"


class Bookmarks:
    """Number the bookmarks of one file from 1."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def add(self, paragraph: Any, name: str) -> None:
        """Put a bookmark round all that the paragraph holds so far."""
        number = str(next(self._numbers))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), number)
        start.set(qn("w:name"), name)
        first = paragraph._p.pPr
        paragraph._p.insert(0 if first is None else 1, start)
        paragraph._p.append(end)


def set_language(element: Any, tag: str | None) -> None:
    """Say the language of every run within; nothing where it is the document's."""
    if tag is None:
        return
    for run in element.iter(qn("w:r")):
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), tag)
        run.get_or_add_rPr().append(language)


def set_direction(paragraph: Any, words: str, language: str | None = None) -> None:
    """Say the language of a paragraph's words, and that they run from right to left where they do."""
    right_to_left = direction(words) == "rtl"
    tag = language_tag(language)
    if right_to_left:
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        layout, style = paragraph.paragraph_format, paragraph.style.paragraph_format
        layout.left_indent = layout.right_indent or style.right_indent
        layout.right_indent = style.left_indent
    for run in paragraph.runs:
        properties = run._r.get_or_add_rPr()
        if right_to_left:
            run.font.rtl = True
        if tag is not None:
            element = OxmlElement("w:lang")
            element.set(qn("w:bidi" if right_to_left else "w:val"), tag)
            properties.append(element)
