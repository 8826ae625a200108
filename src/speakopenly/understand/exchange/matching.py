"""Find the contributions of an exercise in the texts of a file, though programs change line ends and spaces.

Texts are compared letter by letter, without any space. Where names were hidden here, anything may stand in
their place there: so a text that was coded before it came here is found as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from speakopenly.core.records import ContributionId, PassageId
from speakopenly.understand.deidentify.spans import SHOWN_AS
from speakopenly.understand.exchange.records import Source

_SPACE: Final = "\ufeff\u200b"
"""What no reader sees and some programs add; Python does not count it as space."""
_HIDDEN: Final = re.compile("|".join(re.escape("".join(each.split())) for each in set(SHOWN_AS.values())))
_HEAD: Final = re.compile(r"^[ \t\ufeff]*\[([^\[\]\r\n]{1,64})\][ \t]*\r?$", re.MULTILINE)
"""The line above an answer that ``gathering`` writes."""
_HASH: Final = re.compile(r"[0-9a-f]{32}")
_BEGINNING: Final = 8
"""Letters by which a text is looked up among many."""


class NotFound(StrEnum):
    """Why a stretch of a file's text belongs to nothing that was read here."""

    NOT_HERE = "not_here"
    GONE = "gone"
    """Its id is one of ours, and nobody's any more: the words were taken back, or are of another exercise."""
    CHANGED = "changed"
    """Its id is here, with other words."""
    SEVERAL = "several"
    """Several people said exactly this."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without its spaces, and where each letter stood."""

    text: str
    at: Sequence[int]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Which letters a stretch of the text holds."""
        return bisect_left(self.at, start), bisect_left(self.at, end)


def letters_of(text: str) -> Letters:
    """The letters of a text."""
    at = [place for place, letter in enumerate(text) if not (letter.isspace() or letter in _SPACE)]
    return Letters("".join(text[place] for place in at), at)


@dataclass(frozen=True)
class Here:
    """One contribution as it is read here, de-identified, and where its passages stand in it."""

    id: ContributionId
    text: str
    passages: tuple[tuple[PassageId, int, int], ...] = ()

    @cached_property
    def letters(self) -> Letters:
        """Its letters."""
        return letters_of(self.text)

    @cached_property
    def borders(self) -> tuple[tuple[int, int, PassageId], ...]:
        """Its passages in order, by the letters they hold. No letter is in two."""
        held = ((*self.letters.between(start, end), ident) for ident, start, end in self.passages)
        return tuple(sorted(held))

    @cached_property
    def pieces(self) -> tuple[tuple[int, str], ...]:
        """What stands between hidden names, each with the letter it begins at."""
        found, begin = list[tuple[int, str]](), 0
        for hidden in _HIDDEN.finditer(self.letters.text):
            found.append((begin, self.letters.text[begin : hidden.start()]))
            begin = hidden.end()
        return (*found, (begin, self.letters.text[begin:]))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a source and whose it is. ``runs`` lead from letters there to letters here."""

    start: int
    end: int
    letters: Letters
    here: Here | NotFound
    runs: tuple[tuple[int, int, int, int, bool], ...] = ()
    """From, to, there; from, to, here; and whether they are the same letters."""

    def passages_in(self, start: int, end: int) -> tuple[PassageId, ...]:
        """The passages a selection of the source means.

        Those of which it holds half the letters or more; where it holds half of none, the one of which it
        holds most. So a word marked in a sentence means the sentence, and a border drawn a little too far
        does not mean its neighbour.
        """
        if isinstance(self.here, NotFound):
            return ()
        low, high = self._letters_here(*self.letters.between(start - self.start, end - self.start))
        held: list[tuple[int, int, PassageId]] = []
        after = bisect_left(self.here.borders, (high,))
        for first, last, ident in reversed(self.here.borders[:after]):
            overlap = min(high, last) - max(low, first)
            if overlap <= 0:
                break
            held.append((overlap, last - first, ident))
        held.reverse()
        half = tuple(ident for overlap, size, ident in held if 2 * overlap >= size)
        most = max(held, key=lambda each: each[0], default=None)
        return half or (() if most is None else (most[2],))

    def _letters_here(self, low: int, high: int) -> tuple[int, int]:
        found: list[tuple[int, int]] = []
        for there, there_end, here, here_end, is_same in self.runs:
            first, last = max(low, there), min(high, there_end)
            if first < last:
                moved = (here + first - there, here + last - there) if is_same else (here, here_end)
                found.append(moved)
        return (min(first for first, _ in found), max(last for _, last in found)) if found else (0, 0)


