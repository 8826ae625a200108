"""Names the gates of the Speak door, says on Today what is due, when a service is founded, and who speaks."""

from __future__ import annotations

from speakopenly.web.hear.reporting.opening import gates, queries
from speakopenly.web.hear.reporting.speak.queries import with_a_door
from speakopenly.web.people import founding, here
from speakopenly.web.people.sections import show_on_today


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    gates.register()
    show_on_today("speak door", queries.what_is_due)
    here.choose_by(with_a_door)
    founding.is_over_when("speak door was open", queries.was_ever_open)
