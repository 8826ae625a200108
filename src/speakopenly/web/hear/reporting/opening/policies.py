"""Who sets up the Speak door, who confirms what, and when it may open. Guards come in pairs."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.opening.models import PromiseConfirmation, Side
from speakopenly.web.hear.reporting.speak import promise
from speakopenly.web.hear.reporting.speak.models import SpeakDoor
from speakopenly.web.people import gates
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import SEES_SITE, Role
from speakopenly.web.people.staff import Staff

MAY_SEE: Final = SEES_SITE
MAY_SET_UP: Final = (Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR)
MAY_OPEN: Final = (Role.LEADER, Role.ADMINISTRATOR)
MAY_SHUT: Final = (Role.SAFEGUARDING_LEAD, Role.LEADER, Role.ADMINISTRATOR)
MAY_READ_THE_PROMISE: Final = (*MAY_SEE, Role.STAFF_SIDE)
MAY_ASSESS: Final = (Role.SAFEGUARDING_LEAD, Role.LEADER)
MAY_TEST: Final = (Role.LEARNING_LEAD, Role.LEADER, Role.ADMINISTRATOR)
CONFIRMS: Final = {Side.LEADER: Role.LEADER, Side.STAFF_SIDE: Role.STAFF_SIDE}


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see how the door is set up."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether the pages about the door may be shown."""
    return people.allows(check_can_enter, by)


def check_can_set_up(by: Staff) -> None:
    """Raise NotAllowed unless this person may edit what the door says and note that a number was rung."""
    people.check_has_role(by, *MAY_SET_UP)


def can_set_up(by: Staff) -> bool:
    """Whether what the door says may be edited."""
    return people.allows(check_can_set_up, by)


def check_can_read_promise(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the promise and who confirmed it."""
    people.check_has_role(by, *MAY_READ_THE_PROMISE)


def check_can_confirm(by: Staff, side: Side) -> None:
    """Raise NotAllowed unless this person speaks for that side, and has not confirmed these words already."""
    people.check_has_role(by, CONFIRMS[side])
    theirs = PromiseConfirmation.objects.filter(service=by.service, by=by.user, digest=promise.digest())
    if theirs.exists():
        raise NotAllowed(_("You have confirmed these sentences already."))


def can_confirm(by: Staff, side: Side) -> bool:
    """Whether the button to confirm may be shown."""
    return people.allows(check_can_confirm, by, side)


def check_can_assess(by: Staff) -> None:
    """Raise NotAllowed unless this person may say that the young people's pages were assessed."""
    people.check_has_role(by, *MAY_ASSESS)


def can_assess(by: Staff) -> bool:
    """Whether the form for the assessment may be shown."""
    return people.allows(check_can_assess, by)


def check_can_test(by: Staff) -> None:
    """Raise NotAllowed unless this person may note how a group understood the words."""
    people.check_has_role(by, *MAY_TEST)


def can_test(by: Staff) -> bool:
    """Whether the form for the test may be shown."""
    return people.allows(check_can_test, by)


def check_can_open(by: Staff, door: SpeakDoor | None) -> None:
    """Raise NotAllowed unless this person may open the door, and every gate passes."""
    people.check_has_role(by, *MAY_OPEN)
    if door is None:
        raise NotAllowed(_("Set up what the Speak door says first."))
    people.check_same_service(by, door)
    if door.is_open:
        raise NotAllowed(_("The Speak door is open already."))
    if SpeakDoor.objects.filter(is_open=True, stands_at=by.service.host or "").exists():
        raise NotAllowed(_("Another service speaks at this address. One host name has one Speak door."))
    missing = [str(gate.title) for gate, _seen in gates.shut(by.service)]
    if missing and not settings.DEMO:
        raise NotAllowed(_("The Speak door stays shut. Missing: %(list)s.") % {"list": "; ".join(missing)})


def can_open(by: Staff, door: SpeakDoor | None) -> bool:
    """Whether opening would be done now."""
    return people.allows(check_can_open, by, door)


def check_can_shut(by: Staff, door: SpeakDoor | None) -> None:
    """Raise NotAllowed unless this person may shut the door, and it is open."""
    people.check_has_role(by, *MAY_SHUT)
    if door is None or not door.is_open:
        raise NotAllowed(_("The Speak door is shut."))
    people.check_same_service(by, door)


def can_shut(by: Staff, door: SpeakDoor | None) -> bool:
    """Whether the button to shut may be shown."""
    return people.allows(check_can_shut, by, door)
