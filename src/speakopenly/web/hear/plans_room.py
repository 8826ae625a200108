"""Keeps exercises shut while their plan has a gap, shows the board, and lets words go in time."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import MayOpenExercise
from speakopenly.web.hear.listening.queries import exercise_by_id
from speakopenly.web.hear.plans import daily as words
from speakopenly.web.hear.plans import gates, policies, queries
from speakopenly.web.jobs import daily
from speakopenly.web.people import events
from speakopenly.web.people.sections import Room, Section, open_room, show_on_today


def open_it() -> None:
    """Called once at start; saying so twice is harmless."""
    open_room(
        Room(
            section=Section.HEAR,
            name=gettext_lazy("Who has not been heard"),
            purpose=gettext_lazy("For each exercise: whom we hoped to hear, who took part, and who did not."),
            url_name="hear:voices-of-all",
            can_enter=policies.can_see_voices,
        )
    )
    show_on_today("plans", queries.set_ups_that_wait)
    show_on_today("late replies", queries.replies_that_are_late)
    events.listen(MayOpenExercise)(refuse_gaps)
    daily.register("plans", words.daily_round)


def refuse_gaps(asked: MayOpenExercise) -> None:
    """Raise NotAllowed with everything that is missing."""
    exercise = exercise_by_id(asked.service_id, asked.exercise_id)
    missing = [gap.sentence for gap in gates.gaps(queries.planned(exercise))]
    if missing:
        raise NotAllowed(_("This exercise stays shut. %(missing)s") % {"missing": " ".join(missing)})
