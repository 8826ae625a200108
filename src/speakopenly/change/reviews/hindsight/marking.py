"""Find in a writer's own draft what hindsight does to it: knowing better, ending at a person, hiding who.

After Dekker on the new view of error and RCA2. Rules and nothing learned, so that a writer can see why; run
on what the writer of a review writes, never on the words of those who were heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.change.reviews.hindsight.words import ACTED, FAULT_NOUNS, FAULTS, LAPSED, PEOPLE, SLIPS


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


_BE: Final = r"(?:was|were|is|are|been|being|be|got|get)"
_ADVERB: Final = r"(?:(?:not|never|also|then|later|only|again|simply|initially|subsequently|\w+ly) ){0,2}"
_DOERS: Final = (
    r"by (?!(?:then|now|monday|friday|the (?:time|end|following|next)|"
    r"mistake|chance|phone|e-?mail|post)\b)\w+"
)
_KNOWS_BETTER: Final = (
    r"\b(?:should|could|ought to|might|would|must)"
    r"(?: (?:not|never|also|clearly|easily|surely|all)|n't)? have \w+",
    r"\bshouldn't have\b|\bneeded to have\b|\bwas supposed to have\b",
    r"\b(?:fail(?:ed|s|ing)?|neglected|omitted) to \w+",
    r"\bif (?:only )?[\w ]{2,40}? had\b|^\s*had [\w ]{2,40}, [\w ]*\bwould\b",
    r"\bwith hindsight\b|\bin hindsight\b|\bit was obvious\b|\bobviously\b|\bclear(?:ly)? missed\b|"
    r"\bpreventable\b|\bavoidable\b",
)
_ENDS_AT_A_PERSON: Final = (
    rf"\b{PEOPLE}(?:'s)? (?:was|were|is|are|had been|has been)(?: \w+)? {FAULTS}\b",
    rf"\b{FAULT_NOUNS}\b",
    rf"\b{PEOPLE} (?:had |simply |just |repeatedly ){{0,2}}{LAPSED}\b",
    r"\b(?:is|was|were|are|bears?|carr(?:y|ies)) "
    r"(?:solely |largely |the )?(?:to blame|blame|responsible|responsibility)\b",
)
_HIDES_WHO: Final = (
    rf"\b{_BE} {_ADVERB}{ACTED}\b",
    rf"\b{SLIPS} (?:were made|occurred|happened|crept in|took place|arose)\b",
    r"\bthere (?:was|were) (?:an? |the |some )?(?:\w+ )?"
    r"(?:decision|agreement|view|feeling|assumption|delay|failure|consensus)",
    r"\bthe decision (?:came|fell|followed|emerged)\b|\bthings (?:slipped|went wrong|fell)\b",
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
_SAYS_WHO: Final = re.compile(_DOERS, re.IGNORECASE)


def marks_in(draft: str) -> tuple[Mark, ...]:
    """Every mark in a draft, in order; where two overlap, the one that begins first stays."""
    found = sorted(_found(draft), key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def _found(draft: str) -> Iterator[Mark]:
    for sentence in _SENTENCE.finditer(draft):
        says_who = _SAYS_WHO.search(sentence.group()) is not None
        for kind, pattern in _PATTERNS:
            if kind is MarkKind.HIDES_WHO and says_who:
                continue
            for hit in pattern.finditer(sentence.group()):
                yield Mark(sentence.start() + hit.start(), sentence.start() + hit.end(), kind)
