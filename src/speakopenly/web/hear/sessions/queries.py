"""What a person may see of sessions."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from speakopenly.web.hear.events import CameTogether, WhoCame
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.plans import queries as plans
from speakopenly.web.hear.sessions.models import Session


def sessions_of(exercise: Exercise) -> QuerySet[Session]:
    """The sessions of an exercise, newest first, with their notes but not the sealed bytes."""
    return Session.objects.filter(exercise=exercise).select_related("exercise", "notes").defer(
        "notes__sealed_file"
    )  # fmt: skip


def session_for(exercise: Exercise, session_id: UUID) -> Session:
    """One session of an exercise. Raises Http404 for any other."""
    found = sessions_of(exercise).filter(pk=session_id).first()
    if found is None:
        raise Http404
    return found


def came_with_groups(session: Session) -> list[tuple[str, int, str]]:
    """Each role that came, how many, and the group of the plan it is; blank where nobody said."""
    names = {str(each.pk): str(each) for each in plans.groups_of(session.exercise)}
    return [
        (role, number, names.get(session.groups.get(role, ""), "")) for role, number in session.came.items()
    ]


def tell_who_came(asked: WhoCame) -> None:
    """Add who came to each session, group by group, where somebody said which group a role is."""
    held = Session.objects.filter(service=asked.service_id, exercise=asked.exercise_id)
    for channel, on, came, groups in held.values_list("channel", "held_on", "came", "groups"):
        for role, key in groups.items():
            asked.found.append(CameTogether(key, channel, on, came.get(role, 0)))
