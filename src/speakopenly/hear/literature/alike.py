"""Whether two records from different databases are one work: the same, near (a person judges), or apart.

Databases write one work in many ways: names turned round, subtitles left out, a year early, British and
American spelling, letters mistyped, no DOI. And unlike works look alike: two parts of one study, a protocol,
a correction, a reply, the same words of boys and of girls. Two records are the same only where nothing
contradicts it, and a word that differs is a slip of the same word; what is left is for people to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from speakopenly.hear.literature.records import Record


class Verdict(StrEnum):
    """What two records are to each other."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"


TELLING: Final = 4
"""A title of fewer words ("Editorial", "Letters to the editor") tells no work from another."""
_SAME_ABSTRACT: Final = 75
_NEAR_TITLE: Final = 88
_LONGEST: Final = 600
_MOST_SLIPS: Final = 2
_SHORTEST_SLIP: Final = 4
_SLIPS_AMONG: Final = 50
"""A word may be a slip of another that stands in fifty times as many titles."""
_SIGNS: Final = re.compile(r"[\W_]+")
_SMALL: Final = frozenset(
    {"a", "an", "and", "the", "of", "in", "on", "for", "to", "with", "by", "at", "from", "as", "is", "are"}
)
_KINDS: Final = frozenset(
    {
        *(
            "correction",
            "corrections",
            "corrigendum",
            "erratum",
            "errata",
            "retraction",
            "retracted",
            "reply",
        ),
        *("response", "comment", "commentary", "protocol", "editorial", "letter", "summary", "update"),
        *("follow", "followup", "abstract", "poster", "preprint", "supplement", "book", "chapter"),
        *("not", "no", "without", "non"),
    }
)
"""Words that make another work of the same title, or turn it round."""
_NUMBERS: Final = re.compile(
    r"\d+|[ivx]+|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|[abc]"
)
_SPELLINGS: Final = (
    (re.compile(r"([iy])s(e[ds]?|ing|ations?|ers?)\b"), r"\1z\2"),
    (re.compile(r"our(s|al|ed|ing|hood|hoods)?\b"), r"or\1"),
    (re.compile(r"programmes?\b"), "program"),
    (re.compile(r"(cent|theat)re(s|d)?\b"), r"\1er\2"),
    (re.compile(r"paed|haem"), lambda found: found[0].replace("ae", "e")),
    (re.compile(r"(ll)(ed|ing)\b"), r"l\2"),
)


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared: its words in plain letters, the numbers in it, and its kind words."""

    words: tuple[str, ...]
    numbers: frozenset[str]
    kinds: frozenset[str]

    @property
    def text(self) -> str:
        """The words, one after the other."""
        return " ".join(self.words)


@lru_cache(maxsize=200_000)
def title_of(written: str) -> Title:
    """A title as it is compared."""
    text = plain(written[:_LONGEST])
    for pattern, instead in _SPELLINGS:
        text = pattern.sub(instead, text)
    words = tuple(text.split())
    numbers = Counter(word for word in words if _NUMBERS.fullmatch(word) and word not in _SMALL)
    return Title(
        tuple(word for word in words if word not in _SMALL),
        frozenset(f"{word}*{count}" for word, count in numbers.items()),
        frozenset(word for word in words if word in _KINDS),
    )


def plain(text: str) -> str:
    """Small letters without accents and signs."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and ").casefold())
    return _SIGNS.sub(" ", "".join(each for each in letters if not unicodedata.combining(each))).strip()


def names_of(record: Record) -> frozenset[str]:
    """The names of all authors, whichever way round: words of three letters or more."""
    return frozenset(word for author in record.authors for word in plain(author).split() if len(word) > 2)


def word_counts(records: Iterable[Record]) -> Counter[str]:
    """In how many titles each word stands: a mistyped word stands in one."""
    return Counter(word for record in records for word in set(title_of(record.title).words))


def judge(one: Record, other: Record, known: Counter[str]) -> Verdict:
    """Say what two records are to each other; ``known`` counts words over all titles."""
    first, second = title_of(one.title), title_of(other.title)
    same_doi = bool(one.doi) and one.doi == other.doi
    if not first.words or not second.words:
        return Verdict.SAME if same_doi else Verdict.APART
    if not same_doi and not _may_share(one, other):
        return Verdict.APART
    likeness = fuzz.ratio(first.text, second.text, score_cutoff=_NEAR_TITLE)
    if first.kinds != second.kinds or first.numbers != second.numbers:
        return Verdict.NEAR if same_doi and likeness >= _NEAR_TITLE else Verdict.APART
    if same_doi:
        return _of_one_doi(first, second)
    begins_alike = first.words[:TELLING] == second.words[:TELLING]
    if likeness < _NEAR_TITLE and not (begins_alike and _is_subtitled(one, other)):
        return Verdict.APART
    if contradicts(one, other):
        return Verdict.NEAR if first.words == second.words and _share_names(one, other) else Verdict.APART
    return Verdict.SAME if _is_one_work(one, other, first, second, known) else Verdict.NEAR


