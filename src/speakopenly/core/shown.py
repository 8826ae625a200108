"""Names as everybody sees them: of a service, a person, a file. What cannot be seen is not part of a name."""

from __future__ import annotations

import unicodedata
from typing import Final

_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS: Final = "\u200c\u200d"
"""Persian, Hindi and many others write words with them; between other letters they are only unseen."""


def shown_name(name: str) -> str:
    """A name on one line, composed, without marks that turn the line round or that nobody sees.

    Two names that differ only by such marks become one; letters of two scripts that look alike stay two.
    """
    kept = (
        letter
        for place, letter in enumerate(name)
        if unicodedata.category(letter) not in _UNSEEN or letter.isspace() or _joins(name, place)
    )
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _joins(name: str, place: int) -> bool:
    around = name[place - 1 : place] + name[place + 1 : place + 2]
    return name[place] in _JOINERS and len(around) == 2 and not any(each.isascii() for each in around)
