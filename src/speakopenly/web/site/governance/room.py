"""Shows the documents on Today, and lets ``doctor`` say which are to be looked at again."""

from __future__ import annotations

from typing import Final

from django.db import DatabaseError

from speakopenly.web.looks import Seen, look
from speakopenly.web.people.sections import show_on_today
from speakopenly.web.site.governance import queries
from speakopenly.web.site.governance.documents import BY_SLUG

LOOK: Final = "data protection documents"


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    show_on_today("governance", queries.what_waits)
    look(documents)


def documents() -> Seen:
    """Whether the day to look again has passed for a document that two people signed."""
    try:
        found = sorted({BY_SLUG[row.document].title for row in queries.overdue()})
    except DatabaseError:
        return Seen(LOOK, False, "Not known while the database does not answer.")
    if found:
        return Seen(
            LOOK, False, f"To be looked at again by now: {', '.join(found)}.", "See Site, Data protection."
        )
    return Seen(LOOK, True, "None is overdue.")
