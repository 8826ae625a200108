"""What a person may see of listening exercises, and the one careful door to raw words.

Other rooms come through here, never through our models.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import Http404
from django.utils import timezone

from speakopenly.core.counting import Heads, count_heads
from speakopenly.core.records import NOBODY_SPEAKS, Channel, ContributionId, Kind, PersonId
from speakopenly.core.records import Contribution as Said
from speakopenly.core.sealing import CasePrivateKey
from speakopenly.hear.coverage import Crowd, Voice, crowds_of
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import consents, safekeeping
from speakopenly.web.hear.listening.models import (
    EXERCISE_CLOSED,
    Contribution,
    ContributionState,
    Exercise,
    ExerciseState,
    Import,
    ImportState,
)
from speakopenly.web.people.models import AuditLine
from speakopenly.web.people.roles import CONTENT
from speakopenly.web.people.staff import Staff

ROWS_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was heard, exactly; for people who work here, never for a publication."""

    contributions: int
    heads: Heads


class Speaker(NamedTuple):
    """Who stands behind one contribution; what ``core.counting`` counts."""

    person: PersonId
    speaks_for: int


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The sums of one import: ``brought_in`` + every ``left_out`` = ``found``."""

    id: UUID
    file_name: str
    state: ImportState
    found: int
    to_bring_in: int
    brought_in: int
    withdrawn: int
    left_out: Mapping[str, int]
    removed_control_characters: int
    notes: tuple[str, ...]

    @property
    def left_out_in_all(self) -> int:
        """How many rows were left out, whatever the reason."""
        return sum(self.left_out.values())

    @property
    def still_heard(self) -> int:
        """Contributions that count now."""
        return self.brought_in - self.withdrawn if self.state == ImportState.BROUGHT_IN else 0


def exercises_for(staff: Staff) -> QuerySet[Exercise]:
    """The exercises of this person's service, newest first; none for those who see no content."""
    if staff.roles.isdisjoint(CONTENT):
        return Exercise.objects.none()
    return Exercise.objects.filter(service=staff.service)


def contributions_by_exercise(staff: Staff) -> dict[UUID, int]:
    """How many contributions each exercise of this service has; one that has none is not in it."""
    heard = Contribution.objects.filter(service=staff.service, state=ContributionState.HEARD)
    return dict(heard.values_list("exercise").annotate(number=Count("pk")))


def exercise(slug: str, staff: Staff) -> Exercise:
    """One exercise by its address. Raises Http404 for any other, which is all that is said about it."""
    found = exercises_for(staff).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def exercise_by_id(service_id: UUID | str, exercise_id: UUID | str) -> Exercise:
    """One exercise for a job, which is told ids only. Raises ``Exercise.DoesNotExist``."""
    return Exercise.objects.get(service_id=service_id, pk=exercise_id)


def count(exercise: Exercise) -> Counts:
    """How much was heard in an exercise, people counted once each and groups apart.

    Literature and public texts are contributions, but nobody is counted for them.
    """
    heard = _heard(exercise)
    people = heard.exclude(channel__in=NOBODY_SPEAKS)
    alone = people.filter(speaks_for=1).aggregate(people=Count("person", distinct=True))
    groups = people.filter(speaks_for__gt=1).order_by().values_list("person", "speaks_for").distinct()
    together = count_heads(Speaker(PersonId(person), speaks_for) for person, speaks_for in groups)
    return Counts(heard.count(), replace(together, **alone))


def crowds(exercise: Exercise) -> list[Crowd]:
    """Everybody heard in an exercise as far as it tells who took part, by channel and groups; no words.

    Groups are compared as they are stored, so that as few are read as there are different ones.
    """
    made: dict[tuple[str, str], Crowd] = {}
    rows = _heard(exercise).order_by().annotate(told=Cast("groups", TextField()))
    for channel, told, person, speaks_for in rows.values_list("channel", "told", "person", "speaks_for"):
        crowd = made.get((channel, told))
        if crowd is None:
            crowd = made[channel, told] = Crowd(Channel(channel), json.loads(told))
        crowd.add(PersonId(person), speaks_for)
    return list(made.values())


