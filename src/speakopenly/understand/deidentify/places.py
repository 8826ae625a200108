"""Towns, districts and countries: by list, by what stands before them, by the ending of the word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.spans import SpanKind
from speakopenly.understand.deidentify.word_sets import word_set

_INSIDE = word_set("in near around outside across via towards into throughout yn")
_MOTION = word_set("from to leaving left reached visiting")
_MOVES = word_set(
    "move moved moving moves live lived lives living go going went travel travelled travels come "
    "came comes coming back over up down drove drive driven train bus flew return returned "
    "returning transferred transfer ran placed based born symudodd"
)
_ENDINGS = re.compile(
    r".{2,}(?:ton|ham|ford|bury|ley|field|moor|by|worth|wick|mouth|pool|chester|cester|bridge|stea"
    r"d|combe|dale|thorpe|minster|borough|burgh|shire|marsh|mere|garth|haven|gate|beck|head|ness|h"
    r"urst|wold|wood|port|stoke|cliffe|firth|caster|side|well|bourne|shaw|hill|land|lands|holme|to"
    r"ft|kirk|stow|over|llan.*)$"
)
_COUNTRIES = word_set(
    "afghanistan albania algeria angola argentina australia austria bangladesh barbados belarus "
    "belgium bolivia bosnia botswana brazil bulgaria burundi cambodia cameroon canada chad chile "
    "china colombia congo croatia cuba cyprus "
    "denmark ecuador egypt eritrea estonia ethiopia finland france gambia germany ghana greece "
    "guinea guyana haiti hungary iceland india indonesia iran iraq israel italy jamaica japan "
    "jordan kazakhstan kenya kosovo kurdistan kuwait latvia lebanon libya "
    "lithuania macedonia malawi malaysia mali malta mauritius mexico moldova mongolia montenegro "
    "morocco mozambique myanmar namibia nepal netherlands nigeria norway pakistan palestine "
    "panama peru philippines poland portugal qatar romania russia rwanda "
    "senegal serbia singapore slovakia slovenia somalia somaliland spain sudan sweden "
    "switzerland syria taiwan tanzania thailand trinidad tunisia turkey uganda ukraine uruguay "
    "venezuela vietnam yemen zambia zimbabwe scotland wales ireland gaza"
)
_LOWER_TOO = word_set(
    "hull kent devon norfolk lincoln preston chester richmond york bath bury rugby stockport slough"
)
_CUED_COUNTRIES = frozenset(
    {
        "jordan",
        "chad",
        "china",
        "india",
        "israel",
        "kenya",
        "turkey",
        "georgia",
        "cuba",
        "scotland",
        "wales",
        "ireland",
        "mali",
        "guinea",
    }
)


def find_places(reading: Reading) -> Iterator[Candidate]:
    """Find places that a list or the words before them give away."""
    index = 0
    while index < len(reading.words):
        length = _listed(reading, index) or _cued(reading, index)
        if length:
            last = reading.words[index + length - 1]
            yield Candidate(reading.words[index].start, last.end, SpanKind.PLACE)
        index += length or 1


def _listed(reading: Reading, index: int) -> int:
    """How many words of a listed place start here, or none."""
    for length in (4, 3, 2, 1):
        words = reading.words[index : index + length]
        if len(words) < length or any(word.before not in (" ", "-") for word in words[1:]):
            continue
        name = " ".join(word.key for word in words)
        dashed = "-".join(word.key for word in words)
        if length == 1 and _single(reading, index):
            return 1
        if length > 1 and (name in reading.lexicon.places or dashed in reading.lexicon.places):
            return length
    return 0


def _single(reading: Reading, index: int) -> bool:
    word, lexicon = reading.words[index], reading.lexicon
    if word.key in _COUNTRIES:
        return word.key not in _CUED_COUNTRIES or _is_cued(reading, index)
    if word.key in lexicon.word_places or word.key in lexicon.given and word.key in lexicon.places:
        if word.key in _LOWER_TOO and reading.key(index - 1) in {"in", "from", "near"}:
            return True
        return word.capital and not word.opens and _is_cued(reading, index) and not lexicon.is_given(word.key)
    if word.key not in lexicon.places:
        return False
    return word.capital or not lexicon.is_plain(word.key)


def _is_cued(reading: Reading, index: int) -> bool:
    before = reading.key(index - 1)
    if not reading.joined(index):
        return False
    if before in _INSIDE:
        return True
    if before in {"from", "to", "at", "off", "outside", "around"} and _ENDINGS.match(
        reading.words[index].key
    ):
        return True
    return before in _MOTION and (
        reading.key(index - 2) in _MOVES
        or reading.key(index - 3) in _MOVES
        or reading.key(index - 2) in {"im", "is", "are", "was", "i'm", "and"}
    )


def _cued(reading: Reading, index: int) -> int:
    """How many words of an unlisted place start here: "in Carrowmere", "moved to Thorny Beck"."""
    word, lexicon = reading.words[index], reading.lexicon
    if _is_lower_town(reading, index):
        return 1
    if not _is_cued(reading, index) and not _has_ending(reading, index):
        return 0
    if lexicon.is_plain(word.key) or lexicon.is_generic(word.key) or len(word.text) < 3 or word.shout:
        return 0
    if lexicon.is_given(word.key) and not _ENDINGS.match(word.key):
        return 0
    if not word.capital and (not _ENDINGS.match(word.key) or not _is_cued(reading, index)):
        return 0
    length = 1
    if index + 1 < len(reading.words) and reading.joined(index + 1):
        after = reading.words[index + 1]
        if (
            after.capital
            and not word.possessive
            and not lexicon.is_generic(after.key)
            and not after.shout
            and word.capital
        ):
            length = 2
    return length


_TOWNLIKE = re.compile(
    r".{3,}(?:ton|ham|ford|bury|ley|moor|by|worth|wick|mouth|pool|chester|bridge|stead|combe|dale|"
    r"thorpe|minster|borough|burgh|shire|marsh|mere|garth|gate|beck|hurst|cliffe|caster|bourne)$|l"
    r"lan.{3,}"
)


def _is_lower_town(reading: Reading, index: int) -> bool:
    """ "ashgarth" in hurried text: no word, no name, and it ends as towns do."""
    word, lexicon = reading.words[index], reading.lexicon
    if word.capital or len(word.key) < 6 or not _TOWNLIKE.fullmatch(word.key) or reading.foreign:
        return False
    return (
        not lexicon.is_plain(word.key)
        and not lexicon.is_name_like(word.key)
        and not lexicon.is_slip(word.key)
    )


def _has_ending(reading: Reading, index: int) -> bool:
    """A word that ends as towns do, after a comma or with "in", "at" or "from" before it."""
    word = reading.words[index]
    if (
        not word.capital
        or not _ENDINGS.match(word.key)
        or word.key in reading.lexicon.surnames
        and word.before != (", ")
    ):
        return False
    return word.before == ", " or reading.key(index - 1) in {
        "at",
        "from",
        "to",
        "of",
        "on",
        "covers",
        "the",
        "and",
        "around",
        "over",
    }
