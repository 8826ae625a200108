"""A reply that an address can name, for the table of who may do what."""

from __future__ import annotations

from typing import Any

from speakopenly.web.check.replies import actions
from speakopenly.web.check.replies.models import Reply
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff


def a_reply(exercise: Exercise, by: Staff) -> dict[str, Any]:
    """One that was just begun; its number is no other service's."""
    replies = [actions.begin(by=by, exercise=exercise) for _each in range(1 + Reply.objects.count())]
    return {"reply_number": replies[-1].number, "way": "everyday-en"}
