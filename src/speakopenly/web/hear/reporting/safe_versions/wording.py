"""What spans, decisions and descriptions are called on the pages of this room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.hear.safe_versions.crowds import WIDER_ROLES, Crowd, Description
from speakopenly.hear.speaking.questions import RoleBand
from speakopenly.understand.deidentify import Decision, Why
from speakopenly.web.hear.reporting.reports.wording import ROLE_BAND, SERVICE_AREA, STAGE
from speakopenly.web.hear.reporting.safe_versions.bodies import Could

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

WHAT: Final[Mapping[Why, StrOrPromise]] = {
    Why.PERSON: gettext_lazy("A person"),
    Why.ORG: gettext_lazy("A named body"),
    Why.PLACE: gettext_lazy("A place"),
    Why.ADDRESS: gettext_lazy("An address"),
    Why.POSTCODE: gettext_lazy("A postcode"),
    Why.DATE: gettext_lazy("A date"),
    Why.AGE: gettext_lazy("An age"),
    Why.PHONE: gettext_lazy("A phone number"),
    Why.EMAIL: gettext_lazy("An e-mail address"),
    Why.HANDLE: gettext_lazy("An account name or link"),
    Why.NHS: gettext_lazy("An NHS number"),
    Why.NI: gettext_lazy("A National Insurance number"),
    Why.CASE: gettext_lazy("A case number"),
    Why.VEHICLE: gettext_lazy("A number plate"),
    Why.ETHNICITY: gettext_lazy("Where people come from"),
    Why.DISABILITY: gettext_lazy("A disability or illness"),
    Why.SIBLINGS: gettext_lazy("Brothers and sisters"),
    Why.JOB: gettext_lazy("A job few people have"),
    Why.EVENT: gettext_lazy("An unusual event"),
    Why.COUNT: gettext_lazy("An exact number"),
    Why.OWN: gettext_lazy("Marked by a reader"),
}
_CLUE: Final = gettext_lazy(
    "Alone it names nobody. Together with others it may point to one family or worker."
)
WHY: Final[Mapping[Why, StrOrPromise]] = {
    Why.PERSON: gettext_lazy("A name tells who it is."),
    Why.ORG: gettext_lazy("Few people work or live at one school, home or team."),
    Why.PLACE: gettext_lazy("A place narrows down who it may be. Only the service area is kept."),
    Why.DATE: gettext_lazy("Somebody who was there knows the day. Only the quarter is kept."),
    Why.AGE: gettext_lazy("An exact age narrows down which child it may be."),
    Why.JOB: gettext_lazy("Few people have it, so it may tell who."),
    Why.EVENT: gettext_lazy("People talk about such an event, and may know whose it was."),
    Why.COUNT: gettext_lazy("An exact number can be looked up. “Several” often says enough."),
    Why.ETHNICITY: _CLUE,
    Why.DISABILITY: _CLUE,
    Why.SIBLINGS: _CLUE,
    Why.OWN: gettext_lazy("A reader thought that it may tell who it is."),
}
LEADS_STRAIGHT: Final = gettext_lazy("It leads straight to a person.")
DECISION: Final[Mapping[Decision, StrOrPromise]] = {
    Decision.UNDECIDED: gettext_lazy("Not decided"),
    Decision.KEEP: gettext_lazy("Keep"),
    Decision.ROLE: gettext_lazy("Role"),
    Decision.VAGUER: gettext_lazy("Vaguer"),
    Decision.REMOVE: gettext_lazy("Remove"),
    Decision.NOT_SURE: gettext_lazy("Not sure"),
}
ROLES: Final[tuple[StrOrPromise, ...]] = (
    gettext_lazy("the social worker"),
    gettext_lazy("another worker"),
    gettext_lazy("the manager"),
    gettext_lazy("the carer"),
    gettext_lazy("the mother"),
    gettext_lazy("the father"),
    gettext_lazy("a relative"),
    gettext_lazy("the child"),
    gettext_lazy("another child"),
    gettext_lazy("the young person"),
    gettext_lazy("the teacher"),
    gettext_lazy("the nurse or doctor"),
    gettext_lazy("the police officer"),
    gettext_lazy("a neighbour"),
    gettext_lazy("the school"),
    gettext_lazy("the team"),
    gettext_lazy("the children's home"),
    gettext_lazy("another agency"),
)
WIDER: Final[Mapping[str, StrOrPromise]] = {
    "staff": gettext_lazy("Someone who works for the service"),
    "partner": gettext_lazy("Someone of another agency"),
    "child_family_or_carer": gettext_lazy("Child, family or carer"),
}
COULD: Final[Mapping[Could, StrOrPromise]] = {
    Could.NO: gettext_lazy("No"),
    Could.MAYBE: gettext_lazy("Maybe"),
    Could.YES: gettext_lazy("Yes"),
}


def role_label(code: str) -> StrOrPromise:
    """What a role band, or a wider one, is called."""
    return WIDER[code] if code in WIDER_ROLES else ROLE_BAND[RoleBand(code)]


def described(description: Description) -> list[tuple[str, StrOrPromise]]:
    """What stands beside the words, each with its name; "left out" where it says nothing."""
    out = _("left out")
    return [
        (_("Part they play"), role_label(description.role) if description.role else out),
        (_("Service"), SERVICE_AREA[description.area] if description.area else out),
        (_("Stage"), STAGE[description.stage] if description.stage else out),
        (_("When"), description.quarter or out),
    ]


def crowd_line(crowd: Crowd, description: Description) -> str:
    """The gate in one line: "At least 12 people share this description." """
    if description.is_empty:
        return _("No description is shared, so it points to nobody.")
    if crowd.is_enough:
        return _("At least %(number)s people share this description.") % {"number": crowd.at_least}
    return _("Fewer than 8 people share this description: make it vaguer.")
