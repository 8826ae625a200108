"""What the words around a name say of it."""

from __future__ import annotations

from speakopenly.understand.deidentify.cues import (
    AFTER_PERSON,
    BEFORE_NAME,
    KIN,
    MODALS,
    NAME_VERBS,
    NAMING,
    OWNED,
    TITLES,
    TITLES_LOWER,
)
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.word_sets import word_set

BEING = word_set(
    "is was has had left took takes started stopped made makes turned went goes came comes isnt "
    "wasnt keeps moved"
)

ABSTRACT = word_set(
    "hope faith joy mercy grace charity patience love trust peace honesty honour courage care favour comfort"
)


def is_met(reading: Reading, index: int) -> bool:
    """ "with kez", "told col": what stands behind these is mostly a person."""
    return reading.joined(index) and reading.key(index - 1) in _ASKED | {
        "with",
        "for",
        "by",
        "met",
        "let",
        "gave",
        "miss",
        "love",
    }


_CLAUSE = word_set(
    "if when and but so lol like cos coz bc because that then says said ok n told tell after "
    "before until til once while where as since yes no also plus"
)

STATES = word_set(
    "asleep awake settled snoring home upset unsettled calm absent quiet out back off up in late "
    "crying shouting refusing sleeping missing"
)

_ASKED = word_set("tell told ask asked rang ring phone phoned text texted msg messaged email emailed saw")


def tells_of(reading: Reading, index: int) -> bool:
    """ "rose asked for", "if mercy has", "told grace": lower case, but only a person fits."""
    word = reading.words[index]
    if reading.joined(index) and reading.key(index - 1) in _ASKED:
        return word.key not in MODALS or acts_as_someone(reading, index)
    starts = word.opens or reading.key(index - 1) in _CLAUSE or word.before == ", "
    after = reading.key(index + 1)
    if not starts or not reading.joined(index + 1):
        return False
    if acts_as_someone(reading, index):
        return not (word.key in ABSTRACT | {"rose"} and after in {"is", "was", "in", "by"})
    if (
        reading.hurried
        and word.key not in ABSTRACT
        and after in AFTER_PERSON | {word.key}
        and not (word.key in MODALS and after in {"not", "n", "ok", "be"})
    ):
        return True
    if word.key in MODALS:
        return False
    if after in {"n", "and"} and reading.lexicon.is_given(reading.key(index + 2)):
        return True
    return (
        after in STATES
        and (
            after not in {"up", "in", "off", "out", "back"}
            or reading.key(index + 2) in {"early", "late", "at", "til", "till", "by", "again", "all", "on"}
        )
        or after == ("on")
        and reading.key(index + 2) in {"waking", "shift", "nights", "duty"}
    )


def is_fetched(reading: Reading, index: int) -> bool:
    """ "police dropped summer off", "picked grace up from school"."""
    return (
        reading.joined(index)
        and reading.joined(index + 1)
        and reading.key(index - 1)
        in {"dropped", "picked", "brought", "took", "drop", "pick", "collected", "fetch", "fetched", "bring"}
        and reading.key(index + 1) in {"off", "up", "back", "home", "in", "to", "from", "out", "over"}
    )


def has_title(reading: Reading, index: int) -> bool:
    """Mr, Dr, PC, HHJ before it; a lower-case word must not be plain unless the title cannot mistake."""
    if index == 0 or reading.words[index - 1].possessive:
        return False
    before, word = reading.words[index - 1], reading.words[index]
    if word.before not in (" ", ". ", ".", "  "):
        return False
    if before.key in TITLES and (before.capital or before.key in TITLES_LOWER):
        if word.capital:
            return (
                not reading.lexicon.is_generic(word.key)
                or before.key in TITLES_LOWER
                and word.key not in _NO_ONE
            )
        return before.key in TITLES_LOWER and not word.capital and _could_be_name(reading, index)
    return False


_NO_ONE = word_set("somebody someone nobody anyone anybody so who and or is was on in at the")


def _could_be_name(reading: Reading, index: int) -> bool:
    word, lexicon = reading.words[index], reading.lexicon
    if word.key in lexicon.generic:
        return False
    if not lexicon.is_plain(word.key) or lexicon.is_rare_surname(word.key):
        return True
    if word.key in NAME_VERBS or word.key in NEVER_CALLED:
        return False
    return (
        reading.key(index - 1) in {"mr", "mrs"}
        or word.key in lexicon.last_names
        and word.key not in lexicon.frequent
    )


def cued_strongly(reading: Reading, index: int) -> bool:
    """Say whether the words before announce a name: "my son X", "social worker X", "called X"."""
    if index == 0 or reading.words[index - 1].possessive:
        return False
    word, before = reading.words[index], reading.words[index - 1]
    gap = word.before
    if before.key in NAMING:
        return gap in (" ", ": ", ' "', " '", " “", " ‘") and _fits_naming(reading, index)
    if gap == " " and before.key in BEFORE_NAME:
        return not _is_verbish(reading, index)
    if gap == ", " and before.key in KIN and reading.key(index - 2) in {"my", "our", "her", "his", "their"}:
        return (
            not reading.lexicon.is_plain(word.key)
            or word.key in reading.lexicon.likely_names
            and word.capital
        )
    return False


def _fits_naming(reading: Reading, index: int) -> bool:
    key, lexicon = reading.words[index].key, reading.lexicon
    who = reading.key(index - 3) if reading.key(index - 2) in {"is", "was"} else reading.key(index - 2)
    if (
        reading.key(index - 1) == "called"
        and who in _CALLED_WHO
        and key not in NEVER_CALLED
        and not lexicon.is_generic(key)
    ):
        return True
    if reading.key(index - 1) in {"named", "called"} and reading.key(index - 2) in {
        "i",
        "we",
        "she",
        "he",
        "they",
        "who",
        "and",
        "to",
    }:
        return not lexicon.is_plain(key)
    return (
        not lexicon.is_plain(key)
        or key in lexicon.likely_names
        or key in lexicon.word_names
        and key not in NEVER_CALLED
    )


_CALLED_WHO = word_set(
    "lad boy girl man woman lady bloke guy kid child baby worker sw teacher carer friend mate "
    "son daughter brother sister dog someone somebody person cousin uncle auntie pa mentor mum "
    "dad nan he she him her"
)

NEVER_CALLED = word_set(
    "in an so see many long in on for me us it them her him he she i the a to at as be we you do "
    "did no not all any out up off over this that they their my"
)


def _is_verbish(reading: Reading, index: int) -> bool:
    """ "my son will", "social worker may": a modal, unless a verb follows that no modal can have."""
    if reading.words[index].capital and not reading.words[index].opens:
        return False
    return reading.words[index].key in MODALS and not acts_as_someone(reading, index)


def acts_as_someone(reading: Reading, index: int) -> bool:
    """Say whether it does what only people do: "X said", "X's mum"."""
    word = reading.words[index]
    after = reading.key(index + 1)
    if word.possessive:
        return after in OWNED
    if not reading.joined(index + 1):
        return False
    return after in NAME_VERBS and not (word.key in MODALS and after in {"rang", "need", "want"})
