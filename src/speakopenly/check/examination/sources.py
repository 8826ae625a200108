"""What an observation may rest on. A report is not among these, and neither is how many there were."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Source(StrEnum):
    """Where something was seen."""

    SURVEY = "survey"
    SUPERVISION = "supervision"
    LEARNING = "learning"
    INSPECTIONS = "inspections"
    PRESSURES = "pressures"
    VISIT = "visit"


SOURCES: Final[Mapping[Source, str]] = {
    Source.SURVEY: "The culture survey",
    Source.SUPERVISION: "What was answered about supervision, in pools",
    Source.LEARNING: "Published figures of learning",
    Source.INSPECTIONS: "Inspection reports that were read",
    Source.PRESSURES: "Pressures on the service",
    Source.VISIT: "Our own visit or talk",
}

NUMBER_OF_REPORTS: Final = (
    "An examination never sees a report. How many there were is no evidence here: a high number is no "
    "weakness, and neither is a low one."
)
SURVEY_PROMISE: Final = (
    "Those who answered were promised that results are used in no inspection. This is none: it grades "
    "nobody. It shows what everybody can read, and asks what lies behind it."
)
NOT_EVIDENCE: Final = frozenset({"L1", "L2"})
"""Figures that count reports or their mix. They say who spoke, and an examination leaves them out."""
