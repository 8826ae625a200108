"""Shows on the Hear page where a reader says in which parts of the work they have a hand."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.areas import policies
from speakopenly.web.people.sections import Room, Section, open_room


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=_("Your own work"),
            purpose=_(
                "Say which parts of the work you manage or work in. You are not shown reports from there."
            ),
            url_name="hear:own-areas",
            can_enter=policies.can_say,
        )
    )
