"""Slips to cut apart: the same words on each, and a code of its own (Typst, PDF/UA-1).

The order of the codes is that in which they were given; nothing else tells one slip from another.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst

from speakopenly.core.documents.cleaning import one_line
from speakopenly.core.documents.fonts import families, fonts_folder, loaded
from speakopenly.core.documents.pdf import typst_language
from speakopenly.core.documents.printable import breakable, name_missing
from speakopenly.core.errors import BadInput

_TEMPLATE: Any = (Path(__file__).parent / "slips.typ").read_bytes()


@dataclass(frozen=True, slots=True)
class SlipWords:
    """What stands on a slip in one language: the title, where to go, and what the code is."""

    language: str
    title: str
    go_to: str
    address: str
    code: str


def write_slips(words: Sequence[SlipWords], codes: Sequence[str]) -> bytes:
    """Write slips as a tagged PDF/UA-1 file on A4, with lines to cut along.

    Each slip has the words in every language given, and one code. It is made anew each time: nothing of it
    is remembered.

    Raises:
        BadInput: there are no words or no codes.
    """
    if not words or not codes:
        raise BadInput("There is nothing to print.", do="Ask for one slip at least.")
    try:
        return _compile(words, codes, main_family_only=False)
    except typst.TypstError:
        return _compile(words, codes, main_family_only=True)


def _compile(words: Sequence[SlipWords], codes: Sequence[str], *, main_family_only: bool) -> bytes:
    def printable(text: str) -> str:
        return breakable(name_missing(one_line(text), main_family_only=main_family_only))

    data = {
        "families": families(),
        "codes": list(codes),
        "words": [
            {
                "lang": typst_language(each.language),
                **{name: printable(getattr(each, name)) for name in ("title", "go_to", "address", "code")},
            }
            for each in words
        ],
    }
    made: bytes = typst.compile(
        _TEMPLATE,
        format="pdf",
        pdf_standards="ua-1",
        root=str(fonts_folder()),
        font_paths=loaded(),
        sys_inputs={"slips": json.dumps(data)},
    )
    return made
