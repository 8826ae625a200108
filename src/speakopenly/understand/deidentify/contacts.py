"""Telephone numbers, e-mail addresses, handles and links to a person's page.

Shapes: Ofcom's national numbering plan; RFC 5322 in the part people use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate, every_match
from speakopenly.understand.deidentify.spans import SpanKind

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}", re.U)
_EMAIL_SPOKEN = re.compile(
    r"\b[\w.+-]{2,40}\s?(?:\(at\)|\[at\]| at )\s?[\w-]{2,40}(?:\s?(?:\(dot\)|\[dot\]|\.| dot )\s?"
    r"(?:com|co|org|gov|net|uk|sch|nhs|ac)\b)+",
    re.I,
)
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]", re.I)
_PROFILE = re.compile(
    r"\b(?:facebook|instagram|twitter|tiktok|snapchat|linkedin|x|fb|insta|youtube)\.com/[\w./@-]*[\w/]", re.I
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{0,38}\w\b|(?<![\w@.])@\w{2,30}\b")
_NAMED_HANDLE = re.compile(
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|twitter|discord|xbox|psn|gamertag|gamer\s?tag|ro"
    r"blox|telegram|kik|user\s?name|handle|facebook|fortnite|steam)"
    r"(?:\s+(?:account|name|user|username|handle|id|tag|profile))*\s*(?:is|was|:|=|-|as|under|call"
    r"ed|named)*\s*['\"“‘(]?"
    r"(?P<name>(?=[\w.#-]*[\d_.#])[A-Za-z_][\w.#-]{2,38}\w)",
    re.I,
)
_UNDERSCORED = re.compile(
    r"(?<![\w@./])(?=\w*[A-Za-z]\w*_|\w*_\w*[A-Za-z])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)+\b(?!\.\w)"
)
_IN_USE = re.compile(
    r"\b(?:handles?|user\s?names?|snap|insta|accounts?)\b[^.\n]{0,60}?(?<![\w@.])(?P<name>[a-z]\w*"
    r"(?:\.[a-z]\w*)+)\b",
    re.I,
)
_PHONE = re.compile(
    r"(?<![\w.£$])(?:"
    r"(?:\+|00)\s?44\s?(?:\(0\)\s?)?(?:\d[\s.\-–]?){8,9}\d"
    r"|(?:\(0\d{2,5}\)|0\d{2,5})[\s.\-–]?(?:\d[\s.\-–]?){4,7}\d"
    r"|(?:\+|00)\s?(?!44)\d{1,3}[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,5}\d{2,4}"
    r")(?![\w])"
    r"(?:\s?(?:ext\.?|x|extension)\s?\d{2,5}\b)?"
)
_SHORT_PHONE = re.compile(
    r"\b(?:ext(?:ension)?|tel|phone|mob(?:ile)?|ring|call|dial|number is)\b\.?\s*:?\s*(?:is\s+)?"
    r"(?P<number>\d{3}[\s-]?\d{4}|\d{5}\s?\d{5,6}|7\d{3}[\s-]?\d{3}[\s-]?\d{3})\b(?![/.\d])",
    re.I,
)
_EXTENSION = re.compile(r"\b(?:ext|extension)\.?\s*:?\s*(?P<number>\d{3,5})\b", re.I)
_PUBLIC_LINES = frozenset({"08001111", "03003003030"})
"""Lines that are nobody's own: a child's helpline, and the like."""


def find_contacts(text: str) -> Iterator[Candidate]:
    """Find every e-mail address, link, handle and telephone number."""
    if "@" in text or "at" in text:
        yield from every_match(_EMAIL, text, SpanKind.EMAIL)
        yield from every_match(_EMAIL_SPOKEN, text, SpanKind.EMAIL)
        yield from every_match(_HANDLE, text, SpanKind.HANDLE)
    yield from every_match(_LINK, text, SpanKind.HANDLE)
    yield from every_match(_PROFILE, text, SpanKind.HANDLE)
    yield from every_match(_NAMED_HANDLE, text, SpanKind.HANDLE, "name")
    yield from every_match(_IN_USE, text, SpanKind.HANDLE, "name")
    if "_" in text:
        yield from every_match(_UNDERSCORED, text, SpanKind.HANDLE)
    yield from _phones(text)


def _phones(text: str) -> Iterator[Candidate]:
    for found in every_match(_PHONE, text, SpanKind.PHONE):
        digits = re.sub(r"\D", "", re.sub(r"(?:ext|x).*", "", text[found.start : found.end], flags=re.I))
        if 9 <= len(digits) <= 15 and digits not in _PUBLIC_LINES:
            yield found
    yield from every_match(_SHORT_PHONE, text, SpanKind.PHONE, "number")
    yield from every_match(_EXTENSION, text, SpanKind.PHONE, "number")
