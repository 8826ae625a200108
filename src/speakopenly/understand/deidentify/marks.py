"""What a person decides about each marked stretch of a text, and how the text reads afterwards.

A machine marks, a person decides. What nobody has decided yet never shows: its place says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.understand.deidentify.spans import Span

UNDECIDED_SHOWN_AS: Final = "[to be decided]"
REMOVED_SHOWN_AS: Final = "[\u2026]"
_ARTICLES: Final = ("the ", "a ", "an ")


class Why(StrEnum):
    """Why a stretch is marked: what the recogniser found, a clue that is rare, or a reader's own eye."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    ADDRESS = "ADDRESS"
    POSTCODE = "POSTCODE"
    DATE = "DATE"
    AGE = "AGE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    HANDLE = "HANDLE"
    NHS = "NHS"
    NI = "NI"
    CASE = "CASE"
    VEHICLE = "VEHICLE"
    ETHNICITY = "ethnicity"
    DISABILITY = "disability"
    SIBLINGS = "siblings"
    JOB = "job"
    EVENT = "event"
    COUNT = "count"
    OWN = "own"
    """A person marked it by hand."""


class Decision(StrEnum):
    """What becomes of a marked stretch. "Not sure" is no decision yet."""

    UNDECIDED = "undecided"
    KEEP = "keep"
    ROLE = "role"
    VAGUER = "vaguer"
    REMOVE = "remove"
    NOT_SURE = "not_sure"

    @property
    def is_decided(self) -> bool:
        """Whether somebody has made up their mind."""
        return self not in (Decision.UNDECIDED, Decision.NOT_SURE)

    @property
    def needs_words(self) -> bool:
        """Whether other words stand in its place."""
        return self in (Decision.ROLE, Decision.VAGUER)


@dataclass(frozen=True, slots=True, repr=False)
class Mark:
    """One stretch ``text[start:end]``, in code points, why it is marked and what becomes of it.

    Its repr shows no word. Raises BadInput where other words are needed and none are given.
    """

    start: int
    end: int
    why: Why
    decision: Decision = Decision.UNDECIDED
    instead: str = ""

    def __post_init__(self) -> None:
        if self.decision.needs_words and not self.instead.strip():
            raise BadInput("There are no words to put in its place.", do="Choose or write some.")

    def __repr__(self) -> str:
        return f"Mark({self.start}, {self.end}, {self.why}, {self.decision})"


def marks_of(spans: Iterable[Span], rare: Iterable[Mark] = ()) -> tuple[Mark, ...]:
    """Marks for what a recogniser found, and for rare clues that stand outside it; in order, none decided."""
    found = [Mark(span.start, span.end, Why(span.kind.value)) for span in spans]
    clues = [mark for mark in rare if not any(_touch(mark, other) for other in found)]
    return tuple(sorted([*found, *clues], key=lambda mark: mark.start))


def number_undecided(marks: Iterable[Mark]) -> int:
    """How many still need a decision."""
    return sum(not mark.decision.is_decided for mark in marks)


def with_mark(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks with one made by hand. It takes up every mark it touches, and is not decided.

    Raises BadInput where the stretch is empty.
    """
    if not 0 <= start < end:
        raise BadInput("No words were chosen.", do="Type the words as they stand in the text.")
    new = Mark(start, end, Why.OWN)
    touched = [mark for mark in marks if _touch(mark, new)]
    new = Mark(
        min([start, *(mark.start for mark in touched)]), max([end, *(mark.end for mark in touched)]), Why.OWN
    )
    rest = [mark for mark in marks if mark not in touched]
    return tuple(sorted([*rest, new], key=lambda mark: mark.start))


def decided(
    marks: Sequence[Mark], which: Iterable[int], decision: Decision, instead: str = ""
) -> tuple[Mark, ...]:
    """The marks with one decision made on those at these places. Raises BadInput (see ``Mark``)."""
    chosen = frozenset(which)
    words = instead if decision.needs_words else ""
    return tuple(
        replace(mark, decision=decision, instead=words) if place in chosen else mark
        for place, mark in enumerate(marks)
    )


def same_words(text: str, marks: Sequence[Mark], which: int) -> tuple[int, ...]:
    """The places of every mark, itself among them, that covers the same words in any case."""
    words = text[marks[which].start : marks[which].end].casefold()
    return tuple(
        place
        for place, mark in enumerate(marks)
        if text[mark.start : mark.end].casefold() == words and mark.why == marks[which].why
    )


def where_stands(text: str, words: str, *, only_whole: bool = False) -> tuple[tuple[int, int], ...]:
    """Every place where these words stand exactly so, in order and none within another; blank: none.

    Places inside longer words count only where there are no others, as in writing without spaces; or never,
    where ``only_whole`` words are wanted.
    """
    found, at = [], text.find(words) if words.strip() else -1
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    whole = [(start, end) for start, end in found if not _cuts_a_word(text, start, end)]
    return tuple(whole if only_whole else whole or found)


def safe_text(text: str, marks: Sequence[Mark]) -> str:
    """The text with every decision carried out, and a sign where there is none yet.

    Raises BadInput where two marks overlap or one does not fit the text.
    """
    pieces, done = [], 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if not done <= mark.start < mark.end <= len(text):
            raise BadInput("Marks overlap or belong to another text.", do="Begin the safe version again.")
        pieces += [text[done : mark.start], _in_its_place(text, mark)]
        done = mark.end
    return "".join([*pieces, text[done:]])


def _in_its_place(text: str, mark: Mark) -> str:
    match mark.decision:
        case Decision.KEEP:
            return text[mark.start : mark.end]
        case Decision.REMOVE:
            return REMOVED_SHOWN_AS
        case Decision.ROLE | Decision.VAGUER:
            return _fitted(mark.instead, text, mark.start)
        case _:
            return UNDECIDED_SHOWN_AS


def _fitted(words: str, text: str, at: int) -> str:
    """Other words as they fit: no second article, and a capital where a sentence begins with one."""
    before = text[max(0, at - 5) : at].lower()
    if any(f" {before}".endswith(f" {article}") for article in _ARTICLES):
        words = next((words[len(each) :] for each in _ARTICLES if words.lower().startswith(each)), words)
    begins = not text[:at].strip() or text[:at].rstrip(" ")[-1] in ".!?\n"
    return words[:1].upper() + words[1:] if begins and text[at].isupper() else words


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    return any(0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum() for at in (start, end))


def _touch(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end
