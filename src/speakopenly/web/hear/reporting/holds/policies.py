"""Who may hold something back from erasure, and which changes of a hold are lawful. Two people, always.

Guards come in pairs: one raises and says why, one answers for the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.core.retention import HOLD_REVIEW
from speakopenly.web.hear.reporting.holds.models import Hold, HoldState
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_HOLD: Final = (Role.SAFEGUARDING_LEAD, Role.LEADER)

MAY_BECOME: Final[Mapping[HoldState, frozenset[HoldState]]] = {
    HoldState.PROPOSED: frozenset({HoldState.IN_FORCE, HoldState.DECLINED}),
    HoldState.DECLINED: frozenset(),
    HoldState.IN_FORCE: frozenset({HoldState.LIFTING}),
    HoldState.LIFTING: frozenset({HoldState.LIFTED, HoldState.IN_FORCE}),
    HoldState.LIFTED: frozenset(),
}


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may place holds; whoever runs the machine never may."""
    people.check_has_role(by, *MAY_HOLD)
    if Role.ADMINISTRATOR in by.roles:
        raise NotAllowed(_("Whoever runs the machine does not decide what is kept on it."))


def can_enter(by: Staff) -> bool:
    """Whether the room of holds may be shown."""
    return people.allows(check_can_enter, by)


def check_can_see(by: Staff, hold: Hold) -> None:
    """Raise NotAllowed unless this hold is of this person's service and they may enter."""
    people.check_same_service(by, hold)
    check_can_enter(by)


def check_can_propose(by: Staff, report: Report | None) -> None:
    """Raise NotAllowed unless there is something to hold: its words may have gone already."""
    check_can_enter(by)
    if report is None:
        return
    people.check_same_service(by, report)
    if report.case_key_id is None:
        raise NotAllowed(_("The words of this report are gone. There is nothing left to hold."))


def check_can_answer(by: Staff, hold: Hold) -> None:
    """Raise NotAllowed unless this hold waits for a second person, and this is one."""
    check_can_see(by, hold)
    check_lawful(hold, HoldState.IN_FORCE, HoldState.PROPOSED)
    _check_is_second(by, hold.proposed_by_id)


def can_answer(by: Staff, hold: Hold) -> bool:
    """Whether the buttons to agree and not to agree may be shown."""
    return people.allows(check_can_answer, by, hold)


def check_can_ask_to_lift(by: Staff, hold: Hold) -> None:
    """Raise NotAllowed unless this hold is in force and nobody has asked yet."""
    check_can_see(by, hold)
    check_lawful(hold, HoldState.LIFTING, HoldState.IN_FORCE)


def can_ask_to_lift(by: Staff, hold: Hold) -> bool:
    """Whether the button to ask may be shown."""
    return people.allows(check_can_ask_to_lift, by, hold)


def check_can_lift(by: Staff, hold: Hold) -> None:
    """Raise NotAllowed unless somebody else has asked for this hold to be lifted."""
    check_can_see(by, hold)
    check_lawful(hold, HoldState.LIFTED, HoldState.LIFTING)
    _check_is_second(by, hold.lift_asked_by_id)


def can_lift(by: Staff, hold: Hold) -> bool:
    """Whether the buttons to lift it and to keep it may be shown."""
    return people.allows(check_can_lift, by, hold)


def check_can_review(by: Staff, hold: Hold) -> None:
    """Raise NotAllowed unless this hold is in force."""
    check_can_see(by, hold)
    if not hold.is_in_force:
        raise NotAllowed(_("This hold is not in force."))


def can_review(by: Staff, hold: Hold) -> bool:
    """Whether the page to set another date may be shown."""
    return people.allows(check_can_review, by, hold)


def check_review_day(day: date) -> None:
    """Raise NotAllowed unless this day is after today and at most six months ahead."""
    today = timezone.localdate()
    if not today < day <= today + timedelta(days=HOLD_REVIEW.days):
        raise NotAllowed(_("Choose a day after today, and at most six months ahead."))


def check_lawful(hold: Hold, to: HoldState, since: HoldState) -> None:
    """Raise NotAllowed unless the hold stands at ``since`` and may go from there."""
    if hold.state != since or to not in MAY_BECOME[since]:
        raise NotAllowed(
            _("This hold cannot be changed so any more. It stands at: %(state)s.")
            % {"state": hold.get_state_display()}
        )


def _check_is_second(by: Staff, first: object) -> None:
    if first == by.user.pk:
        raise NotAllowed(_("A second person decides. You have said so yourself already."))
