"""What reading a document gives, and why one is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from speakopenly.core.errors import BadInput

PAGE_TURN: Final = "\f"
"""Stands among the words of a paragraph where a page ends."""


AS_COUNTED: Final = "Pages are as the program that made the file last counted them."

MOST_ON_A_PAGE: Final = 6_000
"""Characters. A page of close print has 3,000 to 4,000; a longer stretch between two page breaks made by hand
is several pages, whose breaks the file does not keep."""


class DocumentKind(StrEnum):
    """What a written document is, told by its bytes."""

    PDF = "pdf"
    WORD = "word"
    OPEN_DOCUMENT = "odt"
    MAIL = "mail"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader of one kind of file found.

    ``paragraphs`` hold ``PAGE_TURN`` where a page ends. ``has_pages`` is false where the file does not say
    where its pages begin. ``unread`` gives the number of each page that could not be read, with the reason.
    """

    paragraphs: tuple[str, ...] = field(repr=False)
    has_pages: bool = False
    unread: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    said_on: date | None = None


class Why(StrEnum):
    """Why a document is not read."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    UNFOLDS_TOO_LARGE = "unfolds_too_large"
    TOO_LONG = "too_long"
    DAMAGED = "damaged"
    LOCKED = "locked"
    MACROS = "macros"
    PICTURE = "picture"
    NO_WORDS = "no_words"
    NO_LETTERS = "no_letters"
    FORM = "form"
    ENTITIES = "entities"
    OLD_WORD = "old_word"
    RICH_TEXT = "rich_text"
    PAGES = "pages"
    OUTLOOK = "outlook"
    MAILBOX = "mailbox"
    SLIDES = "slides"
    TABLE = "table"
    BOOK = "book"
    WEB_PAGE = "web_page"
    MARKUP = "markup"
    ARCHIVE = "archive"
    RECORDING = "recording"
    TRANSCRIPT = "transcript"
    LITERATURE = "literature"
    OLD_OFFICE = "old_office"


_BRING: Final = "Bring a PDF, Word (.docx), OpenDocument (.odt), text (.txt, .md) or e-mail (.eml) file."
_SAVE_AS: Final = "Open it, save it as PDF or Word (.docx) and bring that in."
_FETCH: Final = "Fetch or save it again."
_IN_PARTS: Final = "Split it into parts and bring them in one by one."

_LINES: Final = {
    Why.EMPTY: ("is empty.", "Choose the file that holds the words."),
    Why.TOO_BIG: ("is larger than 100 MB.", "Take its pictures out, or split it into parts."),
    Why.UNFOLDS_TOO_LARGE: ("unfolds to more than we can open safely.", _IN_PARTS),
    Why.TOO_LONG: ("is longer than we can read.", _IN_PARTS),
    Why.DAMAGED: ("is cut short or damaged.", _FETCH),
    Why.LOCKED: ("is locked with a password.", "Open it, remove the password, save and try again."),
    Why.MACROS: ("carries macros (small programs).", "Save it as Word document (.docx) without macros."),
    Why.PICTURE: ("This is a picture of text.", "Type it in, or add a text version."),
    Why.NO_WORDS: ("has no words in it.", "If it shows some, save it as PDF and bring that in."),
    Why.NO_LETTERS: ("is not a document we can read.", _BRING),
    Why.FORM: ("is a form that only one program opens (XFA).", "Print it to PDF and bring that in."),
    Why.ENTITIES: ("defines words of its own, which no such file needs.", _SAVE_AS),
    Why.OLD_WORD: ("is an old Word document (.doc).", "Save it as Word document (.docx) or PDF."),
    Why.RICH_TEXT: ("is a rich text document (.rtf).", "Save it as Word document (.docx) or PDF."),
    Why.PAGES: ("is a document of Apple's programs (.pages).", "Export it as Word (.docx) or PDF."),
    Why.OUTLOOK: ("is an Outlook message (.msg).", "Save it as .eml or text, or print it to PDF."),
    Why.MAILBOX: ("is a mailbox of many e-mails.", "Save each e-mail as .eml and bring them in."),
    Why.SLIDES: ("is a slide show.", "Save it as PDF, or bring in its notes as text."),
    Why.TABLE: ("is a table.", "Bring it in as answers to a survey or as a list of literature."),
    Why.BOOK: ("is an electronic book.", _SAVE_AS),
    Why.WEB_PAGE: ("is a web page, whatever its name says.", _SAVE_AS),
    Why.MARKUP: ("is XML, not a document.", _BRING),
    Why.ARCHIVE: ("is packed.", "Unpack it and bring in what is in it, one by one."),
    Why.RECORDING: ("is a recording.", "Bring it in as an interview or film."),
    Why.TRANSCRIPT: ("is a transcript with times.", "Bring it in as an interview or film."),
    Why.LITERATURE: ("is a list of literature.", "Bring it in as literature."),
    Why.OLD_OFFICE: ("is an old Office file without words we can find.", _SAVE_AS),
}


class DocumentRefused(BadInput):
    """A document was not read. ``why`` lets a page say it in any language."""

    def __init__(self, why: Why, *, file: str | None = None) -> None:
        self.why = why
        problem, do = _LINES[why]
        super().__init__(problem, do=do, file=file)


def has_true_pages(paragraphs: Iterable[str], *, laid_out: bool) -> bool:
    """Whether the page turns among some paragraphs count pages truly: a wrong page is worse than none."""
    pages = "\n".join(paragraphs).split(PAGE_TURN)
    return len(pages) > 1 and (laid_out or max(map(len, pages)) <= MOST_ON_A_PAGE)


def counted(notes: dict[str, int]) -> Iterator[str]:
    """Write each note with its number, those of zero left out: "Comments, not read: 2."."""
    return (f"{note}: {count}." for note, count in notes.items() if count)
