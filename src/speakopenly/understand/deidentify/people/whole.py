"""From a word that stands out to the whole name: titles, initials, surnames, lists."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.understand.deidentify.candidates import Candidate
from speakopenly.understand.deidentify.cues import (
    MODALS,
    NAME_VERBS,
    NICK_PREFIXES,
    PARTICLES,
    TITLES,
    TITLES_LOWER,
)
from speakopenly.understand.deidentify.people.around import acts_as_someone
from speakopenly.understand.deidentify.reading import Reading
from speakopenly.understand.deidentify.spans import SpanKind
from speakopenly.understand.deidentify.word_sets import word_set


def plural_of_given(reading: Reading, index: int) -> bool:
    """Hurried possessives: "jaydens door"."""
    key, lexicon = reading.words[index].key, reading.lexicon
    if not key.endswith("s") or lexicon.is_given(key):
        return False
    if len(key) > 4 and lexicon.is_given(key[:-1]) and not lexicon.is_plain(key):
        return True
    return (
        key[:-1] in lexicon.likely_names
        and reading.joined(index)
        and reading.key(index - 1)
        in {"auntie", "aunty", "uncle", "nan", "cousin", "sister", "brother", "aunt"}
    )


def listed_after(reading: Reading, seeds: set[int]) -> set[int]:
    """Names in a list: once one is known, "X, Y and Z" brings the others."""
    found: set[int] = set()
    for index in range(1, len(reading.words)):
        word = reading.words[index]
        known = index - 1 in seeds or index - 1 in found
        if known and index not in seeds and word.before in (", ", "/", " / ", " & "):
            if _may_join_list(reading, index):
                found.add(index)
        elif (
            (
                word.before == " "
                and reading.key(index - 1) in {"and", "n"}
                and (index - 2 in seeds or index - 2 in found)
            )
            and index not in seeds
            and reading.joined(index - 1)
            and _may_join_list(reading, index)
        ):
            found.add(index)
    return found


def _may_join_list(reading: Reading, index: int) -> bool:
    word, lexicon = reading.words[index], reading.lexicon
    if lexicon.is_generic(word.key) or word.key in MODALS and not word.capital:
        return False
    if word.key in lexicon.firm or len(word.key) > 1 and lexicon.is_given(word.key):
        return True
    if word.capital and not word.shout:
        return word.key in lexicon.likely_names or not lexicon.is_plain(word.key)
    return lexicon.is_name_like(word.key) and not lexicon.is_plain(word.key)


def runs(reading: Reading, seeds: set[int]) -> Iterator[tuple[int, int]]:
    """Grow each seed to a whole name: the first and the last word of each."""
    done = -1
    for index in sorted(seeds):
        if index <= done:
            continue
        first, last = _leftwards(reading, index, done), _rightwards(reading, index, seeds)
        done = last
        yield first, last


def _leftwards(reading: Reading, index: int, done: int) -> int:
    first = index
    while first - 1 > done and _joins_left(reading, first):
        first -= 1
    return first


def _joins_left(reading: Reading, index: int) -> bool:
    """Say whether the word before belongs to the name: a title, an initial, a nickname's first half."""
    before, word = reading.words[index - 1], reading.words[index]
    if before.possessive:
        return False
    if word.before in (". ", ".", " ", "  "):
        if before.key in TITLES and (before.capital or before.key in TITLES_LOWER):
            return True
        if before.capital and len(before.text) == 1 and before.key not in {"i", "a"}:
            return True
    if word.before in (" & ", "/"):
        return before.key in TITLES_LOWER and word.key in TITLES_LOWER
    if word.before != " ":
        return False
    if before.key in NICK_PREFIXES:
        return before.capital or not word.capital
    return _joins_two_titles(reading, index) or _joins_unknown(reading, index)


def _joins_two_titles(reading: Reading, index: int) -> bool:
    """ "Mr and Mrs Gallacher"."""
    before, word = reading.words[index - 1], reading.words[index]
    if word.key == "and":
        return before.key in TITLES
    return before.key == "and" and reading.key(index - 2) in TITLES and word.key in TITLES


def _joins_unknown(reading: Reading, index: int) -> bool:
    """ "Nether Pell", "Zed Quillfeather": two capitals of which the second is no word."""
    before = reading.words[index - 1]
    if not before.capital or before.shout or not _is_unknown(reading, index):
        return False
    if before.opens:
        return _is_first_name_too(reading, index - 1)
    return not reading.lexicon.is_generic(before.key)


def _is_first_name_too(reading: Reading, index: int) -> bool:
    """ "Zed Quillfeather": a rare word that opens the sentence, straight before an unknown capital."""
    word, lexicon = reading.words[index], reading.lexicon
    if not word.capital or word.shout or word.key in lexicon.frequent or lexicon.is_generic(word.key):
        return False
    return (
        word.key in lexicon.foreign_given or word.key in lexicon.word_names or word.key in lexicon.last_names
    )


