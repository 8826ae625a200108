"""What every page knows about the site. Reads no session, so public pages may use it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from speakopenly.web.hear.reporting.speak.queries import door_here, is_pilot
from speakopenly.web.people.elsewhere.naming import name_of
from speakopenly.web.people.sections import Section
from speakopenly.web.public_path import EASY_READ_IS_A_DRAFT, WELSH_IS_A_DRAFT


def site(request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, the four sections, and which words nobody has signed yet."""
    return {
        "is_pilot": SimpleLazyObject(is_pilot_here),
        "shows_what_works": settings.WHAT_WORKS_IS_PUBLIC,
        "shows_pressures": settings.PRESSURES_ARE_PUBLIC,
        "is_demonstration": settings.DEMO,
        "elsewhere": name_of(settings.ELSEWHERE),
        "sections": Section,
        "welsh_is_a_draft": WELSH_IS_A_DRAFT,
        "easy_read_is_a_draft": EASY_READ_IS_A_DRAFT,
    }


def is_pilot_here() -> bool:
    """Whether the words of the Speak door here are still to be tried; asked only by a page that shows it."""
    return is_pilot(door_here())
