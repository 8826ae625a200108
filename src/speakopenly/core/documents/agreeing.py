"""Whether the three files of a publication say the same, and what a document would have them say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from speakopenly.core.documents.plain import plain_text
from speakopenly.core.documents.reading import (
    differences_in_pdf,
    lines_not_in_pdf,
    pages_of_html,
    pages_of_pdf,
    pages_of_word,
    text_of_html,
    text_of_word,
)
from speakopenly.core.documents.tree import Document
from speakopenly.core.publications import Difference

SHOWN_OF_A_LINE = 120


@dataclass(frozen=True, slots=True)
class Three:
    """The names of a publication's three documents."""

    html: str
    pdf: str
    word: str


def differences_between(
    three: Three, files: Mapping[str, bytes], pages: Mapping[str, int]
) -> Iterator[Difference]:
    """Every sentence that stands in one of the three and not in another, or on another page."""
    html, word = text_of_html(files[three.html]), text_of_word(files[three.word])
    yield from _compare(three.word, word, html, than=three.html)
    for line in lines_not_in_pdf(html, files[three.pdf]):
        yield Difference(three.pdf, f"lacks “{shortened(line)}”, which {three.html} has.")
    pages_of = {three.html: pages_of_html, three.word: pages_of_word, three.pdf: pages_of_pdf}
    for name, pages_in in pages_of.items():
        if dict(pages_in(files[name])) != pages:
            yield Difference(name, "cites a paragraph on another page than the manifest does.")


def differences_from(document: Document, three: Three, files: Mapping[str, bytes]) -> Iterator[Difference]:
    """Every sentence of the three that is not what this document says."""
    expected = plain_text(document)
    yield from _compare(three.html, text_of_html(files[three.html]), expected, than="the evidence")
    yield from _compare(three.word, text_of_word(files[three.word]), expected, than="the evidence")
    for line in differences_in_pdf(document, files[three.pdf]):
        yield Difference(three.pdf, f"differs from the evidence at “{shortened(line)}”.")


def shortened(line: str) -> str:
    """A line as it is shown in a list of differences."""
    return line if len(line) <= SHOWN_OF_A_LINE else line[:SHOWN_OF_A_LINE] + "…"


def _compare(file: str, found: Sequence[str], expected: Sequence[str], *, than: str) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, found, expected, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            reads, should = shortened(" / ".join(found[i1:i2])), shortened(" / ".join(expected[j1:j2]))
            yield Difference(file, f"reads “{reads}” where {than} has “{should}”.")
