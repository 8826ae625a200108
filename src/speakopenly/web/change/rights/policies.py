"""Who may answer a check, and what its state allows. Guards come in pairs. None of them lets a stop pass."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.change.rights import STOPS, StopId
from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.rights.judged import judge, stops_said
from speakopenly.web.change.rights.models import Answer, RightsCheck, Standing
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.SAFEGUARDING_LEAD, Role.LEARNING_LEAD, Role.LEADER)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see and answer checks."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see and answer checks."""
    return people.allows(check_can_enter, by)


def check_can_touch(by: Staff, check: RightsCheck) -> None:
    """Raise NotAllowed for a check of others, or one that stays as it is: a later one stands in its place."""
    check_can_enter(by)
    people.check_same_service(by, check)
    if hasattr(check, "later"):
        raise NotAllowed(_("There is a later version of this check. This one stays as it is."))


def check_can_describe(by: Staff, check: RightsCheck) -> None:
    """Raise NotAllowed where it was described: then a changed plan is a new version."""
    _check_can_go_on(by, check)
    if check.is_described:
        raise NotAllowed(_("What this is about stays as it is. A changed plan is a new version."))


def can_describe(by: Staff, check: RightsCheck) -> bool:
    """Whether it may be said what this is about."""
    return people.allows(check_can_describe, by, check)


def check_can_answer(by: Staff, check: RightsCheck, stop: StopId) -> None:
    """Raise NotAllowed where this person may not answer this stop now.

    S0 comes first for everybody. Once a stop was said, only others who say the same have something to add.
    """
    check_can_touch(by, check)
    verdict = judge(check)
    if verdict.is_recorded:
        raise NotAllowed(_("A stop is recorded. It stays. A changed plan is a new version."))
    said = stops_said(verdict)
    if said and stop.value not in said:
        raise NotAllowed(_("This check is stopped. Only the stop that was said can be recorded."))
    if stop is not StopId.S0:
        _check_is_described(check)
        if not check.stops_said.filter(by=by.user, stop=StopId.S0.value).exists():
            raise NotAllowed(_("Answer S0 first. It comes before everything else."))


def can_answer(by: Staff, check: RightsCheck, stop: StopId) -> bool:
    """Whether this person may answer this stop now."""
    return people.allows(check_can_answer, by, check, stop)


def check_standing(by: Staff, check: RightsCheck, stop: StopId, answer: Answer, standing: Standing) -> None:
    """Raise NotAllowed where somebody of the aim would clear a stop as one who is independent of it."""
    if standing == Standing.OF_THE_AIM or answer != STOPS[stop].clears.value:
        return
    if is_of_the_aim(by, check):
        raise NotAllowed(
            _("You began this check, or answered for its aim. You do not clear a stop as somebody else.")
        )


def is_of_the_aim(by: Staff, check: RightsCheck) -> bool:
    """Whether this person began the check, or has answered in it for its aim."""
    answered_so = check.stops_said.filter(by=by.user, standing=Standing.OF_THE_AIM)
    return check.by_id == by.user.pk or answered_so.exists()


def check_can_write(by: Staff, check: RightsCheck) -> None:
    """Raise NotAllowed where nothing more is asked: a stop was said, or it is not said what this is about."""
    _check_can_go_on(by, check)
    _check_is_described(check)


def can_write(by: Staff, check: RightsCheck) -> bool:
    """Whether this person may write answers to the questions and set conditions."""
    return people.allows(check_can_write, by, check)


def check_can_sign(by: Staff, check: RightsCheck) -> None:
    """Raise NotAllowed unless this person is independent of the aim: for the yes of N12."""
    check_can_write(by, check)
    if is_of_the_aim(by, check) or not check.stops_said.filter(by=by.user).exists():
        raise NotAllowed(_("Only somebody who answered the stops, independent of the aim, can sign this."))


def check_can_revise(by: Staff, check: RightsCheck) -> None:
    """Raise NotAllowed where there is a later version already."""
    check_can_touch(by, check)


def can_revise(by: Staff, check: RightsCheck) -> bool:
    """Whether this person may begin the next version."""
    return people.allows(check_can_revise, by, check)


def _check_can_go_on(by: Staff, check: RightsCheck) -> None:
    check_can_touch(by, check)
    if stops_said(judge(check)):
        raise NotAllowed(_("This check is stopped. Nothing here moves it on."))


def _check_is_described(check: RightsCheck) -> None:
    if not check.is_described:
        raise NotAllowed(_("Say first what this is about."))
