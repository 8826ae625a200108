"""Heads, feet and page numbers: lines that stand at one height of many pages, alike but for their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from speakopenly.hear.documents.pdf.lines import Line, Page

_MARGIN: Final = 0.09
"""Share of the page's height within which lines that differ in their numbers alone may be head or foot.
Further in, "Question 1" and "Question 2" at the top of two pages are what somebody wrote."""
_DEEP_MARGIN: Final = 0.15
"""The same for lines that are equal word for word."""
_SAME_HEIGHT: Final = 6
"""Points within which two lines stand at one height."""
_LONGEST: Final = 200
"""Characters. No head is longer."""
_SHARE: Final = 2
"""On one page in this many a line must stand: left and right pages often have heads of their own."""
_NUMBER: Final = re.compile(r"\d+|\b[ivxl]+\b")
_SPACE: Final = re.compile(r"\s+")

_Form = tuple[str, int]


def without_margins(pages: Sequence[Page]) -> tuple[tuple[Page, ...], int]:
    """Leave out what repeats at the edges of pages; give the pages, and how many lines were left out.

    A page on which nothing else would be left keeps its lines, unless it shows a picture (a stamped scan).
    """
    repeated = _repeated(pages)
    kept = tuple(_without(page, repeated) for page in pages)
    return kept, sum(len(page.lines) for page in pages) - sum(len(page.lines) for page in kept)


def _repeated(pages: Sequence[Page]) -> frozenset[_Form]:
    written = [page for page in pages if page.lines]
    found = Counter(form for page in written for form in _forms_of(page))
    needed = max(2, -(-len(written) // _SHARE))
    return frozenset(form for form, count in found.items() if count >= needed)


def _forms_of(page: Page) -> frozenset[_Form]:
    return frozenset(form for line in page.lines for form in _forms(line, page.height))


def _without(page: Page, repeated: frozenset[_Form]) -> Page:
    kept = tuple(line for line in page.lines if repeated.isdisjoint(_forms(line, page.height)))
    return replace(page, lines=kept) if kept or page.has_pictures else page


def _forms(line: Line, height: float) -> tuple[_Form, ...]:
    """Give what is compared of a line: its words at their height, without numbers near an edge.

    Twice, for two rulings of heights, so that no border parts what is nearly level. Nothing for the body.
    """
    depth = min(line.foot, height - line.head) / height if height > 0 else 1
    if depth > _DEEP_MARGIN or len(line.text) > _LONGEST:
        return ()
    shown = line.text.lower()
    words = _SPACE.sub("", _NUMBER.sub("#", shown) if depth <= _MARGIN else shown)
    level = line.foot / (2 * _SAME_HEIGHT)
    return ((words, 2 * int(level)), (words, 2 * int(level + 0.5) + 1))
