"""The six lines of an examination, in the one order in which they are always shown.

The first five are those by which inspection reports are read; the sixth asks about those for whom the work is
done.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Line(StrEnum):
    """A line of enquiry. Their order is an order of reading and says nothing of weight."""

    BLAME_CLIMATE = "blame_climate"
    OPENNESS = "openness"
    CORPORATE_LEARNING = "corporate_learning"
    SUPERVISION = "supervision"
    WORKLOAD_PRESSURE = "workload_pressure"
    VOICE_AND_TRUST = "voice_and_trust"


QUESTIONS: Final[Mapping[Line, str]] = {
    Line.BLAME_CLIMATE: "Is it safe to speak?",
    Line.OPENNESS: "Do hard messages travel?",
    Line.CORPORATE_LEARNING: "Does learning lead to change?",
    Line.SUPERVISION: "Is supervision regular and meaningful?",
    Line.WORKLOAD_PRESSURE: "Do demand and resources allow good work?",
    Line.VOICE_AND_TRUST: "Are children, families and carers heard, and is trust two-way?",
}

ASKS: Final[Mapping[Line, str]] = {
    Line.BLAME_CLIMATE: "What do people expect to happen to them after a mistake, or after they raise one?",
    Line.OPENNESS: "Who can challenge whom, and what became of the last message nobody wanted to hear?",
    Line.CORPORATE_LEARNING: (
        "What changed after audits, complaints, reviews and feedback, and did anybody look whether it helped?"
    ),
    Line.SUPERVISION: "Regular and meaningful are two things: say what you saw of each.",
    Line.WORKLOAD_PRESSURE: "What is asked of people, with what time, staff, tools and places to turn to?",
    Line.VOICE_AND_TRUST: (
        "Trust between levels of staff and trust between families and professionals are looked at apart, "
        "and shown side by side."
    ),
}
