"""Who sees the three pressures: everybody, unless this site keeps them to those who work here."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE: Final = (Role.FACILITATOR, Role.LEARNING_LEAD, Role.RESEARCHER, Role.LEADER)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the pages at the Work door."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see the pages at the Work door."""
    return people.allows(check_can_enter, by)


def check_is_public() -> None:
    """Raise NotAllowed where this site shows the pages to staff alone."""
    if not is_public():
        raise NotAllowed(_("This site does not show these pages to everybody."))


def is_public() -> bool:
    """Whether anybody may see the pages."""
    return bool(settings.PRESSURES_ARE_PUBLIC)
