"""Tells the voices board who came to sessions."""

from __future__ import annotations

from speakopenly.web.hear.events import WhoCame
from speakopenly.web.hear.sessions.queries import tell_who_came
from speakopenly.web.people import events


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    events.listen(WhoCame)(tell_who_came)
