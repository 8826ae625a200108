"""Who may see how the service learns, and who may write down what the figures need. Guards come in pairs."""

from __future__ import annotations

from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.FACILITATOR, Role.LEARNING_LEAD, Role.LEADER)
MAY_SEE_THE_WHOLE = (Role.LEARNING_LEAD, Role.LEADER)
"""The loop and the yearly report tell of learning reviews too, which facilitators do not see."""
MAY_WRITE = (Role.LEARNING_LEAD,)
MAY_SAY_HOW_MANY = (Role.LEARNING_LEAD, Role.ADMINISTRATOR)
"""How many people work here says nothing of what anybody said."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the figures."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see the figures."""
    return people.allows(check_can_enter, by)


def check_can_see_the_whole(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the loop on one page and ask for the yearly report."""
    people.check_has_role(by, *MAY_SEE_THE_WHOLE)


def can_see_the_whole(by: Staff) -> bool:
    """Whether this person may see the loop on one page and ask for the yearly report."""
    return people.allows(check_can_see_the_whole, by)


def check_can_write(by: Staff) -> None:
    """Raise NotAllowed unless this person may write down support, uses of findings and what is looked for."""
    people.check_has_role(by, *MAY_WRITE)


def can_write(by: Staff) -> bool:
    """Whether this person may write these down."""
    return people.allows(check_can_write, by)


def check_can_say_how_many(by: Staff) -> None:
    """Raise NotAllowed unless this person may say how many people work here."""
    people.check_has_role(by, *MAY_SAY_HOW_MANY)


def only_says_how_many(by: Staff) -> bool:
    """Whether this is all they may do here; others find the page beside the figures."""
    return can_say_how_many(by) and not can_enter(by)


def can_say_how_many(by: Staff) -> bool:
    """Whether this person may say how many people work here."""
    return people.allows(check_can_say_how_many, by)