class Matcher:
    """Looks contributions up by their id and by their words."""

    def __init__(self, here: Iterable[Here]) -> None:
        self._by_id = {each.id: each for each in here if each.text.strip()}
        self._by_beginning: Mapping[str, list[Here]] = defaultdict(list)
        for each in self._by_id.values():
            first = each.pieces[0][1]
            self._by_beginning[first[:_BEGINNING] if len(first) >= _BEGINNING else ""].append(each)

    def stretches_of(self, source: Source) -> tuple[Stretch, ...]:
        """The contributions in a source: several under their ids, or one that is the whole of it."""
        heads = [each for each in _HEAD.finditer(source.text) if self._is_a_head(each[1])]
        if heads:
            return tuple(self._gathered(source, heads))
        letters = letters_of(source.text)
        return (self._stretch(0, len(source.text), letters, self._whole(source, letters)),)

    def _is_a_head(self, ident: str) -> bool:
        return ident in self._by_id or bool(_HASH.fullmatch(ident))

    def _gathered(self, source: Source, heads: Sequence[re.Match[str]]) -> Iterator[Stretch]:
        ends = [each.start() for each in heads[1:]] + [len(source.text)]
        for head, end in zip(heads, ends, strict=True):
            letters = letters_of(source.text[head.end() : end])
            found = self._by_id.get(ContributionId(head[1]))
            yield self._stretch(head.end(), end, letters, NotFound.GONE if found is None else found)

    def _whole(self, source: Source, letters: Letters) -> Here | NotFound:
        named = source.name.removesuffix(".txt").rpartition(": ")[2].strip()
        if ContributionId(named) in self._by_id:
            return self._by_id[ContributionId(named)]
        if _HASH.fullmatch(named):
            return NotFound.GONE
        begins = letters.text[:_BEGINNING]
        likely = [*self._by_beginning.get(begins, ()), *self._by_beginning.get("", ())]
        fitting = [each for each in likely if runs_of(each, letters.text)]
        if not fitting:
            return NotFound.NOT_HERE
        return fitting[0] if len(fitting) == 1 else NotFound.SEVERAL

    def _stretch(self, start: int, end: int, letters: Letters, here: Here | NotFound) -> Stretch:
        if isinstance(here, NotFound):
            return Stretch(start, end, letters, here)
        runs = runs_of(here, letters.text)
        return Stretch(start, end, letters, here if runs else NotFound.CHANGED, runs)


def runs_of(here: Here, letters: str) -> tuple[tuple[int, int, int, int, bool], ...]:
    """How the letters of a text stand in a contribution's; nothing where they are not its own.

    Pieces between hidden names are looked for in order, the first at the beginning and the last at the end,
    and at least half of the letters must stand in them: "[name] said no" is not any text that ends in "said
    no".
    """
    pieces, size = here.pieces, len(letters)
    if letters and letters == here.letters.text:
        return ((0, size, 0, size, True),)
    if len(pieces) == 1 or not letters.startswith(pieces[0][1]):
        return ()
    if 2 * sum(len(piece) for _begin, piece in pieces) < size:
        return ()
    runs, done, here_done = list[tuple[int, int, int, int, bool]](), 0, 0
    for number, (begin, piece) in enumerate(pieces):
        is_last = number == len(pieces) - 1
        at = size - len(piece) if is_last else letters.find(piece, done)
        if at < done or letters[at : at + len(piece)] != piece:
            return ()
        runs.append((done, at, here_done, begin, False))
        runs.append((at, at + len(piece), begin, begin + len(piece), True))
        done, here_done = at + len(piece), begin + len(piece)
    return tuple(run for run in runs if run[1] > run[0])
