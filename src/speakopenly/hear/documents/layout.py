"""From paragraphs to one text: paragraphs parted by a blank line, and the page each stretch stands on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from speakopenly.core.records import Place
from speakopenly.core.tables.letters import clean
from speakopenly.hear.documents.records import PAGE_TURN

_SPACES: Final = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_TABS: Final = re.compile("\t[ \t]*")
_ROUND_LINE_ENDS: Final = re.compile("[ \t]{0,2}\n[ \t]{0,2}")
"""After runs of spaces and tabs are single; unbounded, a file of tabs alone would take for ever."""
_BLANK_LINES: Final = re.compile("\n{2,}")
BETWEEN: Final = "\n\n"
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")


def lay_out(paragraphs: Iterable[str]) -> tuple[str, tuple[Place, ...]]:
    """Join paragraphs; give the text, and where in it each page begins.

    A page turns at each ``PAGE_TURN``, which may stand within a paragraph. Pages without words have no
    place. White space is made single, characters that are no letters go, and no word is changed.
    """
    parts, places = list[str](), list[Place]()
    length, page = 0, 1
    for paragraph in paragraphs:
        begun = False
        stretches = [_tidy(stretch) for stretch in paragraph.split(PAGE_TURN)]
        for place, words in enumerate(_without_edges(stretches)):
            page += bool(place)
            if not words:
                continue
            if not begun and parts:
                parts.append(BETWEEN)
                length += len(BETWEEN)
            begun = True
            if not places or places[-1].page != page:
                places.append(Place(length + len(words) - len(words.lstrip()), page=page))
            parts.append(words)
            length += len(words)
    return "".join(parts), tuple(places)


def _without_edges(stretches: list[str]) -> list[str]:
    """Strip a paragraph at both ends, and blank stretches within it."""
    filled = [place for place, stretch in enumerate(stretches) if stretch.strip()]
    if not filled:
        return [""] * len(stretches)
    kept = [stretch if stretch.strip() else "" for stretch in stretches]
    kept[filled[0]] = kept[filled[0]].lstrip()
    kept[filled[-1]] = kept[filled[-1]].rstrip()
    return kept


def _tidy(stretch: str) -> str:
    letters, _removed = clean(stretch)
    words = _TABS.sub("\t", _SPACES.sub(" ", _UNSEEN.sub("", letters)))
    return _BLANK_LINES.sub("\n", _ROUND_LINE_ENDS.sub("\n", words))
