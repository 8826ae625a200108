"""How the files of phrases are written, and how a phrase is made of them.

A file has lists of words that mean alike, and groups of phrases, each with the reason why it is there. A
phrase is written as somebody would say it, one part after another:

    child|baby   one of these words            @child   one of the words of a list; also a|@b
    ..4          up to four words between      (the)    may be left out
    !not         here must not stand this word (of these: !no|not); it belongs to no mark
    <>4          up to four words between, and the two sides may stand either way round

A group may say ``unless``: words that keep its phrases quiet when they stand anywhere in the same sentence.

"+" before a list's name has its words mutated as Welsh does. ``common`` names lists whose words stand in
every text and ``everywhere`` has those of most sentences: a phrase is looked for from the part with fewest of
both. ``never_slips`` are words that are no slip of another.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.danger.marks import DangerKind
from speakopenly.hear.danger.mutations import mutated

LANGUAGES: Final = ("english", "welsh")
LONGEST_GAP: Final = 9
OFTEN: Final = 10
"""How many common words weigh as much as one that stands in most sentences."""
EITHER_WAY: Final = re.compile(r"<>(\S*)")


@dataclass(frozen=True, slots=True)
class Part:
    """One place in a phrase: words that may stand there, or how many may lie between (``gap``)."""

    words: frozenset[str] = frozenset()
    gap: int = 0
    is_optional: bool = False
    is_forbidden: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Parts in their order, and the one to look for first: the one whose words are rarest in any text."""

    kind: DangerKind
    parts: tuple[Part, ...]
    anchor: int
    unless: frozenset[str] = frozenset()

    @property
    def first_words(self) -> frozenset[str]:
        """The words by which this phrase is found."""
        return self.parts[self.anchor].words


@dataclass(frozen=True, slots=True)
class Language:
    """All that one file says."""

    phrases: tuple[Phrase, ...]
    never_slips: frozenset[str]


def language(name: str) -> Language:
    """Read one file. Raises BadInput where a phrase names no list of ours, or has no word of its own."""
    said = tomllib.loads(
        (resources.files("speakopenly.hear.danger.phrases") / f"{name}.toml").read_text("utf-8")
    )
    lists = _lists(said["lists"])
    common = dict.fromkeys((word for each in said["common"] for word in lists[each]), 1)
    common |= dict.fromkeys(said.get("everywhere", "").split(), OFTEN)
    phrases = (
        replace(_phrase(DangerKind(group["kind"]), written, lists, common), unless=unless)
        for group in said["group"]
        for unless in [frozenset(_words(group.get("unless", ""), lists))]
        for line in group["phrases"].strip().splitlines()
        for written in _ways_round(line)
        if written.strip()
    )
    return Language(tuple(phrases), frozenset(said.get("never_slips", "").split()))


def _ways_round(line: str) -> tuple[str, ...]:
    """A line with "<>4" in it is two phrases; any other is one."""
    either = EITHER_WAY.search(line)
    if either is None:
        return (line,)
    one, other, gap = line[: either.start()], line[either.end() :], f"..{either[1]}"
    return f"{one} {gap} {other}", f"{other} {gap} {one}"


def _lists(written: Mapping[str, str]) -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for name, words in written.items():
        found = frozenset(word for each in words.split() for word in _words(each, lists))
        lists[name.lstrip("+")] = mutated(found) if name.startswith("+") else found
    return lists


def _phrase(
    kind: DangerKind, written: str, lists: Mapping[str, frozenset[str]], common: Mapping[str, int]
) -> Phrase:
    parts = tuple(_part(piece, lists) for piece in written.split())
    able = [place for place, part in enumerate(parts) if _may_be_first(part)]
    if not able:
        raise BadInput(f"A phrase has no word of its own: {written}", do="Give it one.")
    anchor = min(able, key=lambda place: (sum(common.get(word, 0) for word in parts[place].words), place))
    return Phrase(kind, parts, anchor)


def _part(piece: str, lists: Mapping[str, frozenset[str]]) -> Part:
    if piece.startswith(".."):
        return Part(gap=_gap(piece))
    is_optional = piece.startswith("(")
    is_forbidden = piece.startswith("!")
    words = _words(piece.strip("()!"), lists)
    return Part(frozenset(words), is_optional=is_optional, is_forbidden=is_forbidden)


def _words(piece: str, lists: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for word in filter(None, piece.split("|")):
        if not word.startswith("@"):
            yield word
        elif word[1:] in lists:
            yield from lists[word[1:]]
        else:
            raise BadInput(f"There is no list called {word}.", do="Write it above the phrases.")


def _gap(piece: str) -> int:
    gap: Any = piece[2:]
    if not gap.isdecimal() or not 0 < int(gap) <= LONGEST_GAP:
        raise BadInput(f"This is no gap: {piece}", do=f"Write ..1 up to ..{LONGEST_GAP}.")
    return int(gap)


def _may_be_first(part: Part) -> bool:
    return bool(part.words) and not part.is_optional and not part.is_forbidden
