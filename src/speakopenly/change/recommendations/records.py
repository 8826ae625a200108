"""What is kept of a recommendation, from findings to what was seen. The owner is a role, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from speakopenly.change.recommendations.strength import ActionKind, Strength, strength_of
from speakopenly.change.recommendations.upward import Letter
from speakopenly.core.errors import BadInput
from speakopenly.hear.factors import is_factor
from speakopenly.hear.speaking.storing import bytes_of, record_from


class OwnerRole(StrEnum):
    """Who will help it happen. A list, so that no name can stand here."""

    DIRECTOR = "director"
    SENIOR_LEADERS = "senior_leaders"
    PRINCIPAL_SOCIAL_WORKER = "principal_social_worker"
    SERVICE_MANAGERS = "service_managers"
    TEAM_MANAGERS = "team_managers"
    LEARNING_LEAD = "learning_lead"
    WORKFORCE_LEAD = "workforce_lead"
    COMMISSIONING_LEAD = "commissioning_lead"
    RECORDS_AND_IT_LEAD = "records_and_it_lead"
    FINANCE_LEAD = "finance_lead"
    LEGAL_LEAD = "legal_lead"
    SAFEGUARDING_PARTNERSHIP = "safeguarding_partnership"
    COUNCILLORS = "councillors"


class Resource(StrEnum):
    """What a change takes."""

    MONEY = "money"
    PEOPLE = "people"
    TIME = "time"


class Have(StrEnum):
    """Whether what it takes exists."""

    FOUND = "found"
    ASKED_FOR = "asked_for"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Takes:
    """How much of a resource a change takes, in words ("none" is an answer), and whether it exists."""

    resource: Resource
    how_much: str
    have: Have


class Hoped(StrEnum):
    """Which way a measure is hoped to go."""

    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Measure:
    """What would tell us that it helped, which way, and on which day that was written."""

    what: str
    hoped: Hoped
    written_on: date


class Next(StrEnum):
    """What a small test leads to (plan, do, study, act)."""

    ADOPT = "adopt"
    ADAPT = "adapt"
    ABANDON = "abandon"


@dataclass(frozen=True, slots=True)
class SmallTest:
    """One small test: what was asked and foretold before, what was seen and what follows after."""

    asks: str
    foretells: str
    begins_on: date
    seen: str = ""
    leads_to: Next | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A change that is recommended. ``findings``, ``factors``: what it answers.

    ``no_test_because`` stands where a small test makes no sense. ``done_on`` is when it was in place,
    ``seen`` what came of its measures. Raises BadInput where it has no
    words, rests on nothing or names no factor.
    """

    number: int
    change: str
    kind: ActionKind
    owner: OwnerRole
    findings: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    takes: tuple[Takes, ...] = ()
    due: date | None = None
    measures: tuple[Measure, ...] = ()
    might_get_worse: str = ""
    tests: tuple[SmallTest, ...] = ()
    no_test_because: str = ""
    letters: tuple[Letter, ...] = ()
    done_on: date | None = None
    seen: str = ""

    def __post_init__(self) -> None:
        if not self.change.strip():
            raise BadInput("There are no words.", do="Say what would be different.", column="change")
        if not self.findings:
            raise BadInput("It rests on nothing.", do="Name the findings it answers.", column="findings")
        if not all(is_factor(each) for each in self.factors):
            raise BadInput("There is no such factor.", do="Choose among the sixty.", column="factors")

    @property
    def strength(self) -> Strength:
        """How strong such a change is; to be shown beside it and used for nothing else."""
        return strength_of(self.kind)

    @property
    def is_unfunded(self) -> bool:
        """Whether something it takes was looked for and not found: it is published as such."""
        return any(each.have is Have.NOT_FOUND for each in self.takes)

    def to_bytes(self) -> bytes:
        """Write it down; the same recommendation gives the same bytes."""
        return bytes_of(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read it back. Raises BadInput when the bytes are none, or of an unknown version."""
        return record_from(data, cls)
