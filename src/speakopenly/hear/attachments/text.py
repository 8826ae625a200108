"""Plain words in a file: what shows stays, what does not show goes."""

from __future__ import annotations

import codecs
import re
from typing import Final

from speakopenly.hear.attachments.records import Removed

_NOT_WRITTEN: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_UNSEEN: Final = re.compile("[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]")
"""Letters without a shape. They can number each copy of a text, and so say whose copy it is. Joiners (U+200C,
U+200D) and marks of direction stay, as Persian, Hindi, Arabic and emoji need them."""


def read_text(data: bytes) -> str | None:
    """Read bytes as words: UTF-8, UTF-16 with its mark, else Western letters; None if they are no words."""
    for start, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(start):
            return _words(data, encoding)
    return _words(data, "utf-8") or _words(data, "cp1252")


def clean_text(data: bytes) -> tuple[bytes, set[Removed]]:
    """Give the words as UTF-8 with plain line ends and without letters that have no shape.

    Raises:
        ValueError: these bytes are no words.
    """
    text = read_text(data)
    if text is None:
        raise ValueError
    shown = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return shown.encode(), {Removed.HIDDEN_TEXT} if _UNSEEN.search(text) else set()


def _words(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _NOT_WRITTEN.search(text) else text
