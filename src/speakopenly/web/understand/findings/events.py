"""What findings ask of later rooms before a report is frozen, and what they are told to print in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from speakopenly.understand.findings.member_check import MemberCheck
from speakopenly.web.people import events


@dataclass(frozen=True, slots=True)
class MayBePublished:
    """Is there a reason why this exercise's report may not be signed yet? Who knows one raises NotAllowed."""

    service_id: UUID
    exercise_id: UUID


@dataclass(frozen=True, slots=True)
class WhatWasSaidOfTheDraft:
    """What must the next edition print of what those who took part said of its draft?"""

    service_id: UUID
    exercise_id: UUID
    found: list[MemberCheck] = field(default_factory=list)


def said_of_the_draft(service_id: UUID, exercise_id: UUID) -> MemberCheck | None:
    """What the room that knows would have printed; None where there is nothing to say."""
    asked = WhatWasSaidOfTheDraft(service_id, exercise_id)
    events.tell(asked)
    return next(iter(asked.found), None)