def _is_unknown(reading: Reading, index: int) -> bool:
    word, lexicon = reading.words[index], reading.lexicon
    return word.capital and not lexicon.is_given(word.key) and not lexicon.is_plain(word.key)


def _rightwards(reading: Reading, index: int, seeds: set[int]) -> int:
    last = index
    while last + 1 < len(reading.words) and last - index < 4 and _joins_right(reading, last, index, seeds):
        last += 1
    return last


def _joins_right(reading: Reading, last: int, seed: int, seeds: set[int]) -> bool:
    word, after, lexicon = reading.words[last], reading.words[last + 1], reading.lexicon
    if word.possessive:
        return False
    if after.before == ". " and len(word.text) == 1 and word.capital and after.capital:
        return last + 1 in seeds or not lexicon.is_plain(after.key)
    if after.before not in (" ", "  ", "\u00a0"):
        return False
    if (
        after.key in PARTICLES
        and last + 2 < len(reading.words)
        and reading.words[last + 2].capital
        and reading.joined(last + 2)
    ):
        return word.capital
    if lexicon.is_generic(after.key) and _is_surname_too(reading, last):
        return True
    if lexicon.is_generic(after.key):
        return len(after.text) == 1 and _is_initial(reading, last + 1)
    if len(after.text) == 1:
        return _is_initial(reading, last + 1)
    if after.capital and not after.shout or after.shout and word.shout:
        if not word.capital or after.shout and not word.shout:
            return False
        return (
            last + 1 in seeds
            or not lexicon.is_plain(after.key)
            or after.key in lexicon.last_names
            or after.key in lexicon.likely_names
            or lexicon.is_given(word.key)
        )
    if word.capital and not word.shout:
        return False
    return _lower_surname(reading, last, last + 1, seeds)


def _is_surname_too(reading: Reading, last: int) -> bool:
    """ "Sunita Rao": a term in capitals, a surname with one."""
    word, after = reading.words[last], reading.words[last + 1]
    if not (after.capital and word.capital) or after.shout or len(after.text) < 3:
        return False
    return (
        not reading.lexicon.is_plain(word.key)
        and after.key in reading.lexicon.last_names
        and (after.key not in reading.lexicon.common)
    )


def _is_initial(reading: Reading, index: int) -> bool:
    """A lone letter behind a name: "tyrone b", "Skye C". "a", "i", "n" are words."""
    word = reading.words[index]
    if word.possessive:
        return False
    return (
        word.capital
        and word.key not in {"i"}
        or not word.capital
        and word.key not in {"a", "i", "n", "u", "r", "x", "o", "y", "d", "w", "v"}
    )


def _lower_surname(reading: Reading, last: int, index: int, seeds: set[int]) -> bool:
    word, lexicon = reading.words[index], reading.lexicon
    if index in seeds:
        return not acts_as_someone(reading, last)
    if (
        lexicon.is_given(reading.words[last].key)
        and not lexicon.is_plain(word.key)
        and lexicon.stands_out(word.key)
    ):
        return True
    if word.key in lexicon.surnames and not lexicon.is_plain(word.key):
        return True
    if (
        lexicon.is_rare_surname(word.key)
        and (lexicon.is_given(reading.words[last].key) or reading.key(last - 1) in TITLES)
        and word.key not in NAME_VERBS
    ):
        return True
    return word.key in _LOWER_SURNAMES and not reading.lexicon.is_plain(reading.words[last].key)


_LOWER_SURNAMES = word_set(
    "brown green white black hill wood woods cook baker butler carter clark fisher fox gray hall "
    "hunter knight mason mills moor moore "
    "palmer parker porter potter reed rose shaw stone taylor turner walker webb wells west "
    "wheeler wright young bishop bell barber "
    "chapman dean field fields ford frost gardner gardener hart harper hayes holland hunt lamb "
    "lane marsh may noble page pearce pope price "
    "rhodes rice shepherd sharp spencer steel swift tanner thorn tyler ward waters weaver "
    "webster winter bird berry bush cross fry "
    "goodman hardy hood king kitchen"
)


def candidate(reading: Reading, first: int, last: int) -> Candidate:
    """Cut a whole name out of the text, an initial's dot inside, a hurried possessive s outside."""
    end = reading.words[last].end
    key = reading.words[last].key
    if first == last and plural_of_given(reading, last) and not reading.words[last].capital:
        end -= 1
    elif len(reading.words[last].text) == 1 and reading.text[end : end + 1] == "." and key:
        end += 1
    return Candidate(reading.words[first].start, end, SpanKind.PERSON)
