"""What the check is for, and what it leaves alone: it never delays protecting a child.

For practices and changes that use, watch, move, restrain or profile children. Never for a decision about one
child, an emergency removal or a safety plan: those have procedures and courts of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.questions import YesNo

FIRST_PAGE: Final = (
    "If you are protecting a child now, act under your own procedures; nothing here may delay it."
)
ADULT: Final = 18


class About(StrEnum):
    """What sort of thing is looked at."""

    PRACTICE = "practice"
    CHANGE = "change"
    ONE_CHILD = "one_child"
    EMERGENCY_REMOVAL = "emergency_removal"
    SAFETY_PLAN = "safety_plan"


class Touch(StrEnum):
    """What a measure does with children."""

    USES = "uses"
    WATCHES = "watches"
    MOVES = "moves"
    RESTRAINS = "restrains"
    PROFILES = "profiles"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at. ``touches`` is None where nobody knows yet; ``()`` says that it does none of them.

    ``youngest`` is the age of the youngest child it may touch. ``run_by`` is another body that runs it, blank
    where it is ours, and ``overseen_by`` who oversees that body. ``children`` is how many it touches.
    ``is_live`` is whether it is under way. Whatever is not known counts as the graver.

    Raises BadInput where there is no title, or an age or a number cannot be.
    """

    title: str
    about: About = About.PRACTICE
    touches: tuple[Touch, ...] | None = None
    covert: YesNo | None = None
    is_live: YesNo | None = None
    youngest: int | None = None
    children: int | None = None
    run_by: str = ""
    overseen_by: str = ""

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise BadInput("There is no title.", do="Say in a few words what is looked at.", column="title")
        if self.youngest is not None and not 0 <= self.youngest < ADULT:
            raise BadInput("This is not a child's age.", do="Give an age from 0 to 17.", column="youngest")
        if self.children is not None and self.children < 0:
            raise BadInput("There cannot be fewer than no children.", do="Give a number.", column="children")

    @property
    def may_be_covert_and_live(self) -> bool:
        """Whether it may be a live covert matter: then nothing of it is made public."""
        return self.covert is not YesNo.NO and self.is_live is not YesNo.NO

    @property
    def may_risk_one_who_cannot_know(self) -> bool:
        """Whether it may be covert with a child under 16: stop S4 stands then, whatever else is answered."""
        return self.covert is not YesNo.NO and (self.youngest is None or self.youngest < AGE_OF_S4)


AGE_OF_S4: Final = 16
OUT_OF_SCOPE: Final = MappingProxyType(
    {
        About.ONE_CHILD: "This is a decision about one child. It is made with that child, under your own "
        "procedures "
        "and the court's. This check is for practices and changes.",
        About.EMERGENCY_REMOVAL: "This is an emergency removal. Act under your own procedures now. No "
        "stop of this "
        "check, S3 and S5 among them, applies to it.",
        About.SAFETY_PLAN: "This is a safety plan. Keep to it. A child keeping something from a person "
        "who may be "
        "harming them is part of being safe; no stop of this check, S3 and S5 among them, applies to it.",
    }
)
TOUCHES_NO_CHILD: Final = (
    "This neither uses, watches, moves, restrains nor profiles children, so there is nothing for this "
    "check to ask. "
    "If that changes, begin a check."
)


def why_out_of_scope(subject: Subject) -> str:
    """Why the check does not apply, in plain words; blank where it does. What is not known is in scope."""
    if subject.about in OUT_OF_SCOPE:
        return OUT_OF_SCOPE[subject.about]
    return TOUCHES_NO_CHILD if subject.touches == () else ""
