"""Readings as the library knows them, and how many there are of each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from speakopenly.core import records
from speakopenly.core.records import (
    Attribution,
    Channel,
    Consent,
    ContributionId,
    PassageId,
    PersonId,
    Place,
    Reason,
    place_at,
)
from speakopenly.understand.reading import Reading as Read
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.reading.models import Departed, Passage, Reading, Understanding


def understanding_of(exercise: Exercise) -> Understanding | None:
    """What the machine did with this exercise, without the counts; None before it began."""
    return Understanding.objects.filter(exercise=exercise).defer("counted").first()


def readings_of(exercise: Exercise) -> list[Reading]:
    """Everything read in an exercise, in the order of the hear room."""
    return list(Reading.objects.filter(exercise=exercise).order_by("ident"))


def kept_for_research(exercise: Exercise) -> list[Reading]:
    """What an archive may be given: readings whose speakers agreed that it is kept for later research."""
    return list(Reading.objects.filter(exercise=exercise, may_archive=True).order_by("ident"))


def departed_from(exercise: Exercise) -> list[Departed]:
    """The places of those who took their words out since a report was signed."""
    return list(Departed.objects.filter(exercise=exercise).order_by("ident"))


def passages_of(exercise: Exercise, readings: list[Reading]) -> dict[UUID, list[records.Passage]]:
    """The passages of readings as the library knows them, by the key of the reading."""
    by_key = {reading.pk: reading for reading in readings}
    found: dict[UUID, list[records.Passage]] = defaultdict(list)
    rows = Passage.objects.filter(reading__exercise=exercise).order_by("reading__ident", "start")
    for key, ident, start, end, sha256 in rows.values_list("reading_id", "ident", "start", "end", "sha256"):
        if key in by_key:
            said = by_key[key]
            text = said.text[start:end]
            found[key].append(
                records.Passage(PassageId(ident), ContributionId(said.ident), start, end, text, sha256)
            )
    return found


def passages_by_ident(exercise: Exercise, idents: Collection[str]) -> list[Passage]:
    """These passages, each with its reading, in the order of the hear room."""
    # The service stands in the question because the index of idents begins with it.
    rows = Passage.objects.filter(service=exercise.service_id, ident__in=idents, reading__exercise=exercise)
    return list(rows.select_related("reading").order_by("reading__ident", "start"))


def as_passage(row: Passage) -> records.Passage:
    """One passage as the library knows it."""
    said = ContributionId(row.reading.ident)
    return records.Passage(PassageId(row.ident), said, row.start, row.end, row.text, row.sha256)


def as_read(reading: Reading, passages: list[records.Passage]) -> Read:
    """One reading as the library knows it; the raw words are not in it."""
    said = records.Contribution(
        id=ContributionId(reading.ident),
        person=PersonId(reading.person),
        text="",
        channel=Channel(reading.channel),
        question=reading.question or None,
        groups=reading.groups,
        consent=Consent(
            quote=reading.may_quote,
            archive=reading.may_archive,
            play=reading.may_play,
            attribution=Attribution(reading.attribution),
        ),
        speaks_for=reading.speaks_for,
    )
    reason = Reason(reading.reason) if reading.reason else None
    places = tuple(Place(*each) for each in reading.places)
    return Read(said, words_of(reading), reading.language, reason, tuple(passages), places=places)


def where(passage: Passage) -> str:
    """The page or the time in what a passage came from, for people who work here; else nothing."""
    place = place_at([Place(*each) for each in passage.reading.places], passage.start)
    if place is not None and place.page is not None:
        return _("page %(n)s") % {"n": place.page}
    return str(place) if place is not None else ""


def words_of(reading: Reading) -> str | None:
    """The de-identified words; None where a person must read them first."""
    return None if reading.reason == Reason.LANGUAGE_NOT_COVERED else reading.text
