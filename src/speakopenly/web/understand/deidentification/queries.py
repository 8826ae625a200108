"""Texts to read, what was found, where replaced words still stand, and quotes nobody has tried to tell."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import Http404
from django.utils.translation import gettext as _

from speakopenly.understand.deidentify import Leftover, Read, Singling, leftover, single_out
from speakopenly.understand.deidentify.marks import where_stands
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.deidentification.models import (
    CouldTell,
    Left,
    Replacement,
    Sample,
    SampledText,
    StrangersLook,
)
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.forgetting import prints
from speakopenly.web.understand.findings.publications.models import Publication, PublicationState
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.themes.models import Theme

SHOWN_OF_CHANGES = 100


@dataclass(frozen=True, slots=True)
class Found:
    """How far a sample is read, and what that says of the texts nobody read."""

    sample: Sample
    drawn: int
    read: int
    with_something: int
    left: Leftover | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage that a finding quotes, how it could single somebody out, and what a stranger said of it."""

    passage: Passage
    paragraph: str
    singling: Singling
    look: StrangersLook | None

    @property
    def is_settled(self) -> bool:
        """Whether somebody has tried with the words as they read now, and could not tell."""
        return self._is_of_these_words and self.look is not None and self.look.could_tell == CouldTell.NO

    @property
    def points_to_somebody(self) -> bool:
        """Whether somebody has tried with the words as they read now, and could."""
        return self._is_of_these_words and self.look is not None and self.look.could_tell == CouldTell.YES

    @property
    def _is_of_these_words(self) -> bool:
        return self.look is not None and self.look.sha256 == self.passage.sha256


def texts_that_can_be_read(exercise: Exercise) -> list[UUID]:
    """The keys of every text that a machine cleared, in an order that stays."""
    return list(_cleared(exercise).order_by("ident").values_list("pk", flat=True))


def how_many_can_be_read(exercise: Exercise) -> int:
    """How many texts a machine cleared: all but the empty ones, which stand in an index of their own."""
    read = Reading.objects.filter(exercise=exercise)
    return read.count() - read.filter(text="").count()


def _cleared(exercise: Exercise) -> QuerySet[Reading]:
    return Reading.objects.filter(exercise=exercise).exclude(text="")


def sample_of(exercise: Exercise) -> Sample | None:
    """The sample that is read now."""
    return Sample.objects.filter(exercise=exercise, set_aside_on=None).first()


def found_in(sample: Sample) -> Found:
    """What reading has found so far. The range says nothing before somebody has read."""
    rows = list(sample.drawn.values_list("left", "reading_id"))
    read = sum(bool(left) for left, _reading in rows)
    with_something = sum(left == Left.SOMETHING for left, _reading in rows)
    estimate = leftover(Read(sample.texts, read, with_something)) if read else None
    return Found(sample, len(rows), read, with_something, estimate)


def next_to_read(sample: Sample) -> SampledText | None:
    """The first text that nobody read yet and that is still here."""
    return sample.drawn.filter(left="", reading__isnull=False).first()


def drawn_at(exercise: Exercise, place: int) -> SampledText:
    """The text at a place of the sample that is read now. Raises Http404."""
    rows = SampledText.objects.filter(sample__exercise=exercise, sample__set_aside_on=None, place=place)
    found = rows.select_related("sample", "reading").first()
    if found is None:
        raise Http404
    return found


def reading_at(exercise: Exercise, key: UUID) -> Reading:
    """One text of an exercise. Raises Http404."""
    found = Reading.objects.filter(exercise=exercise, pk=key).exclude(text="").first()
    if found is None:
        raise Http404
    return found


def replacement_at(exercise: Exercise, key: UUID) -> Replacement:
    """One replacement in an exercise. Raises Http404."""
    found = Replacement.objects.filter(reading__exercise=exercise, pk=key).select_related("reading").first()
    if found is None:
        raise Http404
    return found


def latest_replacements(exercise: Exercise) -> list[Replacement]:
    """The last that were made, newest first."""
    # Asked of each replacement, as a join would begin with every text of the exercise.
    here = Exists(Reading.objects.filter(pk=OuterRef("reading"), exercise=exercise))
    rows = Replacement.objects.filter(here, service=exercise.service_id).select_related("reading", "by")
    return list(rows.order_by("-on", "reading", "-number")[:SHOWN_OF_CHANGES])


def around(replacement: Replacement) -> str:
    """A few words round what stands there now; empty where later replacements moved it."""
    later = Replacement.objects.filter(reading=replacement.reading_id, number__gt=replacement.number)
    if later.exists():
        return ""
    text, stop = replacement.reading.text, replacement.start + len(replacement.instead)
    return " ".join(text[max(0, replacement.start - 60) : stop + 60].split())


