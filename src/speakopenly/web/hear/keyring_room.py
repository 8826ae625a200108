"""Shows the room for reading keys on the Hear page and on Today, and listens to workers and to signing in."""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.keyring import leaving, lending, policies, queries, signing_in
from speakopenly.web.jobs import wording
from speakopenly.web.looks import Seen, look
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today

MINUTES_UNTIL_A_WORKER_IS_MISSED: Final = 30


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    lending.begin()
    look(worker)
    signing_in.begin()
    leaving.begin()
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


def worker() -> Seen:
    """Whether a worker gives signs of life: without one nothing is read, alerted or erased."""
    seen_at = lending.last_sign_of_a_worker()
    if seen_at is None:
        return Seen(
            "worker", False, "None runs: nothing long is done, and nothing is erased on its day. Run serve."
        )
    minutes = int((timezone.now() - seen_at).total_seconds() // 60)
    if minutes > MINUTES_UNTIL_A_WORKER_IS_MISSED:
        return Seen("worker", False, f"None was seen for {minutes} minutes. Start the service again.")
    return Seen("worker", True, "Gives signs of life.")
