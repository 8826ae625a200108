"""Bodies called by their name alone: "at Harbour Lights", "from the rowans"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.organisations.words import (
    AT,
    COMMON_PLURALS,
    EVOCATIVE,
    PLURALS,
    SECOND,
)
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.spans import SpanKind
from speakopenly.understand.deidentify.word_sets import word_set

_HOUSELIKE = re.compile(
    r"[a-z]{3,}(?:view|brook|crest|fields?|woods?|lea|leigh|bank|side|dale|mead|croft|ridge|haven|"
    r"cliffe|hurst|holme|bridge|gate|lands|water|house|moor|acres?|lodge|grange|garth|mount|wells|"
    r"vale|thorpe|dene|bourne|oaks?|elms?|heights)$"
)

_TOWNLIKE = re.compile(r".*(?:bridge|dale|garth|bourne|thorpe|moor|gate|hurst|cliffe|mouth)")


def bare_names(reading: Reading) -> Iterator[Candidate]:
    """Homes and agencies called by their name alone: "at Harbour Lights", "from the Rowans"."""
    for index in range(1, len(reading.words)):
        if reading.joined(index):
            first, last = _bare_name(reading, index)
            if first <= last:
                yield Candidate(reading.words[first].start, reading.words[last].end, SpanKind.ORG)


def _bare_name(reading: Reading, index: int) -> tuple[int, int]:
    """The first and last word of a name that ends about here; the last before the first means none."""
    if _opens_pair(reading, index):
        return index - 1, index
    if _is_capital_pair(reading, index):
        return index - 1, index + _is_capital_pair(reading, index + 1, third=True)
    if _is_plural(reading, index) or _is_single(reading, index):
        return index, index
    return (index - 1, index) if _is_house_pair(reading, index) else (index, index - 1)


def _is_plural(reading: Reading, index: int) -> bool:
    """ "from the rowans"."""
    word = reading.words[index]
    if reading.key(index - 1) != "the" or reading.key(index - 2) not in AT | {"left"}:
        return False
    return word.key in PLURALS and (word.capital or word.key.endswith("s") and word.key not in COMMON_PLURALS)


def _is_single(reading: Reading, index: int) -> bool:
    """ "at Kingfisher", "in the Lighthouse"."""
    word, before = reading.words[index], reading.key(index - 1)
    if not word.capital or word.opens or word.key not in EVOCATIVE or _goes_on(reading, index):
        return False
    if before == "the":
        return word.key not in _LANDMARKS
    return before in _STAYS and word.key not in reading.lexicon.likely_names


def _is_house_pair(reading: Reading, index: int) -> bool:
    """ "at gorse hill", "in Meadow Rise"."""
    word, before = reading.words[index], reading.words[index - 1]
    if before.key not in EVOCATIVE or reading.key(index - 2) not in AT or before.before != " ":
        return False
    if word.capital or before.capital:
        return word.capital and before.capital and word.key in SECOND | PLURALS
    return word.key in SECOND and before.key not in _COLOURS


_STAYS = word_set("at from in to left of called near")
_LANDMARKS = word_set("bridge river spring white blue red green star tower castle mill rose abbey")
_COLOURS = word_set("st new white green golden silver blue red mill spring river")


def _is_capital_pair(reading: Reading, index: int, *, third: bool = False) -> bool:
    """Two capitals behind "at" or "from", neither a term of the trade: "at Stepping Stones"."""
    if index < 2 or index >= len(reading.words) or not reading.joined(index) or reading.shouted:
        return False
    word, before, lexicon = reading.words[index], reading.words[index - 1], reading.lexicon
    if any(
        not each.capital or each.opens or each.shout or lexicon.is_generic(each.key)
        for each in (word, before)
    ):
        return False
    if third:
        return True
    if reading.key(index - 2) not in AT - {"for", "and", "is", "about"} or not reading.joined(index - 1):
        return reading.key(index - 2) == "about" and before.key in EVOCATIVE
    return (
        not any(lexicon.is_given(each.key) or each.key in lexicon.likely_names for each in (word, before))
        and lexicon.is_plain(before.key)
        and before.key not in lexicon.places
    )


def _opens_pair(reading: Reading, index: int) -> bool:
    """ "Bright Futures supplied the locum": the second capital is not the sentence's."""
    word, before, lexicon = reading.words[index], reading.words[index - 1], reading.lexicon
    if (
        reading.shouted
        or not (word.capital and before.capital)
        or word.shout
        or before.shout
        or before.possessive
        or len(word.text) < 3
    ):
        return False
    if lexicon.is_generic(word.key) or lexicon.is_generic(before.key) or _goes_on(reading, index):
        return False
    return (
        all(lexicon.is_plain(each.key) and each.key not in lexicon.likely_names for each in (word, before))
        and word.key not in lexicon.word_places
    )


def _goes_on(reading: Reading, index: int) -> bool:
    """Say whether another capital follows, so that the word is only the first of a longer name."""
    return reading.joined(index + 1) and reading.words[index + 1].capital


def houselike(reading: Reading) -> Iterator[Candidate]:
    """Homes in hurried text: "from millbrook", "parkview is better than hillcrest"."""
    for index, word in enumerate(reading.words):
        if (
            reading.lexicon.is_plain(word.key)
            or not _HOUSELIKE.fullmatch(word.key)
            or word.key in reading.lexicon.places
        ):
            continue
        if _TOWNLIKE.fullmatch(word.key):
            continue
        if (
            word.opens
            or reading.joined(index)
            and reading.key(index - 1) in AT | {"left", "than", "or", "on", "the"}
        ) and (not word.capital or not reading.lexicon.is_name_like(word.key)):
            yield Candidate(word.start, word.end, SpanKind.ORG)
