"""Shows this stage's rooms on the Check page, on Today what waits in them, and listens for what is told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.core import erasure
from speakopenly.web.check.bulletin import actions as bulletin_deeds
from speakopenly.web.check.bulletin import policies as bulletin
from speakopenly.web.check.bulletin.queries import signatures_that_wait
from speakopenly.web.check.learning import policies as learning
from speakopenly.web.check.outcomes import policies as outcomes
from speakopenly.web.check.replies import forgetting
from speakopenly.web.check.replies import policies as replies
from speakopenly.web.check.replies.public import tell_what_came_out
from speakopenly.web.check.replies.queries import replies_that_wait
from speakopenly.web.check.supervision import actions as supervision_deeds
from speakopenly.web.check.supervision import policies as supervision
from speakopenly.web.check.trail import policies as trail
from speakopenly.web.hear.events import PrintingTakenBack, PublicRepliesSince
from speakopenly.web.jobs import daily
from speakopenly.web.people import events
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today

ROOMS = (
    Room(
        section=Section.CHECK,
        name=_("Did it help?"),
        purpose=_("Write a measure before a change, bring in its points, and say what they show."),
        url_name="check:measures",
        can_enter=outcomes.can_enter,
    ),
    Room(
        section=Section.CHECK,
        name=_("Public replies"),
        purpose=_("Tell everybody who spoke what was heard, what changed, and whether it helped."),
        url_name="check:replies",
        can_enter=replies.can_enter,
    ),
    Room(
        section=Section.CHECK,
        name=_("How we learn"),
        purpose=_("Figures over time: harm after speaking first, then reach, replies, changes and effects."),
        url_name="check:learning",
        can_enter=learning.can_enter,
    ),
    Room(
        section=Section.CHECK,
        name=_("The loop on one page"),
        purpose=_("Five sentences for leaders: said, not heard, changed, helped, not known."),
        url_name="loop:page",
        can_enter=learning.can_see_the_whole,
    ),
    Room(
        section=Section.CHECK,
        name=_("How many people work here"),
        purpose=_("A number for each quarter, so that reports can be seen beside it."),
        url_name="check:learning-staff",
        can_enter=learning.only_says_how_many,
    ),
    Room(
        section=Section.CHECK,
        name=_("Supervision"),
        purpose=_("Whether supervision supports, happens and means something; sums of ten answers or more."),
        url_name="check:supervision",
        can_enter=supervision.can_enter,
    ),
    Room(
        section=Section.CHECK,
        name=_("Bulletin"),
        purpose=_("Write the next issue from stories whose writers allowed it, and have it signed."),
        url_name="check:bulletins",
        can_enter=bulletin.can_enter,
    ),
    Room(
        section=Section.CHECK,
        name=_("The way back"),
        purpose=_("Go from a line that everybody can read back to the words it rests on."),
        url_name="check:trails",
        can_enter=trail.can_enter,
    ),
)
"""In the order in which the page shows them."""


def open_them() -> None:
    """Called once at start; saying so twice is harmless."""
    for room in ROOMS:
        open_room(room)
    show_on_today("public replies", replies_that_wait)
    show_on_today("bulletins", signatures_that_wait)
    events.listen(PublicRepliesSince)(tell_what_came_out)
    events.listen(PrintingTakenBack)(bulletin_deeds.stop_printing)
    erasure.register(forgetting.ROOM, forgetting.forget)
    erasure.register("bulletin", bulletin_deeds.forget)
    daily.register("bulletin", bulletin_deeds.make_what_is_missing)
    daily.register("supervision", supervision_deeds.let_answers_go)
