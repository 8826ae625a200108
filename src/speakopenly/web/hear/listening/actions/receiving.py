"""What comes by itself, not in a file: one contribution at a time, or what one person answered at once.

What many people send goes into a batch that stands open: its key, once, for all that come that day.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.languages import tell_language
from speakopenly.core.records import Channel, ContributionId, PersonId
from speakopenly.core.records import Contribution as Said
from speakopenly.hear.speaking.answers import quarter_of
from speakopenly.web.hear.events import ContributionsBroughtIn
from speakopenly.web.hear.listening import consents, reading, safekeeping, same_words
from speakopenly.web.hear.listening.models import (
    SETTLED,
    Contribution,
    ContributionState,
    Exercise,
    ExerciseState,
    Import,
    ImportState,
)
from speakopenly.web.hear.listening.safekeeping import Words
from speakopenly.web.hear.storing import store_new
from speakopenly.web.people import audit, events
from speakopenly.web.people.models import User
from speakopenly.web.people.staff import Staff

NO_ROW = 0
LONGEST_QUESTION = 500


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
    row = Contribution(
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
        language=tell_language(text),
    )
    store_new(row, *same_words.fingerprints_of([(row, text)]))
    same_words.keep_campaigns(same_words.campaigns_of(batch.exercise))
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
    batch = _batch(exercise, by.user, quarter, standing.channel, secrets.token_bytes(16))
    batch.found = batch.to_bring_in = batch.brought_in = 1
    batch.save(force_insert=True)
    return batch


def standing_batch(exercise: Exercise, *, about: Mapping[str, str], by: User, name: str) -> Import:
    """Today's batch of what people answer by themselves; a new one where there is none that a machine opens.

    Two who ask at once are given the same one.
    """
    ours = Import.objects.filter(exercise=exercise, about=dict(about), began_on=timezone.localdate())
    known = ours.filter(state=ImportState.BROUGHT_IN).exclude(wrapped_key=b"").first()
    if known is not None:
        return known
    before = Import.objects.filter(
        exercise=exercise, **{f"about__{key}": value for key, value in about.items()}
    )
    batch = _batch(exercise, by, name, Channel.SURVEY, f"{dict(about)} {before.count()}".encode())
    batch.about = dict(about)
    try:
        with transaction.atomic():
            batch.save(force_insert=True)
    except IntegrityError:  # somebody else began it a moment ago
        return Import.objects.exclude(state__in=SETTLED).get(exercise=exercise, digest=batch.digest)
    return batch


def is_taking(batch: Import) -> bool:
    """Whether a standing batch takes more; held until the end of this transaction where it does."""
    rows = Import.objects.select_for_update().filter(pk=batch.pk, state=ImportState.BROUGHT_IN)
    return bool(rows.exclude(wrapped_key=b"").values_list("pk"))


def receive_into(*, batch: Import, arrived: Sequence[tuple[Contribution, str]]) -> None:
    """Keep what one person said in a standing batch, in the caller's transaction, once ``is_taking``.

    Each contribution comes with its text, of which only a fingerprint is kept readable to the machine.
    """
    rows = [row for row, _text in arrived]
    store_new(*rows, *same_words.fingerprints_of(arrived))
    more = {name: F(name) + len(rows) for name in ("found", "to_bring_in", "brought_in")}
    Import.objects.filter(pk=batch.pk).update(**more)


@transaction.atomic
def end_batch(*, batch: Import) -> None:
    """The day of a standing batch is over: it is told of as a file is that was brought in."""
    same_words.keep_campaigns(same_words.campaigns_of(batch.exercise))
    audit.record("contributions received", batch, by=None, service=batch.service)
    events.tell(ContributionsBroughtIn(batch.service_id, batch.exercise_id, batch.pk, batch.by_id))


def rows_of(
    batch: Import, some: Iterable[tuple[Said, Words]], state: ContributionState = ContributionState.ARRIVING
) -> Iterator[Contribution]:
    """Contributions as they are stored, each sealed to the key of its batch."""
    for said, words in some:
        yield Contribution(
            service_id=batch.service_id,
            exercise_id=batch.exercise_id,
            batch=batch,
            ident=said.id,
            person=said.person,
            state=state,
            sealed_words=safekeeping.seal_words(batch, said.id, words),
            channel=said.channel,
            kind=said.kind,
            question=(said.question or "").strip()[:LONGEST_QUESTION],
            groups=dict(said.groups),
            speaks_for=said.speaks_for,
            said_in=reading.quarter(said),
            language=said.language or tell_language(said.text),
            **consents.as_fields(said.consent),
        )


def _batch(exercise: Exercise, by: User, name: str, channel: Channel, known_by: bytes) -> Import:
    batch = Import(
        service=exercise.service,
        exercise=exercise,
        by=by,
        state=ImportState.BROUGHT_IN,
        file_name=name,
        digest=safekeeping.digest_of(exercise.service_id, exercise.pk, known_by),
        channel=channel,
        found=0,
    )
    safekeeping.give_keys(batch)
    return batch
