"""Shows the room for listening exercises on the Hear page and on Today."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening import policies, queries
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=_("Listening exercises"),
            purpose=_("Ask many people one question, and bring in what they said."),
            url_name="hear:exercises",
            can_enter=policies.can_enter,
        )
    )
    show_on_today("listening", queries.files_that_wait)
