"""Read what was heard, batch by batch. What is read already is skipped, so a job that died goes on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import astuple
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_noop

from speakopenly.core.records import Contribution
from speakopenly.understand.findings.suggesting import hidden_by_kind
from speakopenly.understand.reading import Reading as Read
from speakopenly.understand.reading import hidden_words, read_contributions
from speakopenly.web.hear.keyring import lending
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.jobs.context import JobContext
from speakopenly.web.understand.reading.models import Passage, Reading, Stage, Understanding

BATCH = 50
READING = gettext_noop("Reading")

T = TypeVar("T")


def begin(exercise: Exercise) -> Understanding:
    """The record of what the machine does with an exercise, made the first time."""
    understanding, _is_new = Understanding.objects.get_or_create(
        exercise=exercise, defaults={"service": exercise.service}
    )
    return understanding


def count_again(exercise: Exercise) -> None:
    """Say that readings or themes change, so that counts are made anew. Joins the caller's transaction."""
    Understanding.objects.filter(exercise=exercise).update(version=F("version") + 1)


def enter(understanding: Understanding, stage: Stage, **more: object) -> None:
    """Say which stage the machine has come to, and what is known from now on."""
    Understanding.objects.filter(pk=understanding.pk).update(stage=stage, **more)


def read_what_is_new(
    exercise: Exercise, context: JobContext, unlocked: Unlocked | None = None
) -> frozenset[str]:
    """Read every contribution not read yet. Gives the words that were hidden in them, in memory only."""
    heard, known = set(hear.heard_idents(exercise)), set(_idents_read(exercise))
    total, done, hidden = len(heard), len(heard & known), set[str]()
    for batch in _batches(hear.raw_contributions(exercise, besides=known, unlocked=unlocked), BATCH):
        hidden |= _read_batch(exercise, batch, context)
        done += len(batch)
        context.progress(done, total, READING)
    with context.holding():
        _drop_what_was_taken_back(exercise)
        _quote_nobody_who_took_consent_back(exercise)
    return frozenset(hidden)


def words_hidden_in(
    exercise: Exercise, idents: Collection[str], context: JobContext, unlocked: Unlocked | None = None
) -> frozenset[str]:
    """The words hidden in contributions read by an earlier job, found again: they are kept nowhere.

    Raises WordsLocked where they are sealed to readers and no key is lent, KeyNotLent where a loan ends.
    """
    others = set(hear.heard_idents(exercise)) - set(idents)
    said = hear.raw_contributions(exercise, besides=others, unlocked=unlocked)
    hidden: set[str] = set()
    for done, batch in enumerate(_batches(said, BATCH)):
        if unlocked is not None:
            lending.check_still_lent(context)
        hidden.update(hidden_words(_read(exercise, batch)))
        context.progress(min(done * BATCH, len(idents)), len(idents) + 1, READING)
    return frozenset(hidden)


def _read_batch(exercise: Exercise, batch: list[Contribution], context: JobContext) -> set[str]:
    readings = _read(exercise, batch)
    with context.holding():
        _store(exercise, readings)
    return set(hidden_words(readings))


def _read(exercise: Exercise, batch: list[Contribution]) -> list[Read]:
    return list(read_contributions(batch, deidentifier=recogniser(exercise.service_id)))


@transaction.atomic
def _store(exercise: Exercise, readings: list[Read]) -> None:
    count_again(exercise)
    rows = [_row(exercise, reading) for reading in readings]
    Reading.objects.bulk_create(rows)
    Passage.objects.bulk_create(
        Passage(
            service_id=exercise.service_id,
            reading=row,
            ident=passage.id,
            start=passage.start,
            end=passage.end,
            sha256=passage.sha256,
        )
        for row, reading in zip(rows, readings, strict=True)
        for passage in reading.passages
    )


def _row(exercise: Exercise, reading: Read) -> Reading:
    said = reading.contribution
    return Reading(
        service_id=exercise.service_id,
        exercise=exercise,
        ident=said.id,
        person=said.person,
        text=reading.text or "",
        language=reading.language,
        reason=reading.reason or "",
        hidden=hidden_by_kind([reading]),
        places=[astuple(place) for place in reading.places],
        channel=str(said.channel),
        question=said.question or "",
        groups=dict(said.groups),
        speaks_for=said.speaks_for,
        may_quote=said.consent.quote,
        may_archive=said.consent.archive,
        may_play=said.consent.play,
        attribution=str(said.consent.attribution),
    )


def _drop_what_was_taken_back(exercise: Exercise) -> None:
    """Words withdrawn while they were being read are not kept either."""
    gone = set(_idents_read(exercise)) - set(hear.heard_idents(exercise))
    if gone:
        count_again(exercise)
    for some in _batches(gone, 500):
        Reading.objects.filter(exercise=exercise, ident__in=some).delete()


def _quote_nobody_who_took_consent_back(exercise: Exercise) -> None:
    """The same for consent to be quoted that was withdrawn while the words were being read."""
    quoted = Reading.objects.filter(exercise=exercise, may_quote=True)
    no_longer = set(quoted.values_list("ident", flat=True)) - consents.agreed_to(exercise, "quote")
    if no_longer:
        count_again(exercise)
    for some in _batches(no_longer, 500):
        Reading.objects.filter(exercise=exercise, ident__in=some).update(may_quote=False)


def _idents_read(exercise: Exercise) -> Iterable[str]:
    return Reading.objects.filter(exercise=exercise).values_list("ident", flat=True)


def _batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    things = iter(things)
    while batch := list(islice(things, size)):
        yield batch
