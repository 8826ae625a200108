"""Names in text typed without capitals."""

from __future__ import annotations

from speakopenly.understand.deidentify.cues import AFTER_PERSON, MODALS
from speakopenly.understand.deidentify.people.around import (
    NEVER_CALLED,
    STATES,
    acts_as_someone,
    cued_strongly,
    is_fetched,
    is_met,
    tells_of,
)
from speakopenly.understand.deidentify.people.slots import stands_where_people_do
from speakopenly.understand.deidentify.people.whole import plural_of_given
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.word_sets import word_set


def lower_seed(reading: Reading, index: int) -> bool:
    """Say whether a word without a capital stands out as a name."""
    word, lexicon = reading.words[index], reading.lexicon
    if len(word.text) < 2:
        owner = reading.hurried and word.opens and word.key not in "aiunrxyo"
        return owner and acts_as_someone(reading, index)
    if word.key in _OWN_VERBS:
        return False
    if (
        _is_listed(reading, index)
        or plural_of_given(reading, index)
        or stands_where_people_do(reading, index)
    ):
        return True
    if _is_nicknamed(reading, index) or _is_initialled(reading, index):
        return True
    if word.key in lexicon.likely_names:
        return _lower_word_name(reading, index)
    if lexicon.is_plain(word.key) or lexicon.is_generic(word.key):
        return _is_called_that(reading, index) or _is_rare_first_name(reading, index)
    if word.key in lexicon.places:
        return False
    return _unknown_word_is_a_name(reading, index)


_OWN_VERBS = word_set("i've i'm i'd i'll")


def _is_listed(reading: Reading, index: int) -> bool:
    """A first name by the lists; two letters need someone's deeds beside them."""
    key, lexicon = reading.key(index), reading.lexicon
    if key in lexicon.firm_lower:
        return True
    if "-" in key and all(part in lexicon.likely_names or lexicon.is_given(part) for part in key.split("-")):
        return True
    if not lexicon.is_given(key):
        return False
    return len(key) > 2 or is_met(reading, index) or acts_as_someone(reading, index)


def _unknown_word_is_a_name(reading: Reading, index: int) -> bool:
    word, lexicon = reading.words[index], reading.lexicon
    does = acts_as_someone(reading, index)
    if reading.hurried and not reading.foreign and word.opens:
        next_word = reading.key(index + 1) if reading.joined(index + 1) else ""
        if does or next_word in AFTER_PERSON | STATES:
            return True
    if cued_strongly(reading, index) or lexicon.is_name_like(word.key) and (does or is_met(reading, index)):
        return True
    return not reading.foreign and not word.shout and lexicon.stands_out(word.key)


def _is_rare_first_name(reading: Reading, index: int) -> bool:
    """ "bambi": in the dictionary, but far oftener a first name."""
    key, lexicon = reading.key(index), reading.lexicon
    return (
        key in lexicon.foreign_given
        and key not in lexicon.common
        and key not in lexicon.generic
        and not reading.foreign
    )


def _is_called_that(reading: Reading, index: int) -> bool:
    """ "they call me bean"."""
    key = reading.key(index)
    if reading.key(index - 1) != "me" or reading.key(index - 2) not in {"call", "calls", "called", "calling"}:
        return False
    return reading.joined(index) and key not in NEVER_CALLED | {
        "back",
        "later",
        "when",
        "if",
        "names",
        "crazy",
        "stupid",
        "tomorrow",
        "today",
        "again",
        "something",
        "every",
        "before",
        "after",
        "and",
        "but",
        "about",
        "with",
    }


def _is_nicknamed(reading: Reading, index: int) -> bool:
    """ "lil dee", "big mick"."""
    if not reading.joined(index):
        return False
    key, before = reading.words[index].key, reading.key(index - 1)
    return (
        before == "lil"
        or before in {"big", "wee", "little"}
        and reading.lexicon.is_name_like(key)
        and not reading.lexicon.is_plain(key)
    )


def _is_initialled(reading: Reading, index: int) -> bool:
    """ "tk snoring", "jb said": two letters that are no word, doing what people do."""
    word = reading.words[index]
    if len(word.text) != 2 or reading.lexicon.is_plain(word.key) or reading.lexicon.is_generic(word.key):
        return False
    if word.shout and (word.possessive or is_met(reading, index)):
        return True
    return reading.joined(index + 1) and (reading.key(index + 1) in STATES or acts_as_someone(reading, index))


_SELDOM_WORDS = word_set(
    "dawn grace faith joy angel crystal pearl penny robin amber olive violet fern iris heather "
    "destiny harmony melody frank terry dean lee jay nick ray rob pat sue gail trinity blessing "
    "precious princess ellis ash"
)
"""Likely names that hurried notes seldom use as words."""


def _lower_word_name(reading: Reading, index: int) -> bool:
    key = reading.words[index].key
    if key in MODALS:
        return acts_as_someone(reading, index) and (cued_strongly(reading, index) or tells_of(reading, index))
    if key in reading.lexicon.firm and (
        is_met(reading, index) or reading.hurried and key not in reading.lexicon.frequent
    ):
        return True
    if reading.hurried and key in _SELDOM_WORDS:
        return True
    return cued_strongly(reading, index) or tells_of(reading, index) or is_fetched(reading, index)
