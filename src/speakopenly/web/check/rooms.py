"""Shows this stage's rooms on the Check page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.core import erasure
from speakopenly.web.check.bulletin import actions as bulletin_deeds
from speakopenly.web.check.bulletin import policies as bulletin
from speakopenly.web.check.bulletin.queries import signatures_that_wait
from speakopenly.web.check.outcomes import policies as outcomes
from speakopenly.web.hear.events import PrintingTakenBack
from speakopenly.web.jobs import daily
from speakopenly.web.people import events
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today


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
            name=_("Bulletin"),
            purpose=_("Write the next issue from stories whose writers allowed it, and have it signed."),
            url_name="check:bulletins",
            can_enter=bulletin.can_enter,
        )
    )
    show_on_today("bulletins", signatures_that_wait)
    erasure.register("bulletin", bulletin_deeds.forget)
    events.listen(PrintingTakenBack)(bulletin_deeds.stop_printing)
    daily.register("bulletin", bulletin_deeds.make_what_is_missing)