def whether_anybody(exercise: Exercise) -> list[Crowd]:
    """The same with one to stand for each crowd: quick however many were heard, and it tells no number."""
    kinds = _heard(exercise).values_list("speaks_for", "channel", "groups").distinct().order_by()
    voices = (
        Voice(PersonId(str(number)), speaks_for, Channel(channel), groups)
        for number, (speaks_for, channel, groups) in enumerate(kinds)
    )
    return crowds_of(voices)


def count_contributions(exercise: Exercise) -> int:
    """How many contributions were heard in an exercise; quicker than ``count``, which counts people too."""
    return _heard(exercise).count()


def raw_contributions(
    exercise: Exercise, *, besides: Collection[str] = (), unlocked: Unlocked | None = None
) -> Iterator[Said]:
    """Every contribution heard in an exercise, its words opened in memory one at a time, in a fixed order.

    The one door to raw words, for the job that takes names out. Never log, store or show what it gives.
    ``besides`` are ids that are not wanted. Words that were read once are sealed to readers: they open only
    with a reader's key. The day something was said is not kept, so ``said_on`` is None. Words that have had
    their time are gone, and are left out.
    Raises WordsLocked, NotAllowed for a key they were not sealed to, or SealBroken.
    """
    batches = {batch.pk: batch for batch in imports_of(exercise)}
    keys: dict[UUID, CasePrivateKey] = {}
    for row in _page_by_page(_heard(exercise).exclude(sealed_words=b"")):
        if row.ident in besides:
            continue
        batch = batches[row.batch_id]
        if batch.pk not in keys:
            keys[batch.pk] = safekeeping.key_of(batch, unlocked)
        yield _as_said(row, safekeeping.open_words(batch, row, keys[batch.pk]))


def _page_by_page(rows: QuerySet[Contribution]) -> Iterator[Contribution]:
    """Rows by their ids. Nothing stays open between two pages, because a job writes between them.

    On SQLite whoever still reads what others have changed meanwhile is refused the lock at once.
    """
    last = ""
    while page := list(rows.filter(ident__gt=last).order_by("ident")[:ROWS_AT_A_TIME]):
        yield from page
        last = page[-1].ident


def opens_all(exercise: Exercise, unlocked: Unlocked | None) -> bool:
    """Whether everything heard in an exercise can be opened now: by the machine itself, or with this key."""
    locked = imports_of(exercise).filter(state=ImportState.BROUGHT_IN, wrapped_key=b"")
    if unlocked is None:
        return not locked.exists()
    held = [each.case_key for each in locked if each.case_key and each.case_key.kind in unlocked.kinds]
    return len(list(case_keys.open_all_as_reader(unlocked, held))) == locked.count()


def brought_in_more_than_once(exercise: Exercise) -> bool:
    """Whether what was heard came in several imports."""
    return imports_of(exercise).filter(state=ImportState.BROUGHT_IN).count() > 1


def in_reach_of_the_machine(service_id: UUID | None = None) -> QuerySet[Import]:
    """Imports whose words this machine can still open by itself though they are brought in."""
    waiting = Import.objects.filter(state=ImportState.BROUGHT_IN).exclude(wrapped_key=b"")
    return waiting if service_id is None else waiting.filter(service=service_id)


def left_in_reach_of_the_machine(service_id: UUID | None = None) -> QuerySet[Import]:
    """The same without what takes answers today: that is read and sealed to readers when its day is over."""
    takes_answers = Q(began_on=timezone.localdate()) & ~Q(about={})
    return in_reach_of_the_machine(service_id).exclude(takes_answers)


def heard_idents(exercise: Exercise, *, import_id: UUID | None = None) -> list[ContributionId]:
    """The ids of everything heard in an exercise, or in one import of it, in the order of their words."""
    heard = _heard(exercise) if import_id is None else _heard(exercise).filter(batch=import_id)
    return [ContributionId(ident) for ident in heard.order_by("ident").values_list("ident", flat=True)]


def quarters_in(exercise: Exercise) -> dict[str, str]:
    """The quarter in which each contribution of an exercise was said, such as 2026-Q2, where it is known."""
    rows = Contribution.objects.filter(exercise=exercise).exclude(said_in="")
    return dict(rows.values_list("ident", "said_in"))


