"""Shows the lists of names on the Hear page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from speakopenly.web.hear.known_names import policies
from speakopenly.web.people.sections import Room, Section, open_room


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("Names we know"),
            purpose=gettext_lazy("Give lists of staff, schools and teams, to be hidden wherever they stand."),
            url_name="hear:known-names",
            can_enter=policies.can_give,
        )
    )
