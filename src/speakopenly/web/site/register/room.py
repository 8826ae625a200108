"""Shows what is due on Today, and forgets in the night what has had its time."""

from __future__ import annotations

from speakopenly.web.jobs import daily as round_of_the_day
from speakopenly.web.people.sections import show_on_today
from speakopenly.web.site.register import daily, queries


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    show_on_today("register", queries.what_waits)
    round_of_the_day.register("register", daily.daily_round)
