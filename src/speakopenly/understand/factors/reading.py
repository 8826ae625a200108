"""How a sentence means a cue: denied, wished for, asked, or said by somebody else.

"No proper handover" is a handover that was missing; "if only there had been a debrief" tells of none; "was
the handover late?" tells nothing; and what somebody is quoted to have said is less than what happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from speakopenly.hear.factors import Direction
from speakopenly.understand.factors.cues import Found

WISHED, QUOTED, WONDERED = 0.8, 0.8, 0.7
"""How much of a cue's weight is left where it is wished for, quoted, or part of a question that complains."""

_LAST_WORDS = re.compile(r"(?:[\w']+[\s,\"'(]+){0,4}\Z")
_NEAR = 200
"""Letters in which the last four words stand; four longer ones are no words."""
_DENIAL = re.compile(
    r"\b(?:no|not|never|without|nobody|no one|none|nor|neither|hardly|barely|lack of|lacked|lacking"
    r"|absence of|instead of|rather than|cannot|\w+n't"
    r"|(?:did|does|do|was|were|is|are|had|has|have|could|would|should)nt)\b",
    re.IGNORECASE,
)
_NOT_A_DENIAL = re.compile(r"\b(?:not only|not just|no doubt|no wonder|not until|no longer)\b", re.IGNORECASE)
_WISH = re.compile(
    r"\b(?:if only|should (?:have|be)|should've|would have|would've|could have|could've|wish(?:ed)?|ought to"
    r"|needs?|needed|would (?:be|help|like|make)|it'd|asked for|want(?:ed)?|hope[ds]?|next time|please"
    r"|better if|supposed to|meant to|waiting for)\b",
    re.IGNORECASE,
)
_COMPLAINS = re.compile(r"\A\W*(?:and\s+|but\s+|so\s+)?(?:why|how)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]")
_TURNED = {Direction.HINDERED: None, Direction.HELPED: Direction.HINDERED}
"""What a denied cue tells: "no proper handover" hinders, "no blame" alone does not yet help."""


@dataclass(frozen=True, slots=True)
class Meant:
    """Which way a cue worked in its sentence, and how much of its weight is left (0..1)."""

    direction: Direction
    weight: float


def read_cue(sentence: str, found: Found) -> Meant | None:
    """What ``found`` means in ``sentence``; None where it tells nothing of what happened."""
    direction: Direction | None = found.cue.direction
    weight = 1.0
    before = sentence[: found.start].replace("\u2019", "'")
    if _is_denied(before):
        direction = _TURNED[found.cue.direction]
    elif found.cue.direction is Direction.HELPED and _WISH.search(before):
        direction, weight = Direction.HINDERED, WISHED
    if only_asks(sentence):
        return None
    if _is_asked(sentence):
        weight *= WONDERED
    if any(each.start() <= found.start and found.end <= each.end() for each in _QUOTED.finditer(sentence)):
        weight *= QUOTED
    return None if direction is None else Meant(direction, weight)


def only_asks(sentence: str) -> bool:
    """Whether a sentence is a question that tells nothing: "why did nobody ask?" tells something."""
    return _is_asked(sentence) and not _COMPLAINS.search(sentence)


def _is_asked(sentence: str) -> bool:
    return sentence.rstrip("\"'\u201d\u2019) ").endswith("?")


def _is_denied(before: str) -> bool:
    near = _LAST_WORDS.search(before[-_NEAR:])
    words = near.group() if near else ""
    return bool(_DENIAL.search(_NOT_A_DENIAL.sub("", words)))