def said_in(exercise: Exercise, import_id: UUID) -> dict[ContributionId, bool]:
    """The ids of what came in one import, each with whether it may be quoted."""
    rows = _heard(exercise).filter(batch=import_id).values_list("ident", "may_quote")
    return {ContributionId(ident): may_quote for ident, may_quote in rows}


def said_by(exercise: Exercise, person: str) -> dict[ContributionId, bool]:
    """The ids of what one person said here, each with whether it may be quoted."""
    rows = _heard(exercise).filter(person=person) if person else _heard(exercise).none()
    return {ContributionId(ident): quote for ident, quote in rows.values_list("ident", "may_quote")}


def kept_by(exercise: Exercise, person: str) -> list[bool]:
    """For each thing one person said here, whether it may be kept for later research."""
    rows = _heard(exercise).filter(person=person) if person else _heard(exercise).none()
    return list(rows.values_list("may_archive", flat=True))


def people_behind(idents: Collection[str]) -> set[str]:
    """Who said these, as their keyed hashes."""
    return set(Contribution.objects.filter(ident__in=idents).values_list("person", flat=True))


def came_on(exercise: Exercise, idents: Collection[str] | None = None) -> set[date]:
    """The days on which what was heard here came in, or these of it; no word is younger than its day.

    It is the day of the file or of the handing over, as the day something was said is not kept.
    """
    if idents is None:
        heard = Contribution.objects.filter(batch=OuterRef("pk"), state=ContributionState.HEARD)
        came = Import.objects.filter(Exists(heard), exercise=exercise)
        return set(came.values_list("began_on", flat=True))
    rows = _heard(exercise).order_by().values_list("batch__began_on", flat=True).distinct()
    wanted = sorted(idents)
    some = (wanted[at : at + ROWS_AT_A_TIME] for at in range(0, len(wanted), ROWS_AT_A_TIME))
    return {on for each in some for on in rows.filter(ident__in=each)}


def closed_on(exercise: Exercise) -> date | None:
    """The day an exercise was closed last; None while it is open."""
    if exercise.state != ExerciseState.CLOSED:
        return None
    lines = AuditLine.objects.filter(
        thing_kind=Exercise._meta.label_lower, thing_id=str(exercise.pk), deed=EXERCISE_CLOSED
    )
    last = lines.order_by("-when").first()
    return timezone.localdate(last.when) if last else exercise.opened_on


def quarters_of(service_id: UUID, idents: Collection[str]) -> dict[str, str]:
    """In which quarter each of these contributions of the Speak door came."""
    rows = Contribution.objects.filter(service=service_id, channel=Channel.SPEAK_DOOR).exclude(said_in="")
    return {ident: quarter for ident, quarter in rows.values_list("ident", "said_in") if ident in idents}


def imports_of(exercise: Exercise) -> QuerySet[Import]:
    """The imports of an exercise, newest first, without their sealed bytes."""
    rows = Import.objects.filter(exercise=exercise).defer("sealed_file")
    return rows.select_related("by", "job", "exercise", "case_key")


def import_for(exercise: Exercise, import_id: UUID) -> Import:
    """One import of an exercise. Raises Http404 for any other."""
    found = imports_of(exercise).filter(pk=import_id).first()
    if found is None:
        raise Http404
    return found


def import_summary(batch: Import) -> ImportSummary:
    """The sums of one import, as its page shows them."""
    return ImportSummary(
        id=batch.pk,
        file_name=batch.file_name,
        state=ImportState(batch.state),
        found=batch.found,
        to_bring_in=batch.to_bring_in,
        brought_in=batch.brought_in,
        withdrawn=batch.withdrawn,
        left_out=dict(sorted(batch.left_out.items())),  # PostgreSQL keeps no order of its own
        removed_control_characters=batch.removed_control_characters,
        notes=tuple(batch.notes),
    )


def _heard(exercise: Exercise) -> QuerySet[Contribution]:
    return Contribution.objects.filter(exercise=exercise, state=ContributionState.HEARD)


def _as_said(row: Contribution, words: safekeeping.Words) -> Said:
    return Said(
        id=ContributionId(row.ident),
        person=PersonId(row.person),
        text=words.text,
        kind=Kind(row.kind),
        channel=Channel(row.channel),
        question=row.question or None,
        groups=row.groups,
        consent=consents.of_row(row),
        speaks_for=row.speaks_for,
        language=row.language or None,
        places=words.places,
    )
