"""The topics on which reports are set side by side: five lines of enquiry, and the blaming of families.

The families' topic stands directly under that of staff and has the same weight everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Topic(StrEnum):
    """In the order in which they are always shown; never in the order of any number."""

    BLAME_CLIMATE = "blame_climate"
    FAMILIES = "families"
    OPENNESS = "openness"
    CORPORATE_LEARNING = "corporate_learning"
    SUPERVISION = "supervision"
    WORKLOAD_PRESSURE = "workload_pressure"


NAMES: Final[Mapping[Topic, str]] = MappingProxyType(
    {
        Topic.BLAME_CLIMATE: "Blame, fear and safety among staff",
        Topic.FAMILIES: "Blaming of parents, mothers or children",
        Topic.OPENNESS: "Openness to hard messages",
        Topic.CORPORATE_LEARNING: "Learning that leads to change",
        Topic.SUPERVISION: "Supervision of staff",
        Topic.WORKLOAD_PRESSURE: "Workload and a stable workforce",
    }
)

WHAT_IT_IS: Final[Mapping[Topic, str]] = MappingProxyType(
    {
        Topic.BLAME_CLIMATE: (
            "What staff expect to happen to them: whether they are safe, afraid, mistrustful or cared for."
            " Bullying among children is never counted here."
        ),
        Topic.FAMILIES: (
            "Words that put blame on parents, mothers or children, and words of inspectors about practice"
            " that does so or takes care not to. It stands here with the same weight as blame among staff."
        ),
        Topic.OPENNESS: (
            "Whether staff are listened to and can challenge, and whether leaders look for hard messages,"
            " take them in and admit them."
        ),
        Topic.CORPORATE_LEARNING: (
            "Audit, quality assurance, complaints, reviews and feedback that lead, or do not lead, to change."
        ),
        Topic.SUPERVISION: (
            "Supervision of staff: whether it is regular, and whether it means something. Supervision of"
            " foster carers, supervised contact and supervision orders are not counted."
        ),
        Topic.WORKLOAD_PRESSURE: (
            "Caseloads, vacancies, turnover, use of agency staff, and how stable and able to cope the"
            " workforce is."
        ),
    }
)
