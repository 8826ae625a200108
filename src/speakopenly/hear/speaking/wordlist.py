"""The public list of 7,776 words that receipts are made of, and forgiving ways to read words from it.

The list is the large word list of the Electronic Frontier Foundation (CC BY 3.0 US; see NOTICE), taken
whole. No word of it is the beginning of another, so words written together can still be told apart.
"""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA


def _load(name: str) -> tuple[str, ...]:
    path = files("speakopenly.hear.speaking") / "words" / name
    return tuple(path.read_text(encoding="ascii").split())


WORDS: Final = _load("eff_large_wordlist.txt")
"""Sorted, in small letters, 3 to 9 long. Four have a hyphen: drop-down, felt-tip, t-shirt and yo-yo."""
PLACES: Final = {word: place for place, word in enumerate(WORDS)}

_BARE: Final = {word.replace("-", ""): word for word in WORDS}
"""Each word by its letters alone. "yoyo" and "yo-yo" are two words with the same letters: see ``twin``."""
_TWINS: Final = {"yoyo": "yo-yo", "yo-yo": "yoyo"}
NOT_GIVEN: Final = frozenset(_load("not_given.txt")) | _TWINS.keys()
"""Words that no new receipt holds, though all are read: "unwanted" is no key to hand to a child."""
_LENGTHS: Final = range(max(map(len, _BARE)), min(map(len, _BARE)) - 1, -1)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_LONGEST_TEXT: Final = 2_000


def twin(word: str) -> str | None:
    """The word of the list that has the same letters and differs by a hyphen alone, if there is one."""
    return _TWINS.get(word)


def words_in(text: str) -> list[str]:
    """Read what somebody typed, word by word: words of the list as they stand there, others as typed.

    Capitals, accents, numbers, commas, quotation marks, hyphens, spaces and line ends are looked past. A word
    of the list that was split in two ("drop down") is joined, and words written together are parted.
    """
    runs = _runs_of_letters(text)
    found: list[str] = []
    place = 0
    while place < len(runs):
        words, taken = _take(runs[place : place + 2])
        found += words
        place += taken
    return found


def close_to(typed: str) -> list[str]:
    """Words of the list that a slip of the hand turns into this one, the nearest first.

    A slip is a letter wrong, missing, too many or swapped with its neighbour (optimal string alignment);
    one in a word of up to five letters, two in a longer one.
    """
    letters = typed.replace("-", "")
    slips = 1 if len(letters) <= 5 else 2
    near = process.extract(letters, list(_BARE), scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [_BARE[bare] for bare, _distance, _place in near]


def nearest_to(typed: str) -> str | None:
    """The one word that is nearer than all others, or None where none is near or two are as near."""
    near = close_to(typed)
    if len(near) > 1 and _distance(typed, near[0]) == _distance(typed, near[1]):
        return None
    return near[0] if near else None


def _distance(typed: str, word: str) -> int:
    return OSA.distance(typed, word.replace("-", ""))


def _runs_of_letters(text: str) -> list[str]:
    """Small letters without accents; full-width letters and ligatures are read as plain ones."""
    plain = unicodedata.normalize("NFKD", text[:_LONGEST_TEXT])[:_LONGEST_TEXT]
    kept = (mark for mark in plain if unicodedata.category(mark) not in ("Mn", "Cf"))
    return _LETTERS.findall("".join(kept).casefold())


def _take(runs: list[str]) -> tuple[list[str], int]:
    """The words in the first of one or two runs of letters, or in both; and how many runs were taken."""
    first = runs[0]
    if len(runs) > 1 and first not in _BARE and (joined := first + runs[1]) in _BARE:
        return [_BARE[joined]], 2
    return _part(first) or [first], 1


def _part(run: str) -> list[str]:
    """Part a run of letters into words of the list; empty if it cannot be. There is only one way."""
    words: list[str] = []
    while run:
        length = next((length for length in _LENGTHS if run[:length] in _BARE), 0)
        if not length:
            return []
        words.append(_BARE[run[:length]])
        run = run[length:]
    return words
