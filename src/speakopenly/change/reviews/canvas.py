"""The canvas of a review: its boxes in their order, and the ten groups of conditions of the work.

After SEIPS 101, SCIE's learning together and the after-action review: what was expected, what happened as the
people there saw it, and what made sense then come before anything is called wrong.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from speakopenly.hear.factors import Direction
from speakopenly.hear.speaking.questions import Condition

__all__ = ["BOXES", "CONDITIONS", "MADE_SENSE_HINT", "Box", "Condition", "Direction"]


class Box(StrEnum):
    """What is written on the canvas; the conditions of the work stand apart, as a picture."""

    EXPECTED = "expected"
    HAPPENED = "happened"
    MADE_SENSE = "made_sense"
    USUALLY_RIGHT = "usually_right"
    HARD_TO_SEE = "hard_to_see"
    NOT_KNOWN = "not_known"
    WILL_TRY = "will_try"


MADE_SENSE_HINT: Final = "Assume capable people. If it looks foolish, we have not understood it yet."
BOXES: Final = MappingProxyType(
    {
        Box.EXPECTED: "What we expected",
        Box.HAPPENED: "What happened, as the people there saw it",
        Box.MADE_SENSE: "What made sense at the time",
        Box.USUALLY_RIGHT: "What usually goes right",
        Box.HARD_TO_SEE: "What was hard to see at the time",
        Box.NOT_KNOWN: "What we do not know",
        Box.WILL_TRY: "What we will try",
    }
)
CONDITIONS: Final = MappingProxyType(
    {
        Condition.CF: "Child and family situation",
        Condition.PW: "People doing the work",
        Condition.TA: "The task",
        Condition.TI: "Tools and information",
        Condition.TC: "Team and communication",
        Condition.SM: "Supervision and management",
        Condition.MA: "Working with other agencies",
        Condition.WR: "Workload and resources",
        Condition.OC: "Organisation and culture",
        Condition.EX: "Outside conditions",
    }
)
"""As they stand on paper, in the order of the scheme of factors."""
