"""The plain-text edition: the same tree in lines of 72 signs, for a mail or a screen reader."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from speakopenly.core.documents.cleaning import one_line, plain
from speakopenly.core.documents.plain import section_heading
from speakopenly.core.documents.tree import Block, BulletList, Document, Paragraph, Quote, SubHeading
from speakopenly.core.documents.words import check_line, edition_line

WIDTH = 72


def write_text(document: Document) -> bytes:
    """Write the document as plain text in UTF-8; equal documents give equal bytes."""
    return "\n".join(_trimmed(_lines(document))).encode("utf-8", "replace") + b"\n"


def _lines(document: Document) -> Iterator[str]:
    yield from _headed(document.title, "=")
    yield from (document.subtitle, edition_line(document.edition, document.date))
    yield from (check_line(document.check_code), "")
    yield from _blocks(document.front)
    for section in document.sections:
        yield from ("", *_headed(section_heading(section), "-"))
        yield from _blocks(section.blocks)


def _headed(words: str, under: str) -> Iterator[str]:
    lines = _wrapped(words)
    yield from (*lines, under * max(map(len, lines), default=0), "")


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:
    """A picture or a table has no place in a bulletin, and none here."""
    match block:
        case Paragraph():
            yield from _wrapped(plain(block.text))
        case Quote():
            yield from (f"{block.attribution}:", "")
            yield from _wrapped(block.text, before="  > ", after="  > ")
        case SubHeading(text):
            yield f"{text}:"
        case BulletList(items):
            for item in items:
                yield from _wrapped(plain(item), before="  * ", after="    ")


def _wrapped(text: str, *, before: str = "", after: str = "") -> list[str]:
    lines = textwrap.wrap(
        one_line(text), WIDTH, initial_indent=before, subsequent_indent=after, break_on_hyphens=False
    )
    return lines or [before.rstrip()]


def _trimmed(lines: Iterable[str]) -> Iterator[str]:
    """No two empty lines in a row but before a heading, and none at the end."""
    yield from "\n".join(line.rstrip() for line in lines).strip().split("\n")
