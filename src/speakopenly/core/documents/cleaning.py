"""Make text safe to write, whoever wrote it: no control characters, one kind of space, known direction.

Control characters are removed and counted where contributions come in; here they are dropped as a last
guard, so that no contribution can stop a report or turn its line around.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from speakopenly.core.documents.tree import Emphasis, Reference, Strong, Words
from speakopenly.core.documents.words import reference

_SPACES = re.compile(r"\s+")
# Control and private signals, half characters, soft hyphens, byte-order marks, the invisible marks that
# turn the direction of all that follows, and code points that Unicode says are never characters.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u00ad\ufeff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    "\ufff9-\ufffb"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_LANGUAGE = re.compile(r"^([A-Za-z]{2,3})((?:-[A-Za-z0-9]{2,8})*)$")


class Style(StrEnum):
    """How one run of words is set."""

    PLAIN = "plain"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one style; ``to`` is the number of the paragraph a reference leads to."""

    text: str
    style: Style = Style.PLAIN
    to: str | None = None


def one_line(text: str) -> str:
    """Give the text without unwritable characters, each stretch of white space as one space."""
    return _SPACES.sub(" ", _UNWRITABLE.sub("", text)).strip()


def runs(words: Words) -> tuple[Run, ...]:
    """Give running text as runs of one style; the joined texts are the ``one_line`` of the whole."""
    parts = (words,) if isinstance(words, str) else words
    made: list[Run] = []
    space_due = False
    for part in parts:
        run = _run(part)
        text = _SPACES.sub(" ", _UNWRITABLE.sub("", run.text))
        words_alone = text.strip()
        if words_alone:
            space = made and (space_due or text.startswith(" "))
            made[-1:] = _joined(made[-1:], Run(words_alone, run.style, run.to), " " if space else "")
        space_due = text.endswith(" ") or (space_due and not words_alone)
    return tuple(made)


def _joined(before: list[Run], run: Run, space: str) -> list[Run]:
    """Put the space between two runs into the plain one, so that no link or stress starts with a space."""
    if not space or not before:
        return [*before, run]
    if before[0].style is Style.PLAIN:
        return [Run(before[0].text + space), run]
    if run.style is Style.PLAIN:
        return [*before, Run(space + run.text)]
    return [*before, Run(space), run]


def _run(part: str | Emphasis | Strong | Reference) -> Run:
    match part:
        case str():
            return Run(part)
        case Emphasis(text):
            return Run(text, Style.EMPHASIS)
        case Strong(text):
            return Run(text, Style.STRONG)
        case Reference(number):
            return Run(reference(number), Style.REFERENCE, number)


def plain(words: Words) -> str:
    """Give running text as one plain line."""
    return "".join(run.text for run in runs(words))


def direction(text: str) -> str:
    """Say "rtl" where the first letter with a direction runs from right to left, else "ltr"."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def language_tag(language: str | None) -> str | None:
    """Give a well-formed language tag back, and None for anything else."""
    return language if language and _LANGUAGE.match(language) else None
