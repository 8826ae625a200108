"""Who may give lists of names, try a name and empty a list. Nobody may read one."""

from __future__ import annotations

from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_GIVE = (Role.ADMINISTRATOR, Role.FACILITATOR, Role.READER)


def check_can_give(by: Staff) -> None:
    """Raise NotAllowed unless this person may give and empty lists of names."""
    people.check_has_role(by, *MAY_GIVE)


def can_give(by: Staff) -> bool:
    """Whether this person may give and empty lists of names."""
    return people.allows(check_can_give, by)
