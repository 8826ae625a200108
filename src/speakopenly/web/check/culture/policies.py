"""Who may prepare a wave, sign it, answer it and open its results. Guards come in pairs.

The results have one day for everybody: no role sees any of them before that day, not even a count.
"""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.disclosure import SMALLEST_BASE_FOR_A_PERCENTAGE
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.check.culture.models import Wave
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_PREPARE: Final = (Role.FACILITATOR, Role.LEARNING_LEAD)
MAY_SIGN: Final = (Role.LEADER,)
MAY_SEE: Final = (*MAY_PREPARE, *MAY_SIGN)
SMALLEST_GROUP: Final = SMALLEST_BASE_FOR_A_PERCENTAGE
"""No group of fewer people is offered, counted or shown."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the waves."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see the waves."""
    return people.allows(check_can_enter, by)


def check_can_prepare(by: Staff) -> None:
    """Raise NotAllowed unless this person may prepare waves."""
    people.check_has_role(by, *MAY_PREPARE)


def can_prepare(by: Staff) -> bool:
    """Whether this person may prepare waves."""
    return people.allows(check_can_prepare, by)


def check_can_change(by: Staff, wave: Wave) -> None:
    """Raise NotAllowed unless this person may change this wave now: nobody has signed it yet."""
    people.check_same_service(by, wave)
    check_can_prepare(by)
    if wave.signed_on is not None:
        raise NotAllowed(_("A leader has signed this. It is not changed any more."))


def can_change(by: Staff, wave: Wave) -> bool:
    """Whether the links that change a wave may be shown."""
    return people.allows(check_can_change, by, wave)


def check_can_sign(by: Staff, wave: Wave) -> None:
    """Raise NotAllowed unless this person may sign this wave now."""
    people.check_same_service(by, wave)
    people.check_has_role(by, *MAY_SIGN)
    if wave.signed_on is not None:
        raise NotAllowed(_("This is signed already."))
    if not wave.asked.exists():
        raise NotAllowed(_("Nobody has said yet who is asked."))
    if wave.closes_on < timezone.localdate():
        raise NotAllowed(_("The last day to answer is over. Give it other days first."))


def can_sign(by: Staff, wave: Wave) -> bool:
    """Whether the link to sign may be shown."""
    return people.allows(check_can_sign, by, wave)


def check_can_type_in(by: Staff, wave: Wave) -> None:
    """Raise NotAllowed unless this person may type in paper forms of this wave now."""
    people.check_same_service(by, wave)
    people.check_has_role(by, Role.FACILITATOR)
    check_takes_answers(wave)


def can_type_in(by: Staff, wave: Wave) -> bool:
    """Whether the link to type in may be shown."""
    return people.allows(check_can_type_in, by, wave)


def check_takes_answers(wave: Wave) -> None:
    """Raise NotAllowed unless answers are taken today."""
    today = timezone.localdate()
    if wave.signed_on is None or wave.closed_on or not wave.opens_on <= today <= wave.closes_on:
        raise NotAllowed(_("Answers are not taken now."))


def takes_answers(wave: Wave) -> bool:
    """Whether answers are taken today."""
    return people.allows(check_takes_answers, wave)


def check_can_reply(by: Staff, wave: Wave) -> None:
    """Raise NotAllowed unless this person may reply to everybody now: asking is over."""
    people.check_same_service(by, wave)
    people.check_has_role(by, *MAY_SIGN)
    if wave.closed_on is None:
        raise NotAllowed(_("People can still answer. The reply is written when that is over."))
    if wave.was_too_few:
        raise NotAllowed(_("Fewer than 10 people answered. There are no results to reply to."))


def can_reply(by: Staff, wave: Wave) -> bool:
    """Whether the link to reply may be shown."""
    return people.allows(check_can_reply, by, wave)


def check_is_shown(wave: Wave) -> None:
    """Raise NotAllowed unless the results are open: their day has come, and a leader has replied."""
    if wave.closed_on is None or wave.results_on > timezone.localdate():
        raise NotAllowed(_("The results open on the same day for everybody. That day has not come."))
    if wave.was_too_few:
        raise NotAllowed(_("Fewer than 10 people answered. The answers were destroyed."))
    if not wave.replies.exists():
        raise NotAllowed(_("The results open with a reply by a leader. There is none yet."))


def is_shown(wave: Wave) -> bool:
    """Whether the results are open."""
    return people.allows(check_is_shown, wave)


def check_can_be_asked(people_asked: int) -> None:
    """Raise BadInput for a group too small to be told apart."""
    if people_asked < SMALLEST_GROUP:
        raise BadInput(
            _("A group of fewer than 10 people could be known by its answers."),
            do=_("Ask them together with another group, without naming a part of the service."),
        )
