"""Small counts of people in what is to be made public, so that whoever writes looks at them again.

A machine cannot tell three children from three new posts, so it asks and a person decides.
"""

from __future__ import annotations

import re
from typing import Final

from speakopenly.core.disclosure import LARGEST_HIDDEN

_WORDS: Final = ("one", "two", "three", "four", "five", "six", "seven")[:LARGEST_HIDDEN]
_PEOPLE: Final = (
    "child|children|girls?|boys?|babies|baby|young people|young person|teenagers?|famil(?:y|ies)|parents?|"
    "mothers?|fathers?|carers?|brothers?|sisters?|siblings|workers?|staff|people|person|women|woman|men|man"
)
_SMALL: Final = re.compile(
    rf"\b(?:[1-{LARGEST_HIDDEN}]|{'|'.join(_WORDS)})\s+(?:[\w'-]+\s+){{0,2}}?(?:{_PEOPLE})\b", re.IGNORECASE
)


def small_counts_in(text: str) -> tuple[str, ...]:
    """Each count of one to seven people that a text says, as it is written, once and in order."""
    return tuple(dict.fromkeys(found.group() for found in _SMALL.finditer(text)))
