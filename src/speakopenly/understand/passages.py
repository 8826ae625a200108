"""Cut de-identified words into passages: sentences, and clauses of long sentences.

Rules rather than a model, so that a cut can be explained and a million characters in one cell take a moment.
Offsets are code points of the text given. Only white space lies between passages; no character is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from speakopenly.core.records import ContributionId, Passage, make_passage
from speakopenly.core.wordlists import word_list

LONG_SENTENCE_WORDS = 30
"""Above this a sentence is cut into clauses: hurried writing runs several matters together."""
SHORTEST_CLAUSE_WORDS = 6
"""No clause is cut shorter, as a few words out of their sentence can mislead."""
LONGEST_PASSAGE_WORDS = 60
"""Words without any punctuation are cut here; an encoder reads no further."""
LONGEST_PASSAGE_CHARACTERS = 1000
"""Writing without spaces is cut here."""

_SENTENCE_END = re.compile(
    r"""
      [\r\n\v\f\x85\u2028\u2029]+                        # a new line
    | (?<=[^\W\d_]{2}\.)(?=[A-Z][a-z])                   # "helpful.The staff": a forgotten space
    | (?<=[.!?\u2026])["')\]\u2019\u201d]{0,2}\s+        # a full stop and a space
    | (?<=[\u3002\uff01\uff1f\uff61])                    # full stops of Chinese and Japanese
    | (?<=[\u061f\u06d4\u0964])\s*                       # of Arabic, Urdu and Hindi
    """,
    re.VERBOSE,
)
_CLAUSE_END = re.compile(
    r"""
      (?<=[;:])\s+
    | (?<!\s)\s+(?=[-\u2013\u2014\u2022*]\s)                    # a dash or bullet between spaces
    | (?<=,)\s+(?=(?:and|but|so|because|although|though|however|which|while|when|then|also|yet|or|as)\b)
    | (?<!\s)\s+(?=(?:but|because|although|however|whereas)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
_LAST_WORD = re.compile(r"([^\s.]*(?:\.[^\s.]+)*)\.[\"')\]\u2019\u201d]{0,2}\s*\Z")
_LOOK_BACK = 40
_SHORTENED = word_list(
    """
    mr mrs ms miss mx dr prof rev st sr jr sgt pc cllr no nos vs approx dept govt hosp appt ref tel
    ext fig e.g eg i.e ie a.m p.m cf al inc ltd co jan feb mar apr jun jul aug sept sep oct nov dec
    mon tue wed thu fri
    """
)
_ALWAYS_JOINED = word_list("mr mrs ms mx dr prof rev st cllr e.g eg i.e ie vs cf approx")
_JOINER = "\u200d"


def split_passages(contribution: ContributionId, deidentified: str) -> tuple[Passage, ...]:
    """Cut one contribution into passages, in reading order; empty or blank text has none."""
    return tuple(
        make_passage(contribution, deidentified, start, end)
        for sentence in _sentences(deidentified)
        for clause in _clauses(deidentified, *sentence)
        for start, end in _readable_lengths(deidentified, *clause)
    )


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, whole: long ones are not cut."""
    return _sentences(text)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if _is_end(text, end):
            yield from _trimmed(text, start, end.end())
            start = end.end()
    yield from _trimmed(text, start, len(text))


def _is_end(text: str, end: re.Match[str]) -> bool:
    if any(sign in end.group() for sign in "\r\n\v\f\x85\u2028\u2029"):
        return True
    before = text[max(0, end.start() - _LOOK_BACK) : end.end()]
    last = _LAST_WORD.search(before)
    if last is None:
        return True
    word, follows = last.group(1).lstrip("(\"'").lower(), text[end.end() : end.end() + 1]
    is_initial = len(word) == 1 and word.isalpha() and word != "i"
    if word in _ALWAYS_JOINED or is_initial:
        return False
    return not (follows.islower() or follows.isdigit()) if word in _SHORTENED else not follows.islower()


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if _count_words(text, start, end) <= LONG_SENTENCE_WORDS:
        yield start, end
        return
    for cut in _CLAUSE_END.finditer(text, start, end):
        enough_before = _has_words(text, start, cut.start(), SHORTEST_CLAUSE_WORDS)
        if enough_before and _has_words(text, cut.end(), end, SHORTEST_CLAUSE_WORDS):
            yield from _trimmed(text, start, cut.end())
            start = cut.end()
    yield from _trimmed(text, start, end)


def _readable_lengths(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = 0
    for word in _WORD.finditer(text, start, end):
        words += 1
        is_too_long = word.end() - start > LONGEST_PASSAGE_CHARACTERS
        if (words > LONGEST_PASSAGE_WORDS or is_too_long) and word.start() > start:
            yield from _trimmed(text, start, word.start())
            start, words = word.start(), 1
        while word.end() - start > LONGEST_PASSAGE_CHARACTERS:
            cut = _between_characters(text, start, start + LONGEST_PASSAGE_CHARACTERS)
            yield start, cut
            start, words = cut, 1
    yield from _trimmed(text, start, end)


def _between_characters(text: str, start: int, cut: int) -> int:
    """The nearest place at or before ``cut`` that parts no letter from its marks and no joined emoji."""
    place = cut
    while place > start + 1 and (_belongs_to_left(text[place]) or text[place - 1] == _JOINER):
        place -= 1
    return place if place > start + 1 else cut


def _belongs_to_left(character: str) -> bool:
    is_skin_tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return character == _JOINER or is_skin_tone or unicodedata.category(character)[0] == "M"


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _count_words(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _has_words(text: str, start: int, end: int, enough: int) -> bool:
    return next(islice(_WORD.finditer(text, start, end), enough - 1, None), None) is not None
