"""Shows de-identification on the Understand page, and stops a report that would point to somebody."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.queries import exercise_by_id
from speakopenly.web.people import events
from speakopenly.web.people.sections import Room, Section, open_room
from speakopenly.web.understand.deidentification import policies, queries
from speakopenly.web.understand.findings import versions
from speakopenly.web.understand.findings.events import MayBePublished
from speakopenly.web.understand.findings.publications import forgetting as publications
from speakopenly.web.understand.reading.events import PassagesRenamed, WordsReplaced


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.UNDERSTAND,
            name=gettext_lazy("De-identification"),
            purpose=gettext_lazy(
                "Read what the machine cleared, take out what is left, try to tell who it is."
            ),
            url_name="understand:deidentification-of-all",
            can_enter=policies.can_enter,
        )
    )
    events.listen(PassagesRenamed)(versions.follow)
    events.listen(WordsReplaced)(publications.stop_printing_replaced)
    events.listen(MayBePublished)(refuse_what_points_to_somebody)


def refuse_what_points_to_somebody(asked: MayBePublished) -> None:
    """Raise NotAllowed while a quote stands of which somebody said that it points to one person."""
    exercise = exercise_by_id(asked.service_id, asked.exercise_id)
    if queries.points_to_somebody(exercise):
        raise NotAllowed(
            _("A quote points to one person or family. Take the clue out of it, or choose another quote.")
        )
