"""How many people share a description. Fewer than eight, and it says too much.

A description is what stands beside a safe version: role band, service area, stage and quarter. Only the
service knows how many people there are; what it has not said counts as nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from speakopenly.core.disclosure import can_show_without_naming
from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.answers import BEFORE_THAT, Answers
from speakopenly.hear.speaking.questions import ProcessStage, RoleBand, ServiceArea

People = Mapping[tuple[RoleBand, ServiceArea], int]
"""How many people of a role band there are in a service area, as the service states it."""

WIDER_ROLES: Final[Mapping[str, frozenset[RoleBand]]] = {
    "staff": frozenset(
        {
            RoleBand.PRACTITIONER, RoleBand.NEWLY_QUALIFIED, RoleBand.TEAM_MANAGER, RoleBand.SENIOR_LEADER,
            RoleBand.INDEPENDENT_REVIEWING_OR_CHAIR, RoleBand.FAMILY_SUPPORT, RoleBand.RESIDENTIAL_WORKER,
            RoleBand.ADOPTION_WORKER, RoleBand.BUSINESS_SUPPORT, RoleBand.LEGAL, RoleBand.STUDENT,
        }
    ),
    "partner": frozenset({RoleBand.HEALTH, RoleBand.EDUCATION, RoleBand.POLICE, RoleBand.VOLUNTARY_SECTOR}),
    "child_family_or_carer": frozenset(
        {RoleBand.FOSTER_OR_KINSHIP_CARER, RoleBand.PARENT_OR_FAMILY, RoleBand.CHILD_OR_YOUNG_PERSON}
    ),
}  # fmt: skip
"""Bands that say less: each takes in several."""


@dataclass(frozen=True, slots=True)
class Description:
    """What is shared beside the safe words. ``role`` is a role band or a wider one, ``quarter`` or a year.

    Raises BadInput for a role that is neither.
    """

    role: str | None = None
    area: ServiceArea | None = None
    stage: ProcessStage | None = None
    quarter: str | None = None

    def __post_init__(self) -> None:
        if self.role is not None and self.role not in {*RoleBand, *WIDER_ROLES}:
            raise BadInput("This is no role band.", do="Choose one from the list.", column="role")

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, and so describes nobody."""
        return self == Description()

    @property
    def bands(self) -> frozenset[RoleBand]:
        """The role bands it may mean: all of them where no role is told."""
        if self.role is None:
            return frozenset(RoleBand)
        return WIDER_ROLES.get(self.role) or frozenset({RoleBand(self.role)})


@dataclass(frozen=True, slots=True)
class Crowd:
    """At least so many people share a description, and whether they are enough to hide among."""

    at_least: int
    is_enough: bool


def description_of(answers: Answers) -> Description:
    """What its writer told, as the first proposal; "prefer not to say" and "before that" are nothing told."""
    role = answers.role_band
    return Description(
        role=None if role in (None, RoleBand.PREFER_NOT_TO_SAY) else str(role),
        area=answers.service_area,
        stage=answers.stage,
        quarter=None if answers.quarter == BEFORE_THAT else answers.quarter,
    )


def crowd_of(description: Description, people: People) -> Crowd:
    """How many people fit a description, at the least.

    Cells nobody has stated are not counted, so the number is never too high. Stage and quarter belong to what
    happened and tell apart no people that we could count: they stay only beside a crowd that is large enough,
    and the stranger's read judges them. Dropping or widening a part never makes the crowd smaller.
    """
    at_least = sum(
        number
        for (band, area), number in people.items()
        if band in description.bands and description.area in (None, area)
    )
    return Crowd(at_least, description.is_empty or can_show_without_naming(at_least))


def year_of(quarter: str) -> str:
    """A quarter made vaguer: "2026-Q2" becomes "2026"."""
    return quarter.partition("-")[0]
