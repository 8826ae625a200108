"""Text as people type it, made safe to keep without changing what it says."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from speakopenly.core.errors import BadInput

LONGEST: Final = 20_000
"""Characters (code points) in the words of a report or a message; said on the page before typing."""
LONGEST_NOTE: Final = 2_000
"""Characters in each of the smaller boxes."""

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_NOTHING_TO_SEE: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def clean_text(text: str) -> str:
    """Take out what cannot be stored or shown, and nothing else; doing it twice changes nothing more.

    CRLF, CR, VT, FF and NEL (word processors paste them for a new line) become LF. Other control
    characters go, except tab. A lone surrogate, which no encoding can hold, becomes U+FFFD. Spaces,
    accents, invisible joiners and the form of letters stay as they were typed.
    """
    text = _LINE_ENDS.sub("\n", text)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing: only spaces, line ends and invisible marks."""
    return all(unicodedata.category(letter) in _NOTHING_TO_SEE for letter in text)


def within(text: str, longest: int, *, box: str) -> str:
    """Clean a text that is short enough to keep.

    Raises:
        BadInput: it has more than ``longest`` characters; names the box and the number, never the text.
    """
    text = clean_text(text)
    if len(text) > longest:
        raise BadInput(
            f"There are {len(text):,} characters and there is room for {longest:,}.",
            do="Make it shorter, or send the rest as a second message.",
            column=box,
        )
    return text
