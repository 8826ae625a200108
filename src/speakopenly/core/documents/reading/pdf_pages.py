"""Take the text, the heads and feet and the spoken words out of a PDF, page by page."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
from pypdfium2 import raw

from speakopenly.core.errors import BadInput

_POINTS_PER_CM = 72 / 2.54
_HEAD, _FOOT = 1.9 * _POINTS_PER_CM, 2.1 * _POINTS_PER_CM
# What the reader gives for a hyphen at the end of a line. We never break a word, so it is the word's own.
_LINE_END_HYPHEN = re.compile("[\x02\ufffe]\\s*")
# A line may end without a space after these signs, and before a dash.
_ENDED_WITHOUT_SPACE = re.compile("(?<=[-/|\u2013\u2014\u27e9\u200b])\r?\n|\r?\n(?=\u2014)")


@dataclass(frozen=True, slots=True)
class PdfPages:
    """What a PDF says: its title, and of each page the head, the body and the foot."""

    title: str
    heads: tuple[str, ...]
    bodies: tuple[str, ...]
    feet: tuple[str, ...]
    alternatives: tuple[str, ...]


@lru_cache(maxsize=4)
def read_pages(data: bytes) -> PdfPages:
    """Read a PDF; BadInput where it is none."""
    try:
        file = pypdfium2.PdfDocument(data)
        parts = [_parts(page) for page in file]
        spoken = tuple(words for page in file for words in _alternatives(page))
        title = file.get_metadata_value("Title")
    except (pypdfium2.PdfiumError, UnicodeDecodeError) as error:
        raise BadInput("This is not a PDF report.", do="Fetch the published file again.") from error
    heads, bodies, feet = zip(*parts, strict=True) if parts else ((), (), ())
    return PdfPages(title, heads, bodies, feet, spoken)


def _parts(page: Any) -> tuple[str, str, str]:
    width, height = page.get_size()
    text = page.get_textpage()
    bands = ((height - _HEAD, height), (_FOOT, height - _HEAD), (0, _FOOT))
    head, body, foot = (text.get_text_bounded(0, bottom, width, top) for bottom, top in bands)
    return head, _ENDED_WITHOUT_SPACE.sub("", _LINE_END_HYPHEN.sub("-", body)), foot


def _alternatives(page: Any) -> Iterator[str]:
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    if not tree:
        return
    try:
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            yield from _spoken(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
    finally:
        raw.FPDF_StructTree_Close(tree)


def _spoken(element: Any) -> Iterator[str]:
    if not element:
        return
    size = raw.FPDF_StructElement_GetAltText(element, None, 0)
    if size > 2:
        words = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetAltText(element, words, size)
        yield words.raw.decode("utf-16-le", "replace").rstrip("\0")
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        yield from _spoken(raw.FPDF_StructElement_GetChildAtIndex(element, place))
