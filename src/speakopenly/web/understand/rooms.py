"""Shows this stage's rooms on the Understand page, and on Today what waits in them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.sections import Room, Section, open_room, show_on_today
from speakopenly.web.understand.coding import room as coding
from speakopenly.web.understand.deidentification import room as deidentification
from speakopenly.web.understand.evidence import policies as evidence
from speakopenly.web.understand.exchange import policies as exchange
from speakopenly.web.understand.findings import policies as findings
from speakopenly.web.understand.findings.publications.queries import signatures_that_wait
from speakopenly.web.understand.member_checks import room as member_checks
from speakopenly.web.understand.pressures import policies as pressures
from speakopenly.web.understand.rounds import policies as rounds
from speakopenly.web.understand.search import policies as search
from speakopenly.web.understand.themes import policies as themes

FIRST = Room(
    section=Section.UNDERSTAND,
    name=_("Themes"),
    purpose=_("See what comes up again, with the passages beside it, and decide what it is."),
    url_name="understand:themes-of-all",
    can_enter=themes.can_enter,
)
ROOMS = (
    Room(
        section=Section.UNDERSTAND,
        name=_("Search"),
        purpose=_("Find what people said, by these words or by what they mean, and keep a search."),
        url_name="understand:search",
        can_enter=search.can_enter,
    ),
    Room(
        section=Section.UNDERSTAND,
        name=_("Findings"),
        purpose=_(
            "Write numbered findings whose numbers and quotes come from the evidence, and publish them."
        ),
        url_name="understand:findings-of-all",
        can_enter=findings.can_enter,
    ),
    Room(
        section=Section.UNDERSTAND,
        name=_("Agreement rounds"),
        purpose=_("Let everybody vote on what people said, and see what most of every group agree on."),
        url_name="understand:rounds",
        can_enter=rounds.can_enter,
    ),
    Room(
        section=Section.UNDERSTAND,
        name=_("Evidence"),
        purpose=_("Read what is known of ways of working, how sure that is, and what it cannot settle."),
        url_name="understand:evidence",
        can_enter=evidence.can_enter,
    ),
    Room(
        section=Section.UNDERSTAND,
        name=_("Take evidence out"),
        purpose=_(
            "Make a file of what was said and how it was coded, for another program. Names are hidden."
        ),
        url_name="understand:exports-of-all",
        can_enter=exchange.can_enter,
    ),
    Room(
        section=Section.UNDERSTAND,
        name=_("Three pressures"),
        purpose=_("See demand, resources and culture side by side, from official figures."),
        url_name="understand:pressures",
        can_enter=pressures.can_enter,
    ),
)


def open_them() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(FIRST)
    deidentification.open_it()
    coding.open_it()
    for room in ROOMS:
        open_room(room)
    show_on_today("signatures", signatures_that_wait)
    member_checks.open_it()
