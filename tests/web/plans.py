"""An exercise with a whole plan, opened: for tests of what comes after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening import actions as listening
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import actions as plans
from speakopenly.web.people.staff import Staff

SAID: dict[str, Any] = {
    "support": "The duty psychologist, on the day and for two weeks after.",
    "pause": "When somebody is distressed the session stops; the support worker decides.",
    "payment": "None, because answering takes five minutes at work. Fares are paid.",
    "advocate": "The children's advocate of Northmoor, who is not of the service.",
    "steered_by": "A kinship carer, a practitioner, a reviewing officer",
    "ethics": "The learning board approved it in February.",
    "nations": ["england", "wales"],
    "languages": ["en-gb"],
    "keep_words_days": 365,
}
A_GROUP: dict[str, Any] = {
    "name": "Kinship carers",
    "hoped": 30,
    "why": "They care with the least support.",
    "asked_before": 1,
    "came_of_it": "A support group on Tuesdays.",
}
A_CHANNEL = {
    "reaches": "People who read, and have a telephone.",
    "misses": "People who do not read.",
    "consent_with": "The participation worker, in the locked cabinet.",
}


def plan_whole(exercise: Exercise, by: Staff, **said: Any) -> None:
    """Say everything that opening asks about."""
    today = timezone.localdate()
    ends_on = max(today, exercise.opened_on) + timedelta(days=30)
    dates = {"ends_on": ends_on, "reply_by": ends_on + timedelta(days=60)}
    plans.say_plan(by=by, exercise=exercise, **(SAID | dates | said))
    plans.say_consent(by=by, exercise=exercise, texts={("en-gb", "everyday"): "We ask, and you may say no."})
    plans.plan_channel(by=by, exercise=exercise, channel=Channel.SURVEY, **A_CHANNEL)
    plans.add_group(by=by, exercise=exercise, **A_GROUP)


def open_exercise(
    *, by: Staff, title: str = "What helps?", question: str = "What helps?", asked_by: str = "Northmoor",
    opened_on: date = date(2026, 3, 1), not_heard: tuple[str, ...] | list[str] = (),
) -> Exercise:  # fmt: skip
    """Set up an exercise, plan it whole and open it."""
    exercise = listening.set_up_exercise(
        by=by,
        title=title,
        question=question,
        asked_by=asked_by,
        opened_on=opened_on,
        not_heard=list(not_heard),
    )
    plan_whole(exercise, by)
    listening.open_exercise(exercise=exercise, by=by)
    return exercise
