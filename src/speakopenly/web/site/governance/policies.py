"""Who writes, sees and signs data protection documents. No word of a report stands in any."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import SEES_SITE, Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.site.governance.models import SignOff, SignState

MAY_SEE: Final = SEES_SITE
MAY_WRITE: Final = (Role.SAFEGUARDING_LEAD, Role.LEADER, Role.ADMINISTRATOR)
MAY_SIGN_SECOND: Final = (Role.SAFEGUARDING_LEAD, Role.LEADER)
"""Whoever runs the machine may propose, and is never the one whose word makes it stand."""
LONGEST_WITHOUT_A_LOOK: Final = timedelta(days=366)

MAY_BECOME: Final[Mapping[SignState, frozenset[SignState]]] = {
    SignState.PROPOSED: frozenset({SignState.SIGNED, SignState.DECLINED}),
    SignState.SIGNED: frozenset(),
    SignState.DECLINED: frozenset(),
}


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person sees how the service is set up."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether the way to the documents may be shown."""
    return people.allows(check_can_enter, by)


def check_can_write(by: Staff) -> None:
    """Raise NotAllowed unless this person answers what documents ask."""
    people.check_has_role(by, *MAY_WRITE)


def can_write(by: Staff) -> bool:
    """Whether the way to the questions may be shown."""
    return people.allows(check_can_write, by)


def check_can_propose(by: Staff, *, blanks: int, is_waiting: bool) -> None:
    """Raise NotAllowed while something is blank, or an edition waits already."""
    check_can_write(by)
    if blanks:
        raise NotAllowed(_("This is a draft: it has blanks. Answer what is missing first."))
    if is_waiting:
        raise NotAllowed(_("An edition of this document waits for a second person already."))


def can_propose(by: Staff, *, blanks: int, is_waiting: bool) -> bool:
    """Whether the form to sign first may be shown."""
    return people.allows(check_can_propose, by, blanks=blanks, is_waiting=is_waiting)


def check_can_decide(by: Staff, sign_off: SignOff) -> None:
    """Raise NotAllowed unless this edition waits, and this is a second person."""
    people.check_same_service(by, sign_off)
    people.check_has_role(by, *MAY_SIGN_SECOND)
    check_lawful(sign_off, SignState.SIGNED)
    if sign_off.proposed_by_id == by.user.pk:
        raise NotAllowed(_("A second person signs. You have signed first."))


def can_decide(by: Staff, sign_off: SignOff) -> bool:
    """Whether the buttons to sign second may be shown."""
    return people.allows(check_can_decide, by, sign_off)


def check_review_day(day: date) -> None:
    """Raise NotAllowed unless this day is after today and at most a year ahead."""
    today = timezone.localdate()
    if not today < day <= today + LONGEST_WITHOUT_A_LOOK:
        raise NotAllowed(_("Choose a day after today, and at most a year ahead."))


def check_lawful(sign_off: SignOff, to: SignState) -> None:
    """Raise NotAllowed unless it may become that from where it stands."""
    if to not in MAY_BECOME[SignState(sign_off.state)]:
        raise NotAllowed(_("This edition waits no more."))
