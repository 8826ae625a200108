"""The lines of a page, and where on it each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pypdfium2 import raw

from speakopenly.hear.documents.pdf.frames import Box, Frame

BROKEN: Final = "\x02"
"""What stands at the end of a line where a hyphen broke a word, or may have."""
_HYPHEN: Final = re.compile("[\x02\ufffe\u00ad](?:\r\n)?")
_UNREADABLE: Final = re.compile("[\ufffd\ue000-\uf01f\uf100-\uf8ff\x00-\x08\x0e-\x1f]")
_UNREADABLE_SHARE: Final = 0.3
_BULLET: Final = re.compile("^[\uf020-\uf0ff](?=\\s|$)")
"""Word draws the bullets of lists from a font of signs, whose places in Unicode are private."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, and its place and the size of its letters in points, from the foot of the page."""

    text: str = field(repr=False)
    left: float
    right: float
    foot: float
    head: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its height in points, its lines in the file's order, what else it has."""

    number: int
    height: float
    lines: tuple[Line, ...]
    has_pictures: bool
    is_readable: bool
    """False where it has letters that only its own fonts can tell."""


def page_of(page: Any, number: int) -> Page:
    """Read one page of pdfium's."""
    words = page.get_textpage()
    try:
        text = words.get_text_range(errors="surrogatepass")
        strange = len(_UNREADABLE.findall(_HYPHEN.sub("", text)))
        is_readable = strange <= _UNREADABLE_SHARE * len(text)
        frame = Frame(page.get_rotation(), *page.get_cropbox())
        lines = tuple(_lines(words.raw, text, frame)) if is_readable else ()
    finally:
        words.close()
    return Page(number, page.get_height(), lines, _has_pictures(page), is_readable)


def _lines(words: Any, text: str, frame: Frame) -> Iterator[Line]:
    # pdfium counts in units of UTF-16, and ends a line that a hyphen broke by the hyphen alone.
    units = 0
    for written in (
        _HYPHEN.sub(lambda found: f"{BROKEN}{len(found[0])}\n", text).replace("\r\n", "\n").split("\n")
    ):
        shown, ended = _without_mark(written)
        length = len(shown.encode("utf-16-le", "surrogatepass")) // 2
        first = units + len(shown) - len(shown.lstrip())
        last = units + len(shown.rstrip()) - 1 if shown.isascii() else units + length - 1
        units += length + ended
        if shown.strip():
            broken = BROKEN if written != shown else ""
            said = _BULLET.sub("\u2022", shown.strip()) + broken
            yield _line(words, said, first, max(first, last), frame)


def _without_mark(written: str) -> tuple[str, int]:
    """Give the words of a line, and how many units end it."""
    shown, mark, length = written.partition(BROKEN)
    return (shown, int(length)) if mark else (written, 2)


def _line(words: Any, text: str, first: int, last: int, frame: Frame) -> Line:
    """Measure a line by its ends and its middle: first and last may be the small raised mark of a note."""
    start, middle, end = (_box(words, unit, frame) for unit in (first, (first + last) // 2, last))
    at = raw.FPDFText_GetCharIndexFromTextIndex(words, (first + last) // 2)
    size = raw.FPDFText_GetFontSize(words, at)
    return Line(text, start.left, end.right, middle.foot, middle.head, size)


def _box(words: Any, unit: int, frame: Frame) -> Box:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(words, raw.FPDFText_GetCharIndexFromTextIndex(words, unit), box)
    return frame.as_shown(box.left, box.right, box.bottom, box.top)


def _has_pictures(page: Any) -> bool:
    """Whether something is drawn on the page that may be a picture of words."""
    kinds = {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM}
    count = raw.FPDFPage_CountObjects(page.raw)
    return any(
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, place)) in kinds for place in range(count)
    )
