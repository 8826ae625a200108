"""Read the words of a PDF report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.plain import alternatives, plain_text, section_heading, tables
from speakopenly.core.documents.printable import restore_named, without_unseen
from speakopenly.core.documents.reading.citations import find_citations
from speakopenly.core.documents.reading.pdf_pages import PdfPages, read_pages
from speakopenly.core.documents.tree import Document
from speakopenly.core.documents.words import SUMMARY, check_line

_SPACE = re.compile(r"\s+")
# What a PDF has of its own: the dot before an item, and the dots and page after an entry of the contents.
_OWN = re.compile(r"\u2022|(?:[.]\s{0,3}){4,200}[0-9]+|paragraph\s+[A-Za-z0-9.]+,\s+page\s+[0-9]+")
# What is drawn rightly and yet not given back by the reader, or given back twice: letters of mathematics,
# marks on letters of another script, signs made of two.
_NOT_GIVEN_BACK = re.compile("[\U0001d400-\U0001d7ff\u2800\u2260\u226e\u226f]")
# Indic letters drawn as several shapes are given back once for each shape.
_TWICE = re.compile("([\u0900-\u0dff]{1,5}?)\\1+")
_NEAR = 500


def text_of_pdf(data: bytes) -> str:
    """Give the text of a PDF report as one line, without the head and foot of its pages.

    White space is single, no word is broken, and a character printed as ⟨U+1F9D1⟩ comes back as itself.
    Compare with ``pdf_form`` of a text. BadInput where the file is no PDF.
    """
    return pdf_form(restore_named(" ".join(read_pages(data).bodies)))


def pdf_form(text: str) -> str:
    """Give a text as ``text_of_pdf`` would give it back: composed, and without signs that are not drawn."""
    return one_line(without_unseen(unicodedata.normalize("NFKC", text)))


def pages_of_pdf(data: bytes) -> Mapping[str, int]:
    """Give the page on which each numbered paragraph stands: counted, not only read from what is printed."""
    found: dict[str, int] = {}
    for page, text in enumerate(read_pages(data).bodies, start=1):
        for cited in find_citations(one_line(text)):
            if cited.page == page:
                found.setdefault(cited.number, page)
    return found


def differences_in_pdf(document: Document, data: bytes) -> tuple[str, ...]:
    """Give each text of the document that the PDF does not hold, and what else it holds.

    Nothing where the words of the PDF are the words of the document, in order, head and foot included.
    Spaces are not compared, as a line may end anywhere in some scripts. Words from right to left do not
    keep their order in a PDF: where a document has any, each text is looked for after the one before it,
    and each of such words that has no marks is looked for by itself.
    """
    pages = read_pages(data)
    spoken = set(alternatives(document))
    lines = [line for line in plain_text(document) if line not in spoken]
    found, expected = _without_repeated_heads(document, pages), _bare(" ".join(lines))
    differences = list(_round_the_text(document, pages))
    if found == expected:
        return tuple(differences)
    missing = list(_not_found(lines, found))
    strange = [] if missing or any(map(_has_right_to_left, lines)) else [_middle(found, expected)]
    return tuple(differences + missing + strange)


def lines_not_in_pdf(lines: Iterable[str], data: bytes) -> tuple[str, ...]:
    """Give each line that the PDF does not hold, where only another file's lines are at hand.

    For lines read from the page or the Word file; spaces, and words from right to left, as in
    ``differences_in_pdf``.
    """
    pages = read_pages(data)
    spoken = set(map(_restored, pages.alternatives))
    printed = [line for line in lines if _bare(line) not in spoken]
    return tuple(_not_found(printed, _restored(" ".join(pages.bodies))))


def _bare(text: str) -> str:
    """Give a text without spaces and without what a PDF has of its own."""
    form = pdf_form(_SPACE.sub("", _NOT_GIVEN_BACK.sub("", _OWN.sub("", text))))
    letters = (letter for letter in form if not letter.isspace() and not unicodedata.combining(letter))
    return _TWICE.sub(r"\1", "".join(letters))


def _without_repeated_heads(document: Document, pages: PdfPages) -> str:
    """Join the pages; where a table goes on, its head stands again at the top of the page and is left out."""
    heads = sorted({_bare(" ".join(table.columns)) for table in tables(document)}, key=len, reverse=True)
    bodies = list(map(_restored, pages.bodies))
    for place, body in enumerate(bodies):
        head = next((head for head in heads if body.startswith(head)), "")
        bodies[place] = body[len(head) :]
    return _TWICE.sub(r"\1", "".join(bodies))


def _restored(printed: str) -> str:
    """Do the same for what was read back from a PDF, where a letter may be printed as its code point."""
    return _bare(restore_named(_SPACE.sub("", _OWN.sub("", printed))))


def _not_found(lines: Iterable[str], found: str) -> Iterator[str]:
    """Look for each line near where the one before it ended; give those that are not there."""
    place, passed = 0, 0
    for line in lines:
        words = _bare(line)
        start = found.find(words, place, place + passed + len(words) + _NEAR)
        if start >= 0:
            place, passed = start + len(words), 0
            continue
        passed += len(words)
        if not (_has_right_to_left(line) and _has_words(found, line)):
            yield line


def _round_the_text(document: Document, pages: PdfPages) -> Iterator[str]:
    """Give what title, alternative texts, heads and feet say where they differ from the document."""
    title, edition = one_line(document.title), one_line(document.edition)
    if _restored(pages.title) != _bare(title):
        yield pages.title
    if [*map(_restored, pages.alternatives)] != [*map(_bare, alternatives(document))]:
        yield from pages.alternatives
    headings = {"", SUMMARY, *map(section_heading, document.sections)}
    known_heads = {_bare(heading) for heading in headings}
    yield from (head for head in pages.heads if _restored(head) not in known_heads)
    for page, foot in enumerate(pages.feet, start=1):
        if _restored(foot) != _bare(f"{edition} page {page} {check_line(document.check_code)}"):
            yield foot


def _middle(found: str, expected: str) -> str:
    """Give the stretch of what was found from the first difference on, as far as a reader needs it."""
    start = next(
        (place for place, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), len(expected)
    )
    return found[start : start + 60] or expected[start : start + 60]


def _has_words(found: str, line: str) -> bool:
    """Say whether each word of a line that has no marks is found, wherever it stands."""
    return all(_bare(word) in found for word in line.split() if not any(map(unicodedata.combining, word)))


def _has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)
