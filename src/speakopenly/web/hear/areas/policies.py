"""Nobody reads a report from a part of the work they manage or work in. Guards come in pairs."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.speaking.questions import ServiceArea
from speakopenly.web.hear.areas.models import OwnArea
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SAY: Final = (Role.READER, Role.SAFEGUARDING_LEAD)


class OfOwnArea(NotAllowed):
    """This report is from a part of the work in which the reader has a hand; somebody else reads it."""


def check_can_say(by: Staff) -> None:
    """Raise NotAllowed unless this person reads reports, and so says where they have a hand."""
    people.check_has_role(by, *MAY_SAY)


def can_say(by: Staff) -> bool:
    """Whether the page about one's own work may be shown."""
    return people.allows(check_can_say, by)


def check_is_not_of_own_area(by: Staff, area: ServiceArea | None) -> None:
    """Raise OfOwnArea for a report from a part of the work this reader named as their own."""
    if area is None:
        return
    if OwnArea.objects.filter(service=by.service, user=by.user, area=area.value).exists():
        raise OfOwnArea(
            _(
                "This report is from a part of the work you manage or work in. Nothing of it was shown, and "
                "it does not count as opened. Leave it to another reader."
            )
        )


def has_own_areas(by: Staff) -> bool:
    """Whether this reader named any part of the work as their own."""
    return OwnArea.objects.filter(service=by.service, user=by.user).exists()


def is_not_of_own_area(by: Staff, area: ServiceArea | None) -> bool:
    """Whether this reader may go on with a report from there."""
    return people.allows(check_is_not_of_own_area, by, area)
