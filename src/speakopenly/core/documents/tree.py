"""The one tree a report is, before it becomes a page, a PDF or a Word file.

A tree holds words and nothing about looks. The three writers read the same tree, so what a person
reads on a screen, on paper and in Word is the same, paragraph by paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words said with weight, set in italics."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words to be seen first, set in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to a numbered paragraph of the same document, printed as "paragraph 2.8"."""

    number: str


Inline = str | Emphasis | Strong | Reference
Words = str | tuple[Inline, ...]
"""Running text: one plain string, or a string of inlines in order."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; with a number such as "2.8" it can be cited.

    ``margin`` holds the small references beside it: people, channels, words for how many, evidence id.
    """

    number: str | None
    text: Words
    margin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, de-identified and exact to the letter, with the passage it is.

    ``attribution`` says the channel and the broad group, never more; it is empty where nothing may be said.
    ``passage`` is empty where a document must not lead back to it.
    """

    text: str
    passage: str
    attribution: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns. The first column heads its row; a hidden cell comes as "[c]"."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list whose order carries no meaning."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with the words that stand in for it and the table that says the same.

    ``svg`` is the text of an SVG image; ``png`` is the same picture for Word, drawn from the SVG
    where it is not given.
    """

    svg: str
    alternative: str
    caption: str
    table: Table
    png: bytes | None = None


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading inside a section."""

    text: str


Block = Paragraph | Quote | Table | BulletList | Figure | SubHeading


@dataclass(frozen=True, slots=True)
class Section:
    """One numbered part of a document, such as "2 What people told us"."""

    number: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    ``front`` is the title page: who asked, and who was not heard. ``check_code`` is the short code in
    the foot of each page. ``language`` is a BCP 47 tag such as "en-GB". Without a ``date`` no day is printed;
    ``edition`` then says when. ``is_short``: set close, without a title page, contents or references.
    """

    title: str
    subtitle: str
    edition: str
    date: date | None
    language: str
    check_code: str
    front: tuple[Block, ...]
    summary: tuple[Block, ...]
    sections: tuple[Section, ...]
    is_short: bool = False
