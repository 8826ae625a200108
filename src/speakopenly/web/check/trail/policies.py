"""Who may follow a trail, and which of its steps are theirs: each room keeps its own rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from speakopenly.web.change.recommendations import policies as recommendations
from speakopenly.web.change.reviews import policies as reviews
from speakopenly.web.check.bulletin import policies as bulletin
from speakopenly.web.check.replies import policies as replies
from speakopenly.web.check.trail.lines import Kind
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import policies as findings

MAY_ENTER: Final = (Role.LEARNING_LEAD, Role.FACILITATOR, Role.PUBLISHER, Role.LEADER, Role.READER)
_IS_THEIRS: Final[Mapping[Kind, Callable[[Staff], bool]]] = {
    Kind.STORY: bulletin.can_enter,
    Kind.REPLY: replies.can_enter,
    Kind.RECOMMENDATION: recommendations.can_enter,
    Kind.REVIEW: reviews.can_enter,
    Kind.FINDING: findings.can_enter,
}


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may follow a trail at all."""
    people.check_has_role(by, *MAY_ENTER)


def can_enter(by: Staff) -> bool:
    """Whether this person may follow a trail at all."""
    return people.allows(check_can_enter, by)


def can_see(by: Staff, kind: Kind) -> bool:
    """Whether steps of this kind are shown to this person: by the rule of the room they come from."""
    return can_enter(by) and _IS_THEIRS[kind](by)
