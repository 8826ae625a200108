"""Shows this stage's rooms on the Change page, and on Today what waits in them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.change.recommendations import policies as recommendations
from speakopenly.web.change.recommendations.queries import what_waits
from speakopenly.web.change.reviews import policies as reviews
from speakopenly.web.change.reviews.publications.queries import reviews_that_wait
from speakopenly.web.change.rights import policies as rights
from speakopenly.web.change.rights.queries import checks_that_wait
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today

ROOMS = (
    Room(
        section=Section.CHANGE,
        name=_("Learning reviews"),
        purpose=_("Find out with those who were there what made it likely, and what to try."),
        url_name="change:reviews",
        can_enter=reviews.can_enter,
    ),
    Room(
        section=Section.CHANGE,
        name=_("Children's rights check"),
        purpose=_("Ask whether a practice or change may touch children at all. It never approves."),
        url_name="change:rights",
        can_enter=rights.can_enter,
    ),
    Room(
        section=Section.CHANGE,
        name=_("Recommendations"),
        purpose=_("Say what would be different, who will help, what it takes and how we would know."),
        url_name="change:recommendations",
        can_enter=recommendations.can_enter,
    ),
)
"""In the order in which the page shows them."""


def open_them() -> None:
    """Called once at start; saying so twice is harmless."""
    for room in ROOMS:
        open_room(room)
    show_on_today("rights checks", checks_that_wait)
    show_on_today("recommendations", what_waits)
    show_on_today("reviews to sign", reviews_that_wait)
