"""Which words stand out as part of a name."""

from __future__ import annotations

from speakopenly.understand.deidentify.cues import MODALS
from speakopenly.understand.deidentify.people.around import (
    BEING,
    acts_as_someone,
    cued_strongly,
    has_title,
    is_fetched,
    tells_of,
)
from speakopenly.understand.deidentify.people.capitals import capital_seed, is_followed_by_surname
from speakopenly.understand.deidentify.people.hurried import lower_seed
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.word_sets import word_set


def is_seed(reading: Reading, index: int) -> bool:
    """Say whether a word stands out as part of somebody's name."""
    word = reading.words[index]
    if any(letter.isdigit() for letter in word.text):
        return False
    if reading.foreign and word.key in reading.lexicon.welsh:
        return False
    if has_title(reading, index) or _has_family(reading, index):
        return True
    if word.key in reading.lexicon.generic and not cued_strongly(reading, index):
        return _season_or_month(reading, index)
    if word.shout and word.capital and not reading.shouted and len(word.text) > 3:
        return reading.lexicon.is_given(word.key) or word.key in reading.lexicon.surnames
    if word.capital and not (word.shout and (reading.shouted or len(word.text) < 4)):
        return capital_seed(reading, index)
    return lower_seed(reading, index)


def _season_or_month(reading: Reading, index: int) -> bool:
    """Summer, April, June: a name where it does what a season cannot, or has a surname."""
    word = reading.words[index]
    if word.key not in reading.lexicon.likely_names:
        return False
    acts = reading.key(index + 1) not in BEING and acts_as_someone(reading, index)
    if word.key == "jan" and word.capital:
        return acts_as_someone(reading, index)
    if not word.capital:
        return word.key not in MODALS and tells_of(reading, index) or is_fetched(reading, index)
    return acts or is_followed_by_surname(reading, index) or is_fetched(reading, index)


_FAMILY = word_set(
    "family kids children household siblings brothers boys girls twins sisters lads clan case baby"
)


def _has_family(reading: Reading, index: int) -> bool:
    """ "the Delacroix family", "the macauley kids", "the Lees"."""
    word, lexicon = reading.words[index], reading.lexicon
    if word.possessive or lexicon.is_generic(word.key) or len(word.text) < 3 or word.shout:
        return False
    if (
        reading.joined(index + 1)
        and reading.key(index + 1) in _FAMILY
        and reading.key(index - 1) in {"the", "both", "all", "that"}
    ):
        if word.capital:
            return not lexicon.is_plain(word.key) or word.key in lexicon.last_names
        return not lexicon.is_plain(word.key) and lexicon.is_name_like(word.key)
    if (
        not word.capital
        and reading.key(index - 1) == "the"
        and word.key.endswith("s")
        and not lexicon.is_plain(word.key)
    ):
        return word.key[:-1] in lexicon.surnames
    plural = word.capital and not word.opens and word.key.endswith("s") and reading.key(index - 1) == "the"
    return (
        plural
        and word.key[:-1] in lexicon.last_names
        and (not lexicon.is_plain(word.key) or word.key[:-1] in lexicon.likely_names)
    )
