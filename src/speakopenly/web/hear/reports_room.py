"""Shows the readers' room on the Hear page and on Today. Counts only: never a word of a report."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.reporting.reports import conversations, policies
from speakopenly.web.hear.reporting.reports.wording import apart_line, waiting_line
from speakopenly.web.people.sections import Room, Section, Waiting, open_room, show_on_today
from speakopenly.web.people.staff import Staff


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=_("Reports"),
            purpose=_(
                "Read what people told us through the Speak door, answer them, and close with what changed."
            ),
            url_name="hear:reports",
            can_enter=policies.can_enter,
        )
    )
    show_on_today("reports", reports_that_wait)


def reports_that_wait(staff: Staff) -> list[Waiting]:
    """How many reports wait for their readers."""
    if not policies.can_enter(staff):
        return []
    sums = conversations.sums(staff)
    if not (sums.waiting or sums.look_first or sums.look_first_apart):
        return []
    lines = waiting_line(sums.look_first, sums.waiting), apart_line(sums.look_first_apart)
    more = " ".join(line for line in lines if line)
    return [Waiting(what=str(_("Read reports")), where=reverse("hear:reports"), more=more)]
