"""Blame in a report: whose it is, and what is said of blaming parents, mothers and children."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from speakopenly.check.inspections.records import Polarity
from speakopenly.check.inspections.sentences import Sentence
from speakopenly.understand.factors.cues import PhraseFinder


class Whose(StrEnum):
    """Of whom a word of blame speaks."""

    STAFF_CULTURE = "staff_culture"
    FAMILIES = "families"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BlameWord:
    """A word of blame or fault, with where it stands in the text."""

    start: int
    end: int
    whose: Whose


_BLAME: Final = re.compile(
    r"\b(?:non-)?(?:blam\w*|culpab\w*|faults?|faulted|faulting|faulty|scapegoat\w*)", re.IGNORECASE
)
_OF_THINGS: Final = re.compile(
    r"\bfaulty\b|\b(?:not|cannot|can\W?t|could\W?n\W?t|could not|hard to|no)\s+(?:be\s+)?faults?(?:ed)?\b"
    r"|\bfaults?\s+(?:in|with|of)\s+the\s+(?:system|software|equipment|boiler|building)",
    re.IGNORECASE,
)
_IN_WORDS_ABOUT_FAMILIES: Final = re.compile(
    r"\bvictims?\b|\b(?:language|wording|written|records?|letters?|conferences?|assessments?)\b"
    r"|blam\w+\s+(?:the\s+|of\s+|their\s+)?(?:child|parents?\b|mothers?\b|fathers?\b|famil|young|themselves)",
    re.IGNORECASE,
)
_STAFF: Final = re.compile(
    r"\b(?:culture|cultures|climate|staff|team|teams|workforce|workers?|practitioners?|managers?|leaders?|leadership|organisation\w*"
    r"|accountability|accountable|supervision|learning|reviews?|audits?|colleagues|whistle\w*|bullying)\b",
    re.IGNORECASE,
)
_FAMILY: Final = re.compile(
    r"\b(?:child|children|young (?:people|person)|parent\w*|mothers?|fathers?|famil(?:y|ies)|carers?)\b",
    re.IGNORECASE,
)
_FREE_OF_BLAME: Final = re.compile(
    r"\b(?:no|not|non|never|without|devoid of|free (?:of|from)|rather than|instead of|absence of|avoid\w*)"
    r"[\s-]+(?:\w+\s+){0,4}?(?:blam|scapegoat|fault)|blame[\s-]free",
    re.IGNORECASE,
)
_CULTURE: Final = re.compile(
    r"\b(?:culture|cultures|climate|environment|accountability|blame across|no-blame|blame-free)\b"
    r"|\bapportion\w*\s+blame"
    r"|\b(?:staff|workers?|practitioners?|managers?)\b[^,;]{0,40}\b(?:blam|scapegoat)",
    re.IGNORECASE,
)


def find_blame(text: str) -> tuple[BlameWord, ...]:
    """Every word of blame, fault or culpability in a text, with whose it is by the sentence around it."""
    return tuple(
        BlameWord(match.start(), match.end(), _whose(_around(text, match), match.group()))
        for match in _BLAME.finditer(text)
    )


def is_free_of_blame(sentence: str) -> bool:
    """Whether blame is named only to say that it is not there."""
    return bool(_FREE_OF_BLAME.search(sentence))


def find_families(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Polarity]]:
    """Sentences on blaming families: a weakness where they are blamed, a strength where they are not."""
    not_blamed, blamed = _phrases()
    for sentence in sentences:
        if any(True for _ in not_blamed.find(sentence.words)):
            yield sentence, Polarity.STRENGTH
        elif any(True for _ in blamed.find(sentence.words)) or _blames(sentence.words):
            yield sentence, Polarity.WEAKNESS


def _blames(words: str) -> bool:
    return any(each.whose is Whose.FAMILIES for each in find_blame(words))


def _whose(sentence: str, word: str) -> Whose:
    if _OF_THINGS.search(sentence) and not word.lower().startswith(("blam", "non-blam")):
        return Whose.OTHER
    if _IN_WORDS_ABOUT_FAMILIES.search(sentence) and not _CULTURE.search(sentence):
        return Whose.FAMILIES
    if _CULTURE.search(sentence):
        return Whose.STAFF_CULTURE
    if _FAMILY.search(sentence):
        return Whose.FAMILIES
    return Whose.STAFF_CULTURE if _STAFF.search(sentence) else Whose.OTHER


def _around(text: str, match: re.Match[str]) -> str:
    """The sentence in which a word stands; short ones on both sides do not matter to whose it is."""
    before = max((text.rfind(sign, 0, match.start()) for sign in (". ", ".\n", "! ", "? ")), default=-1)
    ends = [place for sign in (".", "!", "?") if (place := text.find(sign, match.end())) >= 0]
    return " ".join(text[before + 1 : min(ends, default=len(text))].split())


@cache
def _phrases() -> tuple[PhraseFinder, PhraseFinder]:
    folder = files("speakopenly.check.inspections").joinpath("data", "families.toml")
    read = tomllib.loads(folder.read_text("utf-8"))
    return PhraseFinder(read["not_blamed"]), PhraseFinder(read["blamed"])
