"""What a person may see of sessions."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from speakopenly.web.hear.listening.models import Exercise
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
