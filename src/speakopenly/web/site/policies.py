"""Who sees the pages of the site. None of them holds a word of a report."""

from __future__ import annotations

from typing import Final

from speakopenly.web.hear.reporting.opening.policies import MAY_SEE as MAY_SEE_DOOR
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE: Final = MAY_SEE_DOOR
MAY_SEE_HEALTH: Final = (Role.CUSTODIAN, Role.ADMINISTRATOR)
MAY_SEE_TRAIL: Final = (Role.SAFEGUARDING_LEAD, Role.LEADER, Role.ADMINISTRATOR)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see how far the setting up is."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether the way to the site's pages may be shown."""
    return people.allows(check_can_enter, by)


def check_can_see_health(by: Staff) -> None:
    """Raise NotAllowed unless this person sees to the machine or to the keys."""
    people.check_has_role(by, *MAY_SEE_HEALTH)


def can_see_health(by: Staff) -> bool:
    """Whether the link to the health page may be shown."""
    return people.allows(check_can_see_health, by)


def check_can_see_trail(by: Staff) -> None:
    """Raise NotAllowed unless this person may see what was done to the site and to its people."""
    people.check_has_role(by, *MAY_SEE_TRAIL)


def can_see_trail(by: Staff) -> bool:
    """Whether the link to the trail may be shown."""
    return people.allows(check_can_see_trail, by)


def sees_deeds_on_reports(by: Staff) -> bool:
    """Whether lines about reports are shown: that one was opened tells that somebody wrote."""
    return people.has_role(by, Role.SAFEGUARDING_LEAD)
