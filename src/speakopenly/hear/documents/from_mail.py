"""Read an e-mail (RFC 5322, MIME): its subject and its words, with earlier mails and signature as they stand.

No address is read, and of the time it was sent only the day. Attachments are counted by kind; their names
and words are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.core.tables.letters import Letters, decode
from speakopenly.hear.documents.from_text import paragraphs_of
from speakopenly.hear.documents.html_words import words_of_html
from speakopenly.hear.documents.limits import MAX_MAIL_PARTS
from speakopenly.hear.documents.records import DocumentRefused, Found, Why, counted

_LOCKED: Final = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_FIRST_YEAR: Final = 1982
_LOST: Final = "\ufffd"
_BLANK: Final = re.compile(r"\n[ \t]*\n")
_KINDS: Final = (
    (re.compile(r"application/pdf"), "PDF"),
    (
        re.compile(r".*wordprocessingml|application/msword|.*opendocument\.text|application/rtf|text/"),
        "document",
    ),
    (re.compile(r".*spreadsheetml|application/vnd\.ms-excel|.*opendocument\.spreadsheet"), "table"),
    (re.compile(r".*presentationml|application/vnd\.ms-powerpoint"), "slide show"),
    (re.compile(r"image/"), "picture"),
    (re.compile(r"audio/|video/"), "recording"),
    (re.compile(r"message/"), "e-mail"),
)
_ENDINGS: Final = {
    "PDF": ("pdf",),
    "document": ("docx", "doc", "odt", "rtf", "txt", "md", "docm", "pages"),
    "table": ("xlsx", "xls", "csv", "ods"),
    "slide show": ("pptx", "ppt", "odp"),
    "picture": ("jpg", "jpeg", "png", "gif", "heic", "tif", "tiff", "webp"),
}


def read_mail(data: bytes) -> Found:
    """Read one e-mail.

    Raises:
        DocumentRefused: it is locked, or holds more parts than any real e-mail.
    """
    mail = BytesParser(policy=policy.compat32).parsebytes(data)
    reader = _Reader()
    body = list(reader.words(mail))
    subject = _subject(mail)
    return Found(
        ((subject,) if subject else ()) + tuple(body), notes=tuple(reader.said()), said_on=_day(mail)
    )


class _Reader:
    """Walks through the parts of one e-mail, and counts what it does not read."""

    def __init__(self) -> None:
        self._attached, self._parts = Counter[str](), 0
        self._hid, self._notes = False, list[str]()

    def words(self, part: Message) -> Iterator[str]:
        """Give the paragraphs of a part and of those within it."""
        self._parts += 1
        kind = part.get_content_type()
        if self._parts > MAX_MAIL_PARTS:
            raise DocumentRefused(Why.UNFOLDS_TOO_LARGE)
        if kind in _LOCKED:
            raise DocumentRefused(Why.LOCKED)
        if _is_attached(part) or (not part.is_multipart() and kind not in {"text/plain", "text/html"}):
            self._attached[_kind_of(part)] += 1
        elif kind == "text/plain" or not part.is_multipart():
            yield from self._written(part, kind)
        elif kind == "multipart/alternative":
            yield from self._one_of(_parts_of(part))
        else:
            for inner in _parts_of(part):
                yield from self.words(inner)

    def _one_of(self, parts: list[Message]) -> Iterator[str]:
        """The same words are given more than once: read the plainest that has any."""
        ordered = sorted(parts, key=lambda part: part.get_content_type() != "text/plain")
        for part in ordered:
            found = list(self.words(part))
            if any(words.strip() for words in found):
                yield from found
                return

    def _written(self, part: Message, kind: str) -> Iterator[str]:
        text = self._letters(part)
        if kind == "text/html":
            paragraphs, hid = words_of_html(text)
            self._hid |= hid
            yield from paragraphs
        else:
            flowed = str(part.get_param("format", "")).lower() == "flowed"
            yield from _flowed(text, part) if flowed else paragraphs_of(text)

    def _letters(self, part: Message) -> str:
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data:
            return ""
        charset = part.get_content_charset() or "utf-8"
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError):
            letters = _letters(data, charset)
        self._notes.extend(letters.notes)
        return letters.text

    def said(self) -> Iterator[str]:
        """Say what was not read."""
        yield from dict.fromkeys(self._notes)
        if self._hid:
            yield "Words set to be hidden were not read."
        yield from counted(
            {f"Attachments of kind {kind}, not read": n for kind, n in sorted(self._attached.items())}
        )


def _letters(data: bytes, charset: str) -> Letters:
    """Read letters that are not what they are said to be."""
    try:
        return decode(data, "")
    except BadInput as error:
        if charset.lower().startswith(("utf-16", "utf-32")):
            text = data.decode("utf-16" if "16" in charset else "utf-32", "replace")
            return Letters(text, charset, (f"Letters that could not be read: {text.count(_LOST)}.",))
        raise DocumentRefused(Why.NO_LETTERS) from error


def _parts_of(part: Message) -> list[Message]:
    inner = part.get_payload()
    return [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else []


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_maintype() == "message"


def _kind_of(part: Message) -> str:
    """The kind of an attachment, by what it is said to be or else by the end of its name."""
    kind = part.get_content_type()
    found = next((name for pattern, name in _KINDS if pattern.match(kind)), "")
    ending = str(part.get_filename() or "").lower().rpartition(".")[2]
    return found or next((name for name, endings in _ENDINGS.items() if ending in endings), "other")


def _subject(mail: Message) -> str:
    written = str(mail.get("Subject", ""))
    try:
        return str(make_header(decode_header(written)))
    except (ValueError, LookupError, UnicodeError, AssertionError):
        return written


def _day(mail: Message) -> date | None:
    """The day it was sent, where its sender was."""
    try:
        day = parsedate_to_datetime(str(mail.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if day.year >= _FIRST_YEAR else None


def _flowed(text: str, part: Message) -> Iterator[str]:
    """Join lines that end with a space (RFC 3676); the line "-- " stands alone, as do quoted lines."""
    deletes = str(part.get_param("delsp", "")).lower() == "yes"
    joined, open_line = list[str](), False
    for line in text.replace("\r\n", "\n").split("\n"):
        flows = line.endswith(" ") and line != "-- "
        words = line[:-1] if flows and deletes else line
        if open_line and line != "-- " and not line.startswith(">"):
            joined[-1] += words
        else:
            joined.append(words)
        open_line = flows and not line.startswith(">")
    return iter(_BLANK.split("\n".join(joined)))
