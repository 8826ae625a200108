"""Sentences of the workbench, worked out from its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from speakopenly.core.counting import HowMany
from speakopenly.understand.findings.wording import range_in_words
from speakopenly.web.understand.themes.queries import Row

LETTERS_AROUND = 2_000
"""A page shows so much on either side of a passage: a document of 300 pages would fill it many times."""


class Piece(NamedTuple):
    """Part of a passage, and whether it is one of the words looked for."""

    text: str
    is_found: bool


def start_of(text: str) -> str:
    """The first letters of a long text, cut at a word, with a sign that more follows."""
    if len(text) <= LETTERS_AROUND:
        return text
    return (text[:LETTERS_AROUND].rpartition(" ")[0] or text[:LETTERS_AROUND]) + " \u2026"


def end_of(text: str) -> str:
    """The last letters of a long text, cut at a word, with a sign that more stands before."""
    if len(text) <= LETTERS_AROUND:
        return text
    return "\u2026 " + (text[-LETTERS_AROUND:].partition(" ")[2] or text[-LETTERS_AROUND:])


def how_many(row: Row) -> str:
    """Such as "Many: 212 of 540 people (35% to 43%)"."""
    share = _("%(people)s of %(base)s people") % {"people": row.people, "base": row.base}
    if row.audit is not None:
        share = _("about %(share)s") % {"share": share}
    spread = f" ({range_in_words(row.range)})" if row.range else ""
    word = str(row.word)
    by = _by_whom(row)
    if not word or row.word is HowMany.NOBODY:
        return f"{share}{spread}{by}"
    return f"{word.capitalize()}: {share}{spread}{by}"


def _by_whom(row: Row) -> str:
    """Who says so: a machine, until somebody read a sample."""
    if row.audit is None:
        return _(", as the machine counts")
    return _(", %(n)s read by a person") % {"n": row.audit.read}


def sentence_for(rows: Sequence[Row]) -> str:
    """What the picture of the themes says, and its doubt."""
    if not rows:
        return _("No themes yet.")
    first = max(rows, key=lambda row: row.people)
    close = [row for row in rows if row is not first and _overlap(row, first)]
    said = _("“%(theme)s” was spoken of by %(people)s of %(base)s people%(spread)s.") % {
        "theme": first.theme.name,
        "people": first.people,
        "base": first.base,
        "spread": f" ({range_in_words(first.range)})" if first.range else "",
    }
    if not close:
        return said
    return said + " " + _("Its range overlaps with that of %(count)s others.") % {"count": len(close)}


def _overlap(one: Row, other: Row) -> bool:
    if one.range is None or other.range is None:
        return True
    return one.range.high >= other.range.low and other.range.high >= one.range.low


def pieces(text: str, words: Sequence[str]) -> Iterator[Piece]:
    """The text in order, cut where one of the words stands, so that a page can mark it."""
    if not words:
        yield Piece(text, False)
        return
    pattern = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    done = 0
    for match in pattern.finditer(text):
        if match.start() > done:
            yield Piece(text[done : match.start()], False)
        yield Piece(match[0], True)
        done = match.end()
    if done < len(text):
        yield Piece(text[done:], False)