def _of_one_doi(first: Title, second: Title) -> Verdict:
    """One DOI may stand for a whole supplement, so titles must not be of different works."""
    sorted_likeness = fuzz.token_sort_ratio(first.text, second.text)
    shorter, longer = sorted((first.words, second.words), key=len)
    is_part = len(shorter) >= TELLING and longer[: len(shorter)] == shorter
    return Verdict.SAME if sorted_likeness >= 80 or is_part else Verdict.APART


def _may_share(one: Record, other: Record) -> bool:
    """Whether years are near enough to be one work: on paper it may be a year later than on line."""
    return one.year is None or other.year is None or abs(one.year - other.year) <= 1


def contradicts(one: Record, other: Record) -> bool:
    """Whether something both say differs: the DOI, every author, or what the abstract begins with."""
    if one.doi and other.doi:
        return True
    if one.authors and other.authors and not _share_names(one, other):
        return True
    shorter = min(len(one.abstract), len(other.abstract), _LONGEST)
    if shorter < 100:
        return False
    return fuzz.partial_ratio(one.abstract[:shorter], other.abstract[:shorter]) < _SAME_ABSTRACT


def _share_names(one: Record, other: Record) -> bool:
    """Whether the first author of one is among the authors of the other, whichever way round."""
    names = [
        frozenset(word for word in plain(record.authors[0]).split() if len(word) > 2)
        for record in (one, other)
        if record.authors
    ]
    return len(names) == 2 and bool(names[0] & names_of(other)) and bool(names[1] & names_of(one))


def _is_one_work(one: Record, other: Record, first: Title, second: Title, known: Counter[str]) -> bool:
    """Whether all that is known speaks for it; a short title, or one without authors, needs more."""
    same_year = one.year is not None and one.year == other.year
    shared = _share_names(one, other)
    same_journal = bool(one.journal and other.journal) and _journals_agree(one.journal, other.journal)
    if first.words == second.words:
        if len(first.words) < TELLING:
            return shared and same_year
        return shared or same_year or same_journal
    if not shared:
        return False
    if _is_subtitled(one, other):
        return same_year or same_journal
    return (same_year or same_journal) and _differ_by_slips(first.words, second.words, known)


def _journals_agree(one: str, other: str) -> bool:
    """Whether two names of a journal may be one, as "Br J Soc Work" and "British Journal of Social Work"."""
    first, second = ([word for word in plain(name).split() if word not in _SMALL] for name in (one, other))
    if len(first) != len(second):
        return False
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=True))


def _is_subtitled(one: Record, other: Record) -> bool:
    """Whether one title is the other without its subtitle."""
    shorter, longer = sorted((one.title, other.title), key=len)
    main = re.split(r"[:.?\u2013\u2014] | - ", longer, maxsplit=1)[0]
    words = title_of(shorter).words
    return len(words) >= TELLING and title_of(main).words == words


def _differ_by_slips(first: tuple[str, ...], second: tuple[str, ...], known: Counter[str]) -> bool:
    """Whether the words that differ are the same words mistyped: one or two of them, a letter or two off, one
    side a word that stands in no other title; or the same letters parted in another way."""
    if "".join(first) == "".join(second):
        return True
    if sorted(first) == sorted(second):
        return True
    only_one = list((Counter(first) - Counter(second)).elements())
    only_two = list((Counter(second) - Counter(first)).elements())
    if "".join(only_one) == "".join(only_two):
        return True
    if len(only_one) != len(only_two) or len(only_one) > _MOST_SLIPS:
        return False
    return all(_is_slip(a, b, known) for a, b in zip(only_one, only_two, strict=True))


def _is_slip(one: str, other: str, known: Counter[str]) -> bool:
    longest = max(len(one), len(other))
    seldom, often = sorted((known[one], known[other]))
    if longest < _SHORTEST_SLIP or seldom > max(1, often / _SLIPS_AMONG):
        return False
    return Indel.distance(one, other) <= (2 if longest < 8 else 4)
