"""Shows this stage's rooms on the Check page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.check.learning import policies as learning
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
    open_room(
        Room(
            section=Section.CHECK,
            name=_("How we learn"),
            purpose=_(
                "Figures over time: harm after speaking first, then reach, replies, changes and effects."
            ),
            url_name="check:learning",
            can_enter=learning.can_enter,
        )
    )
    open_room(
        Room(
            section=Section.CHECK,
            name=_("The loop on one page"),
            purpose=_("Five sentences for leaders: said, not heard, changed, helped, not known."),
            url_name="loop:page",
            can_enter=learning.can_see_the_whole,
        )
    )
    open_room(
        Room(
            section=Section.CHECK,
            name=_("How many people work here"),
            purpose=_("A number for each quarter, so that reports can be seen beside it."),
            url_name="check:learning-staff",
            can_enter=learning.only_says_how_many,
        )
    )
