"""Set up an exercise, change its words, close it and open it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from speakopenly.web.hear.listening import lawful, policies
from speakopenly.web.hear.listening.models import EXERCISE_CLOSED, Exercise, ExerciseState
from speakopenly.web.people import audit
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff

ADDRESS_OF_A_PAGE = "set-up"


@transaction.atomic
def set_up_exercise(
    *, by: Staff, title: str, question: str, asked_by: str, opened_on: date, not_heard: Sequence[str] = ()
) -> Exercise:
    """Begin an exercise: it is being set up, and hears nobody before it is opened. Raises NotAllowed."""
    policies.check_can_set_up(by)
    exercise = Exercise.objects.create(
        service=by.service,
        slug=_free_address(by.service, title),
        title=title,
        question=question,
        asked_by=asked_by,
        opened_on=opened_on,
        not_heard=list(not_heard),
    )
    audit.record("exercise set up", exercise, by=by.user, service=by.service)
    return exercise


@transaction.atomic
def change_exercise(*, exercise: Exercise, by: Staff, **words: Any) -> None:
    """Change what an exercise says of itself; its address stays, and so does who was not heard.

    Raises NotAllowed.
    """
    policies.check_can_change(by, exercise)
    policies.check_can_take_out(exercise, words.get("not_heard", exercise.not_heard))
    for name in ("title", "question", "asked_by", "opened_on", "not_heard"):
        setattr(exercise, name, words.get(name, getattr(exercise, name)))
    exercise.save()
    audit.record("exercise changed", exercise, by=by.user, service=by.service)


@transaction.atomic
def close_exercise(*, exercise: Exercise, by: Staff) -> None:
    """Take in no more. Raises NotAllowed where it is closed already."""
    _turn(exercise, ExerciseState.CLOSED, by, EXERCISE_CLOSED)


@transaction.atomic
def open_exercise(*, exercise: Exercise, by: Staff) -> None:
    """Begin to hear people. Raises NotAllowed where it is open already or its plan has a gap."""
    policies.check_can_open(by, exercise)
    _turn(exercise, ExerciseState.OPEN, by, "exercise opened")


@transaction.atomic
def open_exercise_again(*, exercise: Exercise, by: Staff) -> None:
    """Take in more. Raises NotAllowed where it is open already or its plan has a gap."""
    policies.check_can_open(by, exercise)
    _turn(exercise, ExerciseState.OPEN, by, "exercise opened again")


def _turn(exercise: Exercise, to: ExerciseState, by: Staff, deed: str) -> None:
    policies.check_can_change(by, exercise)
    lawful.check_exercise_lawful(exercise, to)
    exercise.state = to
    exercise.save(update_fields=["state"])
    audit.record(deed, exercise, by=by.user, service=by.service)


def _free_address(service: Service, title: str) -> str:
    wanted = slugify(title)[:50].strip("-") or "exercise"
    used = Exercise.objects.filter(service=service, slug__startswith=wanted)
    taken = {ADDRESS_OF_A_PAGE, *used.values_list("slug", flat=True)}
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
