"""Who may write measures down, and who may say what they show. Guards come in pairs."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.outcomes.models import Hoped, Measure, Says
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.FACILITATOR, Role.LEARNING_LEAD, Role.LEADER)
MAY_WRITE = (Role.FACILITATOR, Role.LEARNING_LEAD)
MAY_COUNT_ANSWERS = (Role.FACILITATOR,)

NEEDS_A_HOPE = {Says.HELPED, Says.WORSE}


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see measures."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see measures."""
    return people.allows(check_can_enter, by)


def check_can_write(by: Staff) -> None:
    """Raise NotAllowed unless this person may write measures down."""
    people.check_has_role(by, *MAY_WRITE)


def can_write(by: Staff) -> bool:
    """Whether this person may write measures down."""
    return people.allows(check_can_write, by)


def check_can_change(by: Staff, measure: Measure) -> None:
    """Raise NotAllowed unless this person may bring in points of this measure and say what they show."""
    check_can_write(by)
    people.check_same_service(by, measure)


def check_can_take_from_survey(by: Staff, measure: Measure) -> None:
    """Raise NotAllowed unless this person may count answers to the survey that this rate follows."""
    people.check_has_role(by, *MAY_COUNT_ANSWERS)
    check_can_change(by, measure)
    if measure.per is None or measure.exercise is None:
        raise NotAllowed(_("Points come from a survey where the measure is a rate and follows an exercise."))


def can_take_from_survey(by: Staff, measure: Measure) -> bool:
    """Whether this person may count answers to a survey for this measure."""
    return people.allows(check_can_take_from_survey, by, measure)


def check_can_use_official(by: Staff, measure: Measure) -> None:
    """Raise NotAllowed unless this person may change the measure, and neither way was hoped for."""
    check_can_change(by, measure)
    if measure.hoped != Hoped.NEUTRAL:
        raise NotAllowed(
            _("Official figures of demand and spending are no target. Write a measure down that hopes for"
              " neither way.")
        )  # fmt: skip


def can_use_official(by: Staff, measure: Measure) -> bool:
    """Whether official figures may be this measure's before and after."""
    return people.allows(check_can_use_official, by, measure)


def check_can_object(by: Staff, measure: Measure) -> None:
    """Raise NotAllowed unless this person may say that they see it differently: whoever may see it may."""
    check_can_enter(by)
    people.check_same_service(by, measure)


def check_can_say(by: Staff, measure: Measure, says: Says) -> None:
    """Raise NotAllowed for what nobody could have seen.

    Without a point nothing can be said yet; better or worse needs a hope that was written beforehand.
    """
    check_can_change(by, measure)
    if says != Says.TOO_SOON and not measure.points.exists():
        raise NotAllowed(_("There is no point yet. You can only say that you cannot say."))
    if says in NEEDS_A_HOPE and measure.hoped == Hoped.NEUTRAL:
        raise NotAllowed(
            _("Nobody wrote beforehand which way was hoped for. So it is neither better nor worse.")
        )
