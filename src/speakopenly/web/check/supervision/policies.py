"""Who may see the pools, and who may count meetings. Nobody may see an answer. Guards come in pairs."""

from __future__ import annotations

from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.LEARNING_LEAD, Role.LEADER, Role.EXAMINER)
MAY_COUNT = (Role.LEARNING_LEAD,)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the pools."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see the pools."""
    return people.allows(check_can_enter, by)


def check_can_count(by: Staff) -> None:
    """Raise NotAllowed unless this person may add counts of meetings."""
    people.check_has_role(by, *MAY_COUNT)


def can_count(by: Staff) -> bool:
    """Whether this person may add counts of meetings."""
    return people.allows(check_can_count, by)
