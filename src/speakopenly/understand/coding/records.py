"""What a person decided, and what the machine would propose: never one type, one table or one figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Example:
    """What a person decided about one text: its codes; an empty set is a decision as well, for none."""

    text: str = field(repr=False)
    codes: frozenset[str]
    question: str = ""


class Certainty(StrEnum):
    """Whether the machine would give a code; ``UNSURE`` is the band where it abstains and a person looks."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the machine thinks of one code for one text. It is never a coding, and no person's decision."""

    code: str
    probability: float
    certainty: Certainty
