"""Who may set up alerts, and who may decide of a flag. Guards come in pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.reporting.alerts.models import AlertRoute, Answer, FlagDecision, RotaPlace
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports.models import Flag, FlagState
from speakopenly.web.people import policies as people
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SET_UP: Final = (Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR)
"""Neither sees a word of a report on these pages; the administrator sees none anywhere."""
MAY_BE_ON_THE_ROTA: Final = reports.MAY_READ
RULES: Final[Mapping[Answer, tuple[str, ...]]] = {
    Answer.CHILD_AT_RISK: ("RT1", "RT2"),
    Answer.PERSON_A_RISK: ("RT3",),
    Answer.CHILD_HARMED: ("RT4",),
    Answer.NONE: (),
}
"""Which of the routing rules a yes brings into force."""


def check_can_set_up(by: Staff) -> None:
    """Raise NotAllowed unless this person may see and change routes, rota and plan."""
    people.check_has_role(by, *MAY_SET_UP)


def can_set_up(by: Staff) -> bool:
    """Whether the pages about alerts may be shown."""
    return people.allows(check_can_set_up, by)


def check_can_change(by: Staff, thing: ServiceRecord) -> None:
    """Raise NotAllowed unless this route or place is of one's own service."""
    people.check_same_service(by, thing)
    check_can_set_up(by)


def can_change(by: Staff, thing: ServiceRecord) -> bool:
    """Whether the link to change it may be shown."""
    return people.allows(check_can_change, by, thing)


def check_can_remove_route(by: Staff, route: AlertRoute) -> None:
    """Raise NotAllowed where somebody on the rota is reached by this route."""
    check_can_change(by, route)
    if RotaPlace.objects.filter(route=route).exists():
        raise NotAllowed(_("Somebody on the rota is reached by this route. Change the rota first."))


def can_remove_route(by: Staff, route: AlertRoute) -> bool:
    """Whether the button to remove a route may be shown."""
    return people.allows(check_can_remove_route, by, route)


def check_can_decide(by: Staff, flag: Flag, answer: Answer) -> None:
    """Raise NotAllowed unless this person may say this of a flag: one confirms, clearing takes two."""
    people.check_same_service(by, flag)
    reports.check_can_answer(by, flag.report)
    reports.check_can_turn_flag(flag, would_become(flag, answer))
    if answer is Answer.NONE and has_cleared(by, flag):
        raise NotAllowed(_("You would clear it, and a second reader must agree. It cannot be you again."))


def can_decide(by: Staff, flag: Flag, answer: Answer) -> bool:
    """Whether this answer may be offered."""
    return people.allows(check_can_decide, by, flag, answer)


def would_become(flag: Flag, answer: Answer) -> FlagState:
    """What an answer makes of a flag as it stands."""
    if answer is not Answer.NONE:
        return FlagState.CONFIRMED
    return FlagState.CLEARED if flag.state == FlagState.CLEARING else FlagState.CLEARING


def has_cleared(by: Staff, flag: Flag) -> bool:
    """Whether it was this person who would clear it."""
    return FlagDecision.objects.filter(flag=flag, by=by.user, answer=Answer.NONE).exists()
