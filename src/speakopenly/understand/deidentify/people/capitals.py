"""Words with a capital: a name, unless something else explains the capital."""

from __future__ import annotations

from speakopenly.understand.deidentify.cues import (
    BEFORE_NAME,
    KIN,
    MONTH_NAMES,
    NICK_PREFIXES,
    NOT_BEFORE_NAME,
)
from speakopenly.understand.deidentify.people.around import ABSTRACT, BEING, acts_as_someone, cued_strongly
from speakopenly.understand.deidentify.reading import Reading, Word


def capital_seed(reading: Reading, index: int) -> bool:
    """Say whether a word with a capital stands out as a name."""
    word, lexicon = reading.words[index], reading.lexicon
    if len(word.text) < 2:
        return _is_letter_name(reading, index)
    if lexicon.is_given(word.key) or (word.key in lexicon.foreign_given and not word.opens):
        return True
    if word.key in lexicon.likely_names:
        return _word_name(reading, index)
    if "-" in word.text and _is_double_barrelled(reading, word):
        return True
    if lexicon.is_plain(word.key):
        if (
            cued_strongly(reading, index)
            and not word.opens
            and (word.key in lexicon.word_names or word.key in lexicon.last_names)
        ):
            return True
        return _is_lone_capital(reading, index)
    if not word.opens:
        return True
    if acts_as_someone(reading, index) or is_followed_by_surname(reading, index):
        return True
    return lexicon.is_name_like(word.key) or not reading.foreign and lexicon.stands_out(word.key)


def _is_letter_name(reading: Reading, index: int) -> bool:
    """ "J's mum", "K said": a letter that owns or does."""
    word = reading.words[index]
    if word.key in {"i", "a", "x"} or reading.key(index - 1) in {
        "plan",
        "vitamin",
        "part",
        "section",
        "group",
        "option",
        "class",
        "hepatitis",
        "appendix",
        "form",
        "level",
        "grade",
    }:
        return False
    return word.possessive or acts_as_someone(reading, index) and not word.possessive


def _is_double_barrelled(reading: Reading, word: Word) -> bool:
    """Shuttleworth-Bell: both halves with a capital, at least one a known surname."""
    parts = word.text.split("-")
    keys = word.key.split("-")
    return (
        len(parts) == len(keys) > 1
        and all(part[:1].isupper() and part[1:].islower() for part in parts)
        and any(key in reading.lexicon.last_names for key in keys)
        and not any(reading.lexicon.is_generic(key) for key in keys)
    )


def _word_name(reading: Reading, index: int) -> bool:
    """Grace, Will, May, Hope: a name if cued, or if its capital cannot be explained otherwise."""
    word = reading.words[index]
    if word.key in reading.lexicon.firm and not _in_title_case(reading, index):
        return True
    acts = acts_as_someone(reading, index) and not (
        word.opens and word.key in ABSTRACT and reading.key(index + 1) in BEING
    )
    if acts or cued_strongly(reading, index) or is_followed_by_surname(reading, index):
        return True
    if word.opens and reading.key(index + 1) in {"and", "&"} and _pairs(reading, index + 2):
        return True
    if word.opens:
        return (
            reading.after(index).startswith((", ", " ("))
            and reading.text[word.end :].lstrip(" ,(")[:1].isdigit()
        )
    if word.key in MONTH_NAMES and _month_like(reading, index):
        return False
    if reading.joined(index) and reading.key(index - 1) in NOT_BEFORE_NAME:
        return False
    return not _in_title_case(reading, index)


def _is_lone_capital(reading: Reading, index: int) -> bool:
    """An ordinary word with a capital between small ones, and no term of the trade: a name."""
    word = reading.words[index]
    if (
        word.opens
        or not reading.joined(index)
        or len(word.text) < 3
        or word.shout
        or _in_title_case(reading, index)
    ):
        return False
    before = reading.words[index - 1]
    return not before.capital and not word.possessive or before.key in {"i"}


def _pairs(reading: Reading, index: int) -> bool:
    """ "Rose and her team", "Hope and Grace": what follows the "and" is a person's."""
    if reading.key(index) in {"her", "his"}:
        return True
    if index >= len(reading.words) or not reading.words[index].capital:
        return False
    key = reading.words[index].key
    return reading.lexicon.is_given(key) or key in reading.lexicon.likely_names


def _in_title_case(reading: Reading, index: int) -> bool:
    """Say whether a neighbour is an ordinary word with a capital, as in "Young Person" or "Hope Project"."""
    for near in (index - 1, index + 1):
        if 0 <= near < len(reading.words) and reading.joined(max(index, near)):
            other = reading.words[near]
            if (
                other.capital
                and not other.opens
                and reading.lexicon.is_plain(other.key)
                and other.key not in KIN | BEFORE_NAME | NICK_PREFIXES | {"i"}
                and not (near > index and other.key in reading.lexicon.word_names)
            ):
                return True
    return False


def _month_like(reading: Reading, index: int) -> bool:
    before = reading.text[max(0, reading.words[index].start - 5) : reading.words[index].start]
    after = reading.text[reading.words[index].end : reading.words[index].end + 4]
    prepositions = {
        "in",
        "since",
        "by",
        "until",
        "till",
        "til",
        "last",
        "next",
        "this",
        "of",
        "early",
        "late",
        "mid",
        "every",
        "during",
        "from",
        "to",
        "and",
        "or",
        "through",
    }
    return any(c.isdigit() for c in before + after) or reading.key(index - 1) in prepositions


def is_followed_by_surname(reading: Reading, index: int) -> bool:
    """Say whether a surname follows, so that an ordinary word before it is a first name."""
    if not reading.joined(index + 1) or reading.words[index].possessive:
        return False
    after, lexicon = reading.words[index + 1], reading.lexicon
    if not after.capital or after.shout or lexicon.is_generic(after.key):
        return False
    return (
        not lexicon.is_plain(after.key) or after.key in lexicon.word_names and not reading.words[index].opens
    )
