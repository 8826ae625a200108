"""Find in a writer's own draft what hindsight does to it: knowing better, ending at a person, hiding who.

After Dekker on the new view of error and RCA2. Rules, over words and over the grammar of a sentence, so that
a writer can see why; run on what the writer of a review writes, never on words of those who were heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.change.reviews.hindsight.grammar import acts_without_an_actor, parse
from speakopenly.change.reviews.hindsight.words import (
    DEALINGS,
    FAULT_NOUNS,
    FAULT_WORDS,
    FAULTS,
    IDIOMS,
    LAPSED,
    PEOPLE,
    SLIPS,
    VIEWS,
    WELCOMED,
)


class MarkKind(StrEnum):
    """What a mark asks the writer to look at."""

    KNOWS_BETTER = "knows_better"
    ENDS_AT_A_PERSON = "ends_at_a_person"
    HIDES_WHO = "hides_who"


NAMING_IS_NOT_BLAME: Final = "Saying which role decided what is not blame."
LOOK_AT: Final = MappingProxyType(
    {
        MarkKind.KNOWS_BETTER: "This compares with what we know now. Keep the fact, and say "
        "what could be seen and done at the time.",
        MarkKind.ENDS_AT_A_PERSON: "The account ends at a person here. Keep the fact, and go on: "
        "what made that likely, and what was the work like?",
        MarkKind.HIDES_WHO: "Nobody can see who did this. Keep the fact, and say which role. "
        + NAMING_IS_NOT_BLAME,
    }
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the draft in code points, what kind it is, and a plain sentence of what to look at."""

    start: int
    end: int
    kind: MarkKind

    @property
    def look_at(self) -> str:
        """What the writer may look at. It never asks to take a fact out."""
        return LOOK_AT[self.kind]


_NOT_QUITE: Final = r"(?: (?:not|never|also|clearly|easily|surely|all|at least|just)|n't)?"
_KNOWS_BETTER: Final = (
    rf"\b(?:should|ought to|could|might|must|would|'d){_NOT_QUITE}(?: have|'ve) (?!{WELCOMED}\b)\w+",
    r"\bshouldn't have\b|\b(?:needed|ought) to have\b|\b(?:was|were) (?:supposed|meant|expected) to have\b",
    r"\b(?:fail(?:ed|s|ing)?|neglected|omitted|declined) to \w+",
    r"\bif (?:only )?[\w' ]{2,60}? had\b|^\s*had [\w' ]{2,40}, [\w' ]*\bwould\b",
    r"\b(?:with|in) hindsight\b|\bit (?:was|is) (?:plain|clear|obvious) (?:that|to anyone)\b|"
    r"\bobvious(?:ly)?\b|\bclear(?:ly)? missed\b|\bpreventable\b|\bavoidable\b|\bas later events proved\b",
    r"\bwhy (?:did|could|would|was|were)(?:n't| (?:\w+ ){1,4}not)\b|"
    r"\bhow (?:could|did) (?:anyone|they|he|she|you) \w+",
)
_ENDS_AT_A_PERSON: Final = (
    rf"\b{PEOPLE}(?:'s)?(?: \w+){{0,2}} (?:was|were|is|are|had been|has been)(?: \w+)? {FAULTS}\b",
    rf"\bdecisions?(?: \w+){{0,6}} (?:was|were) (?:\w+ )?wrong\b|\b{FAULT_WORDS}\b|\b{FAULT_NOUNS}\b",
    rf"\b{IDIOMS}",
    rf"\b{PEOPLE} (?:had |simply |just |repeatedly |\w+ \w+ and ){{0,2}}{LAPSED}\b|\bchose not to\b",
    r"\b(?:is|was|were|are|bears?|carr(?:y|ies)) (?:solely |largely |the |squarely ){0,2}"
    r"(?:to blame|blame|at fault|responsible|responsibility)\b|\b(?:blame|fault) (?:lies|lay|rests?|is)\b|"
    rf"\bresponsib\w+ (?:lies|lay|rests?|rested) (?:\w+ )?with (?:the )?(?:\w+ )?{PEOPLE}\b",
)
_HIDES_WHO: Final = (
    rf"\b{SLIPS} (?:were made|occurred|happened|crept in|took place|arose)\b",
    rf"\bthere (?:was|were|had been) (?:an? |the |some |no )?(?:\w+ )?{VIEWS}",
    rf"\bit was (?:the|a) (?:\w+ )?{VIEWS}\b|\b{VIEWS} (?:drawn|reached|taken|formed) (?:was|were)\b",
    r"\bthe decision (?:came|fell|followed|emerged)\b|\bthings (?:slipped|went wrong|fell)\b|"
    r"\b(?:slipped|fell) (?:through|between)\b",
    rf"\b{DEALINGS}(?: [\w-]+){{0,8}}? (?:took place|occurred|followed|went ahead|happened|ensued)\b",
    r"(?:^|[.;:] )[\w ]{3,30} not \w+ed\b[.;,]",
)
_PATTERNS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, patterns in (
        (MarkKind.KNOWS_BETTER, _KNOWS_BETTER),
        (MarkKind.ENDS_AT_A_PERSON, _ENDS_AT_A_PERSON),
        (MarkKind.HIDES_WHO, _HIDES_WHO),
    )
    for pattern in patterns
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*")


def marks_in(draft: str) -> tuple[Mark, ...]:
    """Every mark in a draft, in order; where two overlap, the longer stays.

    Raises ModelMissing when the English model is not installed.
    """
    kept: list[Mark] = []
    for mark in sorted(_found(draft), key=lambda mark: (mark.start - mark.end, mark.start)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _found(draft: str) -> Iterator[Mark]:
    for sentence in _SENTENCE.finditer(draft):
        for kind, pattern in _PATTERNS:
            for hit in pattern.finditer(sentence.group()):
                yield Mark(sentence.start() + hit.start(), sentence.start() + hit.end(), kind)
    for start, end in acts_without_an_actor(parse(draft)):
        yield Mark(start, end, MarkKind.HIDES_WHO)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its marks; ``pieces`` are its words in order, and whether each is marked."""

    text: str
    marks: tuple[Mark, ...]
    pieces: tuple[tuple[str, bool], ...]


def marked_sentences(draft: str) -> tuple[Sentence, ...]:
    """The sentences of a draft that have marks, in order; no word of any is left out or changed.

    Raises ModelMissing when the English model is not installed.
    """
    marks = marks_in(draft)
    found = []
    for each in _SENTENCE.finditer(draft):
        here = tuple(mark for mark in marks if each.start() <= mark.start < each.end())
        if here:
            found.append(Sentence(each.group().strip(), here, tuple(_pieces(draft, each.span(), here))))
    return tuple(found)


def _pieces(draft: str, span: tuple[int, int], marks: tuple[Mark, ...]) -> Iterator[tuple[str, bool]]:
    at, end = span
    for mark in marks:
        yield draft[at : mark.start], False
        at = min(mark.end, end)
        yield draft[mark.start : at], True
    yield draft[at:end], False
