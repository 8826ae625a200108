"""What comes by itself, not in a file: one contribution at a time, into an exercise that stands open."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from speakopenly.core.records import Channel, ContributionId, PersonId
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.hear.events import ContributionsBroughtIn
from speakopenly.web.hear.listening import safekeeping
from speakopenly.web.hear.listening.models import (
    Contribution,
    ContributionState,
    Exercise,
    ExerciseState,
    Import,
    ImportState,
)
from speakopenly.web.hear.listening.safekeeping import Words
from speakopenly.web.people import audit, events
from speakopenly.web.people.staff import Staff

NO_ROW = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """An exercise that is set up by itself when its first contribution comes, and never closes."""

    slug: str
    title: str
    question: str
    asked_by: str
    channel: Channel


@transaction.atomic
def receive_one(
    *,
    by: Staff,
    standing: Standing,
    ident: ContributionId,
    person: PersonId,
    text: str,
    groups: Mapping[str, str],
    on: date,
) -> None:
    """Keep one contribution, sealed, known only by its quarter; it may be counted and not quoted.

    The caller has seen to it that this person may hand it over. The same ``ident`` again is kept once.
    """
    if Contribution.objects.filter(service=by.service, ident=ident).exists():
        return
    batch = _new_batch(_exercise_of(standing, by), standing, by, quarter_of(on))
    Contribution.objects.create(
        service=by.service,
        exercise=batch.exercise,
        batch=batch,
        ident=ident,
        person=person,
        state=ContributionState.HEARD,
        sealed_words=safekeeping.seal_words(batch, ident, Words(text, NO_ROW, "")),
        channel=standing.channel,
        question=standing.question,
        groups=dict(groups),
        may_quote=False,
        said_in=quarter_of(on),
    )
    audit.record("contribution received", batch, by=by.user, service=by.service)
    events.tell(ContributionsBroughtIn(by.service.pk, batch.exercise_id, batch.pk, by.user.pk))


def _exercise_of(standing: Standing, by: Staff) -> Exercise:
    exercise, is_new = Exercise.objects.get_or_create(
        service=by.service,
        slug=standing.slug,
        defaults={
            "title": standing.title,
            "question": standing.question,
            "asked_by": standing.asked_by,
            "state": ExerciseState.OPEN,
            "not_heard": [_("People who did not come to us, or who did not want their words shared.")],
        },
    )
    if is_new:
        audit.record("exercise set up", exercise, by=None, service=by.service)
    return exercise


def _new_batch(exercise: Exercise, standing: Standing, by: Staff, quarter: str) -> Import:
    """An import of its own, with its own key: the machine opens what it has yet to read, and no more."""
    batch = Import(
        service=exercise.service,
        exercise=exercise,
        by=by.user,
        state=ImportState.BROUGHT_IN,
        file_name=quarter,
        digest=safekeeping.digest_of(exercise.service_id, exercise.pk, secrets.token_bytes(16)),
        channel=standing.channel,
        found=1,
        to_bring_in=1,
        brought_in=1,
    )
    safekeeping.give_keys(batch)
    batch.save(force_insert=True)
    return batch
