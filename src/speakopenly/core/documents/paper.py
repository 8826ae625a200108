"""Forms to be filled in by hand: a small tree of its own, and its PDF writer (Typst, PDF/UA-1).

A report is read and a form is written on, so a form has no contents, no numbered paragraphs and no check
code: nothing on it tells one copy from another. All words come with the tree, in the language of the form.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from speakopenly.core.documents.cleaning import language_tag, one_line
from speakopenly.core.documents.fonts import families, fonts_folder, loaded
from speakopenly.core.documents.pdf import typst_language
from speakopenly.core.documents.printable import breakable, name_missing
from speakopenly.core.errors import BadInput

_TEMPLATE: Any = (Path(__file__).parent / "paper.typ").read_bytes()
MOST_LINES: Final = 40


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick, one below the other."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Boxes in a row, numbered from 1, with words at both ends."""

    points: int
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    how_many: int


Room = Ticks | Steps | Lines
"""Room for an answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``condition`` stands above it; ``hints`` below; then the room for answers, in order.

    Without a number it is words to read.
    """

    text: str
    number: int | None = None
    condition: str = ""
    hints: tuple[str, ...] = ()
    rooms: tuple[Room, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the form under a heading: paragraphs first, boxes to tick, then questions."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A whole form. ``page_words`` are those of "Page 1 of 4": ("Page", "of").

    ``large`` sets it for easy read: 16.5 points (22 px), a line an idea, more room.
    """

    title: str
    language: str
    page_words: tuple[str, str]
    parts: tuple[Part, ...]
    large: bool = False


def write_paper_form(form: PaperForm) -> bytes:
    """Write a form as a tagged PDF/UA-1 file on A4; equal forms give equal bytes.

    Raises:
        BadInput: it has no title, or its language is no language tag.
    """
    if not one_line(form.title):
        raise BadInput("The form has no title.", do="Give it one; screen readers say it first.")
    if language_tag(form.language) is None:
        raise BadInput("The form's language is not a language tag.", do='Give one such as "en-GB".')
    return _set(form)


@lru_cache(maxsize=2)
def _set(form: PaperForm) -> bytes:
    try:
        return _compile(form, main_family_only=False)
    except typst.TypstError:
        return _compile(form, main_family_only=True)


def _compile(form: PaperForm, *, main_family_only: bool) -> bytes:
    data = _printable(asdict(form), main_family_only=main_family_only)
    data |= {"families": families(), "lang": typst_language(form.language)}
    made: bytes = typst.compile(
        _TEMPLATE,
        format="pdf",
        pdf_standards="ua-1",
        root=str(fonts_folder()),
        font_paths=loaded(),
        sys_inputs={"form": json.dumps(data)},
    )
    return made


def _printable(value: Any, *, main_family_only: bool) -> Any:
    """Make every text of the tree printable, wherever it stands."""
    if isinstance(value, str):
        return breakable(name_missing(one_line(value), main_family_only=main_family_only))
    if isinstance(value, dict):
        return {key: _printable(held, main_family_only=main_family_only) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [_printable(held, main_family_only=main_family_only) for held in value]
    return value
