"""Word error rate, after a normalising that is fair to both sides.

Case, marks and the way a number is written are taste; a missing, added or other word is an error. The rate is
the edits (Levenshtein, by word) that turn what was heard into what was said, for each word that was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_AMERICAN = {"center": "centre", "neighbor": "neighbour", "color": "colour", "favor": "favour"}


def word_error_rate(said: str, heard: str) -> float:
    """Edits for each word said; above 1 where much was made up."""
    wanted, got = normalise(said), normalise(heard)
    return edits(wanted, got) / len(wanted)


def normalise(text: str) -> list[str]:
    """Small letters, numbers below a thousand in words, British spelling of four words, no marks."""
    text = text.lower().replace("’", "'")
    text = re.sub(r"(?<!\d)\d{1,3}(?!\d)", lambda match: f" {in_words(int(match[0]))} ", text)
    return [_AMERICAN.get(word, word) for word in re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text)]


def in_words(number: int) -> str:
    """Write 0 to 999 as they are said in Britain."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10] + (f" {_ONES[number % 10]}" if number % 10 else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{_ONES[number // 100]} hundred{rest}"


def edits(wanted: Sequence[str], got: Sequence[str]) -> int:
    """The fewest words to change, add or leave away."""
    row = list(range(len(got) + 1))
    for number, word in enumerate(wanted, start=1):
        above, row = row, [number]
        for place, other in enumerate(got, start=1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (word != other)))
    return row[-1]
