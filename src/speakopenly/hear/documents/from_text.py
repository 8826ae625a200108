"""Read plain words (TXT, MD): any common encoding; lines that were broken at a width are joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.letters import decode
from speakopenly.hear.documents.records import PAGE_TURN, DocumentRefused, Found, Why

_BLANK: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_NARROWEST, _WIDEST = 50, 100
"""Characters of a line within which programs break lines. A wider one was broken by a person."""
_FEWEST_BROKEN: Final = 2
_OWN_LINE: Final = re.compile(
    r"\s*(?:[-*+\u2022\u2013\u2014>|#]|\d{1,3}[.)]\s|[a-z][.)]\s|-- ?$|(?:From|Sent|To|Cc|Date|Subject):)"
)
"""Items of lists, quoted lines, headings, tables and the heads of forwarded e-mails keep their lines."""
_MARKED_HEADING: Final = re.compile(r"\s*(?:#|={3,}$|-{3,}$)")


def read_text(data: bytes) -> Found:
    """Read a file of plain words. A form feed turns the page.

    Raises:
        DocumentRefused: these bytes are no words.
    """
    try:
        letters = decode(data, "")
    except BadInput as error:
        raise DocumentRefused(Why.NO_LETTERS) from error
    return Found(
        tuple(paragraphs_of(letters.text)), has_pages=PAGE_TURN in letters.text.strip(), notes=letters.notes
    )


def paragraphs_of(text: str) -> Iterator[str]:
    """Part a text at blank lines, and join lines that were broken because they were full."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = [block.split("\n") for block in _BLANK.split(text)]
    width = _width(blocks)
    for block in blocks:
        yield _joined(block, width) if width else "\n".join(block)


def _width(blocks: list[list[str]]) -> int:
    """The width at which lines were broken, in characters; 0 where they were not."""
    longest = max((len(line.rstrip()) for block in blocks for line in block), default=0)
    full = [line for block in blocks for line, after in _pairs(block) if _is_full(line, after, longest)]
    return longest if _NARROWEST <= longest <= _WIDEST and len(full) >= _FEWEST_BROKEN else 0


def _pairs(block: list[str]) -> Iterator[tuple[str, str]]:
    return zip(block, block[1:], strict=False)


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    first = after.split(maxsplit=1)
    if not first or _OWN_LINE.match(after) or _MARKED_HEADING.match(line) or line.lstrip().startswith(">"):
        return False
    return len(line.rstrip()) + 1 + len(first[0]) > width


def _joined(block: list[str], width: int) -> str:
    parts = block[:1]
    for line, after in _pairs(block):
        full = _is_full(line, after, width) and PAGE_TURN not in line
        parts.append(f" {after.lstrip()}" if full else f"\n{after}")
    return "".join(parts)
