"""Who may hold a review, and what its state allows. Guards come in pairs."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.reviews.models import Review, ReviewState
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_ENTER = (Role.LEARNING_LEAD, Role.LEADER, Role.PUBLISHER)
MAY_SEE = (Role.LEARNING_LEAD, Role.LEADER)
MAY_WRITE = (Role.LEARNING_LEAD,)
MAY_LEAVE = (Role.LEARNING_LEAD, Role.LEADER, Role.SAFEGUARDING_LEAD)

LAWFUL: Mapping[ReviewState, frozenset[ReviewState]] = {
    ReviewState.OPEN: frozenset({ReviewState.HELD}),
    ReviewState.HELD: frozenset({ReviewState.OPEN}),
}
"""A review that was held can be taken up again."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see that reviews exist: a publisher signs them."""
    people.check_has_role(by, *MAY_ENTER)


def can_enter(by: Staff) -> bool:
    """Whether this person may see that reviews exist."""
    return people.allows(check_can_enter, by)


def check_can_see(by: Staff, review: Review) -> None:
    """Raise NotAllowed unless this person may read the canvas."""
    people.check_has_role(by, *MAY_SEE)
    people.check_same_service(by, review)


def can_see(by: Staff, review: Review) -> bool:
    """Whether this person may read the canvas."""
    return people.allows(check_can_see, by, review)


def check_can_begin(by: Staff) -> None:
    """Raise NotAllowed unless this person may begin a review."""
    people.check_has_role(by, *MAY_WRITE)


def can_begin(by: Staff) -> bool:
    """Whether this person may begin a review."""
    return people.allows(check_can_begin, by)


def check_can_write(by: Staff, review: Review) -> None:
    """Raise NotAllowed unless this person may write on the canvas now."""
    check_can_begin(by)
    people.check_same_service(by, review)
    if review.state != ReviewState.OPEN:
        raise NotAllowed(_("This review was held. Take it up again to go on writing."))


def can_write(by: Staff, review: Review) -> bool:
    """Whether this person may write on the canvas now."""
    return people.allows(check_can_write, by, review)


def check_may_become(by: Staff, review: Review, state: ReviewState) -> None:
    """Raise NotAllowed where a review cannot go from its state to this one, or not by this person."""
    check_can_begin(by)
    people.check_same_service(by, review)
    if state not in LAWFUL[ReviewState(review.state)]:
        raise NotAllowed(_("This review is there already."))


def may_become(by: Staff, review: Review, state: ReviewState) -> bool:
    """Whether the button may be shown."""
    return people.allows(check_may_become, by, review, state)


def check_can_leave_learning(by: Staff) -> None:
    """Raise NotAllowed unless this person may open the way out of learning."""
    people.check_has_role(by, *MAY_LEAVE)


def can_leave_learning(by: Staff) -> bool:
    """Whether the way out of learning may be shown."""
    return people.allows(check_can_leave_learning, by)
