"""Look for the phrases in a text: word by word, each phrase from its rarest word outwards.

Every step looks at a bounded number of words around one, so work grows as the text does, whatever it says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from speakopenly.hear.danger.marks import DangerKind, Mark, joined
from speakopenly.hear.danger.reading import LANGUAGES, Part, Phrase, language
from speakopenly.hear.danger.slips import slips_of
from speakopenly.hear.danger.words import STOP, Word, words_of

MOST_TRIES: Final = 20_000
"""A text as long as a report may be needs a fifth of it. One that needs more is made to keep us busy, or
is nothing but words of danger: it is not looked through to its end, and a person is asked to look."""
NEAR: Final = 40
"""Words in one run: a text without a full stop is not one sentence from its first word to its last."""


@dataclass(frozen=True, slots=True)
class Screen:
    """All phrases, by the word from which each is looked for, and what is meant by each slip."""

    by_word: Mapping[str, tuple[Phrase, ...]]
    meant: Mapping[str, str]


def screen(text: str) -> tuple[Mark, ...]:
    """Mark the words that make a machine ask whether a child may be in danger; none is no promise of safety.

    Gives the marks in the order of the text, offsets in code points of the text as given. Raises nothing.
    """
    ready = the_screen()
    words = words_of(text)
    meant = [ready.meant.get(word.text, word.text) for word in words]
    beside = _beside(meant)
    tries = _tries(ready, meant)
    some = islice(tries, MOST_TRIES)
    loud = ((place, phrase) for place, phrase in some if phrase.unless.isdisjoint(beside[place]))
    found = {mark for place, phrase in loud if (mark := _mark(phrase, words, meant, place))}
    if next(tries, None) is not None:
        found.add(Mark(0, len(text), DangerKind.CHILD_AT_RISK))
    return joined(found)


def _tries(ready: Screen, meant: Sequence[str]) -> Iterator[tuple[int, Phrase]]:
    """Which phrases to look for, and from which word outwards."""
    for place, word in enumerate(meant):
        for phrase in ready.by_word.get(word, ()):
            yield place, phrase


def _beside(meant: Sequence[str]) -> list[AbstractSet[str]]:
    """For each word those of its run: up to the end of the sentence, or ``NEAR`` words."""
    beside: list[AbstractSet[str]] = []
    run: set[str] = set()
    length = 0
    for word in meant:
        if word == STOP or length == NEAR:
            run, length = set(), 0
        run.add(word)
        length += word != STOP
        beside.append(run)
    return beside


@cache
def the_screen() -> Screen:
    """The phrases of every language, read once in a process."""
    languages = [language(name) for name in LANGUAGES]
    by_word: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in (phrase for each in languages for phrase in each.phrases):
        for word in phrase.first_words:
            by_word[word].append(phrase)
    known = {
        word for each in languages for phrase in each.phrases for part in phrase.parts for word in part.words
    }
    never = {word for each in languages for word in each.never_slips}
    return Screen({word: tuple(some) for word, some in by_word.items()}, slips_of(known, never=never))


def _mark(phrase: Phrase, words: Sequence[Word], meant: Sequence[str], place: int) -> Mark | None:
    before, after = phrase.parts[: phrase.anchor][::-1], phrase.parts[phrase.anchor + 1 :]
    first = _reach(before, meant, place, -1)
    last = _reach(after, meant, place, 1) if first is not None else None
    if first is None or last is None:
        return None
    return Mark(words[first].start, words[last].end, DangerKind(phrase.kind))


def _reach(parts: Sequence[Part], meant: Sequence[str], place: int, step: int) -> int | None:
    """The place of the furthest word of these parts, going one way; None where they are not there."""
    if not parts:
        return place
    part, rest = parts[0], parts[1:]
    if part.gap:
        return _over(part.gap, rest, meant, place, step)
    here = _at(meant, place + step)
    if part.is_forbidden:
        return None if here in part.words else _reach(rest, meant, place, step)
    if here in part.words:
        reached = _reach(rest, meant, place + step, step)
        if reached is not None or not part.is_optional:
            return reached
    return _reach(rest, meant, place, step) if part.is_optional else None


def _over(gap: int, rest: Sequence[Part], meant: Sequence[str], place: int, step: int) -> int | None:
    for between in range(gap + 1):
        if between and _at(meant, place + step * between) == STOP:
            return None
        reached = _reach(rest, meant, place + step * between, step)
        if reached is not None:
            return reached
    return None


def _at(meant: Sequence[str], place: int) -> str:
    return meant[place] if 0 <= place < len(meant) else STOP
