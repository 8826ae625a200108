"""Shows the room of legal holds on the Hear page and on Today, and answers whoever is about to erase."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import MayBeErased, MayTakeBack
from speakopenly.web.hear.reporting.holds import policies, queries
from speakopenly.web.people import events
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=_("Legal holds"),
            purpose=_("Keep something from being erased while a court, an inquiry or the law needs it."),
            url_name="hear:holds",
            can_enter=policies.can_enter,
        )
    )
    show_on_today("holds", queries.holds_that_wait)
    events.listen(MayBeErased)(queries.keep_what_is_held)
    events.listen(MayTakeBack)(refuse_under_a_hold)


def refuse_under_a_hold(asked: MayTakeBack) -> None:
    """What was brought in stays while a hold is on everything of the service."""
    question = MayBeErased(asked.service_id)
    events.tell(question)
    if question.holds:
        raise NotAllowed(
            _now("A legal hold is on everything of this service. Nothing is erased until it ends.")
        )