def elsewhere(exercise: Exercise, words: str) -> list[str]:
    """Where else these words stand, in what people wrote or signed: for a person to mend."""
    wanted = words.casefold()
    each = _written(exercise)
    typed = [said for said, text in each if where_stands(text.casefold(), wanted, only_whole=True)]
    editions = [
        _("Edition %(n)s of the report, which is published") % {"n": publication.edition}
        for publication in published(exercise)
        if prints(publication, words)
    ]
    return typed + editions


def published(exercise: Exercise) -> list[Publication]:
    """The editions that are public."""
    return list(Publication.objects.filter(exercise=exercise, state=PublicationState.PUBLISHED))


def quoted(exercise: Exercise, *, only: UUID | None = None) -> list[Quoted]:
    """Every quote that is to be printed, or one by its key, those that could single somebody out first."""
    findings = {quote: each for each in _findings(exercise) for quote in each.quotes}
    rows = _passages(exercise, findings).select_related("reading")
    rows = rows if only is None else rows.filter(pk=only)
    looks = {each.passage_id: each for each in StrangersLook.objects.filter(passage__in=rows)}
    alike = _people_alike(exercise)
    made = [
        Quoted(
            row,
            findings[row.ident].theme.name,
            single_out(
                row.text, people_alike=alike.get(_attributes(row.reading.channel, row.reading.groups), 0)
            ),
            looks.get(row.pk),
        )
        for row in rows
    ]
    return sorted(made, key=lambda each: (-each.singling.score, each.passage.ident))


def quote_at(exercise: Exercise, key: UUID) -> Quoted:
    """One quote that is to be printed. Raises Http404."""
    found = quoted(exercise, only=key)
    if not found:
        raise Http404
    return found[0]


def points_to_somebody(exercise: Exercise) -> bool:
    """Whether a quote stands of which somebody said, with the words it has now, that it tells who it is."""
    looks = StrangersLook.objects.filter(
        passage__reading__exercise=exercise, could_tell=CouldTell.YES, sha256=F("passage__sha256")
    )
    quotes = {quote for finding in _findings(exercise) for quote in finding.quotes}
    return any(ident in quotes for ident in looks.values_list("passage__ident", flat=True))


def how_many_tried(exercise: Exercise) -> tuple[int, int]:
    """How many quotes are chosen, and of how many somebody has tried to tell whose words they are."""
    quotes = [quote for finding in _findings(exercise) for quote in finding.quotes]
    rows = _passages(exercise, quotes)
    return rows.count(), StrangersLook.objects.filter(passage__in=rows).count()


def _passages(exercise: Exercise, idents: Collection[str]) -> QuerySet[Passage]:
    # The service stands in the question because the index of idents begins with it.
    return Passage.objects.filter(service=exercise.service_id, ident__in=idents, reading__exercise=exercise)


def _findings(exercise: Exercise) -> list[Finding]:
    return list(Finding.objects.filter(exercise=exercise).select_related("theme"))


def _attributes(channel: str, groups: Mapping[str, Any]) -> tuple[object, ...]:
    """What may be printed of who spoke."""
    return (channel, tuple(sorted(groups.items())))


def _people_alike(exercise: Exercise) -> dict[tuple[object, ...], int]:
    """How many people share what may be printed of them, counted by the database.

    Groups are compared as they are stored. Where the same are stored in two orders the larger number
    stands: it is never more than there are, so nobody is thought to be less alone than they are.
    """
    told = Reading.objects.filter(exercise=exercise).order_by().annotate(told=Cast("groups", TextField()))
    rows = told.values("channel", "told").annotate(people=Count("person", distinct=True))
    alike: dict[tuple[object, ...], int] = {}
    for channel, groups, people in rows.values_list("channel", "told", "people"):
        each = _attributes(channel, json.loads(groups))
        alike[each] = max(alike.get(each, 0), people)
    return alike


def _written(exercise: Exercise) -> Iterator[tuple[str, str]]:
    for theme in Theme.objects.filter(exercise=exercise):
        yield _("Theme “%(name)s”") % {"name": theme.ident}, f"{theme.name}\n{theme.description}"
    for code in Code.objects.filter(exercise=exercise):
        parts = (code.name, code.definition, code.include, code.exclude, code.examples, code.memo)
        yield _("A code of the codebook"), "\n".join(map(str, parts))
    for finding in _findings(exercise):
        said = f"{finding.statement}\n{finding.description}\n{finding.dissent}"
        yield _("The finding of theme %(name)s") % {"name": finding.theme.ident}, said
