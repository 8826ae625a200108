"""Are these words ours? A paragraph is compared with what was published, a file with its fingerprint."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

FEWEST_WORDS = 6
"""Fewer words could stand in any report."""

_CITED = re.compile(r"\bparagraph [A-Za-z0-9.]+, page [1-9][0-9]*\b")
_OWN_NUMBER = re.compile(r"^\s*[1-9][0-9]?\.[1-9][0-9]?[a-z]?\s+")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00ad": "", "‑": "-"})

Edition = TypeVar("Edition")


class Answer(StrEnum):
    """What can be said of some words."""

    OURS = "ours"
    NOT_OURS = "not ours"
    TOO_SHORT = "too short"


def plain(text: str) -> str:
    """A text as it is compared: composed, single spaces, straight quotes, without page references."""
    composed = unicodedata.normalize("NFC", text).translate(_ALIKE)
    return " ".join(_CITED.sub(" ", composed).split())


def find_edition(text: str, editions: Mapping[Edition, Sequence[str]]) -> tuple[Answer, Edition | None]:
    """The first of these editions that holds the text, to the letter; ``editions`` gives the lines of each.

    A part of a paragraph counts if it begins and ends at whole words. A paragraph's own number and its page
    may be there or not.
    """
    wanted = plain(_OWN_NUMBER.sub("", text))
    if len(wanted.split()) < FEWEST_WORDS:
        return Answer.TOO_SHORT, None
    for edition, lines in editions.items():
        if _stands_in(wanted, lines):
            return Answer.OURS, edition
    return Answer.NOT_OURS, None


def find_file(data: bytes, prints: Iterable[tuple[Edition, str]]) -> Edition | None:
    """The edition one of whose files is exactly these bytes; ``prints`` are pairs of edition and sha256."""
    found = hashlib.sha256(data).hexdigest()
    return next((edition for edition, sha256 in prints if sha256 == found), None)


def _stands_in(wanted: str, lines: Sequence[str]) -> bool:
    whole = plain(" ".join(lines))
    pattern = rf"(?<![\w.,]){re.escape(wanted)}(?![\w%]|[.,]\d)"
    return re.search(pattern, whole) is not None
