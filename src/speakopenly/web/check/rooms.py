"""Shows this stage's rooms on the Check page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.check.outcomes import policies as outcomes
from speakopenly.web.people.sections import Room, Section, open_room


def open_them() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.CHECK,
            name=_("Did it help?"),
            purpose=_("Write a measure before a change, bring in its points, and say what they show."),
            url_name="check:measures",
            can_enter=outcomes.can_enter,
        )
    )
