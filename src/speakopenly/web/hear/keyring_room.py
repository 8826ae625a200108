"""Shows the room for reading keys on the Hear page and on Today, and listens to workers and to signing in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.keyring import lending, policies, queries, signing_in
from speakopenly.web.jobs import wording
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    lending.begin()
    signing_in.begin()
    wording.BECAUSE[lending.KeyNotLent.__name__] = _(
        "Your reading key is lent to this work for fifteen minutes, and that time is over or the worker was "
        "started anew. What was done is kept. Unlock your key and ask again; it goes on where it stopped."
    )
    open_room(
        Room(
            section=Section.HEAR,
            name=_("Reading keys"),
            purpose=_("Who can open what people told us: your own key, your colleagues, the custodians."),
            url_name="hear:keys",
            can_enter=policies.can_enter,
        )
    )
    show_on_today("keyring", queries.keys_that_wait)
