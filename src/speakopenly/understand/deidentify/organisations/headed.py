"""Bodies that say what they are: "Larchfield House", "hexbridge family court"."""

from __future__ import annotations

from speakopenly.understand.deidentify.organisations.words import (
    DESCRIBING,
    EVOCATIVE,
    GENERIC_BEFORE,
    HEADS,
    LINKS,
    LOWER_HEADS,
    LOWER_SURE,
    MODIFIERS,
    SECOND,
    STREETISH,
    TAILS,
    VAGUE_HEADS,
)
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.word_sets import word_set


def first_word(reading: Reading, index: int) -> int:
    """Walk left over capitals; the walk counts only if it meets a word that names something."""
    first = index
    while first > 0 and index - first < 5:
        before = reading.words[first - 1]
        if not _holds_together(reading, first):
            break
        if before.key in LINKS and not before.capital:
            if (
                first - 1 == 0
                or not reading.words[first - 2].capital
                or not _holds_together(reading, first - 1)
                or first == index
            ):
                break
        elif not before.capital and not before.text[0].isdigit():
            break
        first -= 1
    while (
        first < index
        and reading.words[first + 1].before != " & "
        and (_says_nothing(reading, first) and not _is_name_part(reading, first))
    ):
        first += 1
    named = any(_is_name_part(reading, i) for i in range(first, index))
    return first if named else index


def _holds_together(reading: Reading, index: int) -> bool:
    word, _before = reading.words[index], reading.words[index - 1]
    return word.before in (" ", " & ", "' ", "’ ", "-")


def _says_nothing(reading: Reading, index: int) -> bool:
    word = reading.words[index]
    return (
        word.key in GENERIC_BEFORE
        or word.key in LINKS
        or (word.opens and not _is_name_part(reading, index))
        or reading.lexicon.is_generic(word.key)
    )


def _is_name_part(reading: Reading, index: int) -> bool:
    """Say whether a word before "School" or "Team" makes it a named one."""
    word, lexicon = reading.words[index], reading.lexicon
    if word.shout and not reading.shouted and len(word.text) < 6 and (lexicon.is_generic(word.key)):
        return False
    if word.key in EVOCATIVE or word.key in lexicon.places or word.key in lexicon.word_places:
        return True
    if word.key in GENERIC_BEFORE or word.key in HEADS or word.key in LINKS or lexicon.is_generic(word.key):
        return False
    if not lexicon.is_plain(word.key) or word.key in lexicon.likely_names:
        return True
    if word.key in DESCRIBING or word.opens:
        return reading.key(index + 1) not in VAGUE_HEADS and reading.key(index + 2) not in VAGUE_HEADS
    return not (word.shout or reading.shouted)


_LEADING = word_set(
    "royal st saint upper lower little great north south east west old new mount holy queen king"
)


def first_lower(reading: Reading, index: int) -> int:
    """ "larchfield house", "royal osmerley infirmary": the name's first word, else the head itself."""
    first = _lower_name_before(reading, index)
    leads = 0 < first < index and reading.words[first].before == " " and reading.key(first - 1) in _LEADING
    return first - 1 if leads else first


def _lower_name_before(reading: Reading, index: int) -> int:
    word = reading.words[index]
    if word.key not in LOWER_HEADS or index == 0 or word.before != " ":
        return index
    before = reading.words[index - 1]
    owned = not reading.lexicon.is_plain(before.key) or reading.lexicon.is_rare_surname(before.key)
    if before.possessive and word.key in _OWNED_BY_SOMEONE and owned:
        return index - 1
    if before.possessive or before.shout or reading.key(index - 2) in {"dr", "mr", "mrs", "ms", "miss"}:
        return index
    if before.key in MODIFIERS:
        return _behind_modifiers(reading, index)
    if before.key in STREETISH and _is_lower_name(reading, index - 2) and before.before == " ":
        return index - 2
    if before.capital and not before.opens and not reading.lexicon.is_generic(before.key):
        sure = word.key in LOWER_SURE and word.key not in {"house", "school"}
        return index - 1 if sure or _is_unusual(reading, index - 1) else index
    return _behind_names(reading, index)


_OWNED_BY_SOMEONE = word_set(
    "bakery garage cafe nursery primary school academy hospital chippy chemist pharmacy gym salon "
    "barbers farm"
)


def _is_unusual(reading: Reading, index: int) -> bool:
    key = reading.key(index)
    return bool(key) and not reading.lexicon.is_plain(key) and not reading.lexicon.is_given(key)


def _is_lower_name(reading: Reading, index: int) -> bool:
    key, lexicon = reading.key(index), reading.lexicon
    if index < 0 or reading.words[index].capital:
        return False
    return not lexicon.is_plain(key) or key in lexicon.places or key in EVOCATIVE


def _behind_names(reading: Reading, index: int) -> int:
    """One word before the head, or two where both could be of a name."""
    word, before, lexicon = reading.words[index], reading.words[index - 1], reading.lexicon
    unusual, evocative = _is_unusual(reading, index - 1), before.key in EVOCATIVE
    if (
        before.key in SECOND
        and word.key in LOWER_SURE
        and _could_name(reading, index - 2)
        and before.before == " "
    ):
        return index - 2
    if not (unusual or evocative or before.key in lexicon.places) or before.key in GENERIC_BEFORE:
        return index
    if word.key not in LOWER_SURE and not unusual and not evocative:
        return index
    second = reading.key(index - 2)
    if evocative and second in {"a", "an"}:
        return index
    two = index >= 2 and before.before == " " and not lexicon.is_given(second)
    return index - 2 if two and (second in EVOCATIVE or not lexicon.is_plain(second)) else index - 1


def _could_name(reading: Reading, index: int) -> bool:
    """ "castle" of "castle rise academy": an ordinary word, but no small one and no term of the trade."""
    key = reading.key(index)
    usual = key in GENERIC_BEFORE or key in reading.lexicon.frequent or reading.lexicon.is_generic(key)
    return len(key) > 3 and (key in EVOCATIVE or not usual)


def _behind_modifiers(reading: Reading, index: int) -> int:
    """ "hexbridge family court", "marsh road medical centre": past what sort of body it is, to its name."""
    at = index - 1
    while at > 0 and reading.words[at].key in MODIFIERS and reading.words[at].before in (" ", "' "):
        at -= 1
    named, lexicon = reading.words[at], reading.lexicon
    if (
        named.capital
        or named.key in GENERIC_BEFORE
        or reading.words[at + 1].before not in (" ", "' ", "’ ")
        or lexicon.is_generic(named.key)
    ):
        return index
    streetlike = any(reading.words[i].key in STREETISH for i in range(at, index))
    unusual = (
        not lexicon.is_plain(named.key)
        or named.key in lexicon.places
        or named.key in EVOCATIVE
        or streetlike
        and len(named.key) > 3
    )
    return at if unusual and not lexicon.is_given(named.key) else index


def last_word(reading: Reading, index: int) -> int:
    """Walk right over what belongs to the head: "Primary School", "House Surgery"."""
    last = index
    while last + 1 < len(reading.words) and last - index < 5 and reading.joined(last + 1):
        after = reading.words[last + 1]
        if after.key not in TAILS and after.key not in HEADS or after.capital != reading.words[index].capital:
            break
        if reading.words[last].possessive and reading.words[last].key not in {"children"}:
            break
        last += 1
    return last
