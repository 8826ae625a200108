"""The sample of a theme: who is read next, what each said, and what was found when all were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from speakopenly.core.records import PersonId, ThemeId
from speakopenly.understand.findings import audits as library
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.reading.models import Reading
from speakopenly.web.understand.themes.audits.models import Audit, AuditedPerson, Said
from speakopenly.web.understand.themes.counted import instead_of_themes
from speakopenly.web.understand.themes.models import PassageInTheme, Theme
from speakopenly.web.understand.themes.spoken import NOBODY_SPOKE, NOT_READ


@dataclass(frozen=True, slots=True)
class Sides:
    """The people of an exercise whose words can be read: those a theme counts, and the others."""

    counted: frozenset[PersonId]
    others: frozenset[PersonId]


def sides_of(theme: Theme) -> Sides:
    """Both sides as they stand now. Whoever took their words out is in neither: nothing is left to read."""
    said = Reading.objects.filter(exercise=theme.exercise_id, speaks_for=1).exclude(reason__in=NOT_READ)
    said = said.exclude(no_theme_because__in=NOT_READ).exclude(channel__in=NOBODY_SPOKE)
    everybody = {PersonId(person) for person in said.values_list("person", flat=True)}
    counted = _counted(theme)
    return Sides(frozenset(counted & everybody), frozenset(everybody - counted))


def _counted(theme: Theme) -> set[PersonId]:
    """The people whom the number counts: whoever a search finds, where its finding counts one."""
    search = instead_of_themes(theme.exercise).get(theme.ident)
    if search is not None:
        found = search.passages.filter(reading__speaks_for=1).order_by()
        return {PersonId(each) for each in found.values_list("reading__person", flat=True)}
    members = PassageInTheme.objects.filter(Q(theme=theme) | Q(theme__merged_into=theme)).order_by()
    members = members.filter(passage__reading__speaks_for=1)
    return {PersonId(each) for each in members.values_list("passage__reading__person", flat=True)}


def audit_of(theme: Theme) -> Audit | None:
    """The sample of this theme that counts; None where there is none."""
    return Audit.objects.filter(theme=theme, set_aside_on=None).select_related("theme__exercise").first()


def counts_for(theme: Theme) -> list[str]:
    """The idents of the themes whose words count for this one now; the mark of a search where one counts."""
    search = instead_of_themes(theme.exercise).get(theme.ident)
    if search is not None:
        return [search.mark]
    merged = Theme.objects.filter(merged_into=theme).values_list("ident", flat=True)
    return sorted([theme.ident, *merged])


def is_of_another_theme(audit: Audit) -> bool:
    """Whether other themes count for it than when the sample was drawn, or another search does."""
    return sorted(audit.stands_for) != counts_for(audit.theme)


def row_at(theme: Theme, place: int) -> AuditedPerson:
    """The person at a place of the sample. Raises Http404 where nobody is."""
    rows = AuditedPerson.objects.filter(audit__theme=theme, audit__set_aside_on=None, place=place)
    found = rows.select_related("audit__theme").first()
    if found is None:
        raise Http404
    return found


def next_place(audit: Audit) -> int | None:
    """Who is to be read next; None where all were."""
    return audit.people.filter(said="").values_list("place", flat=True).first()


def words_of(row: AuditedPerson) -> list[Reading]:
    """Everything this person said for themselves in the exercise, names taken out."""
    rows = Reading.objects.filter(exercise=row.audit.theme.exercise_id, person=row.person, speaks_for=1)
    return list(rows.exclude(reason__in=NOT_READ).order_by("ident"))


def found_in(exercise: Exercise, themes: Collection[ThemeId]) -> tuple[library.Audit, ...]:
    """What reading found, for these themes: only samples that were read to the end and still fit."""
    rows = Audit.objects.filter(theme__exercise=exercise, set_aside_on=None, theme__ident__in=themes)
    rows = rows.exclude(people__said="").select_related("theme__exercise").prefetch_related("people")
    return tuple(
        as_record(row)
        for row in rows.order_by("theme__ident")
        if not is_of_another_theme(row) and _is_enough(row)
    )


def as_record(audit: Audit) -> library.Audit:
    """What was found, as the library knows it."""
    people = list(audit.people.all())
    sides = {side: [each for each in people if each.counted is side] for side in (True, False)}
    return library.Audit(
        theme=ThemeId(audit.theme.ident),
        counted_read=_judged(sides[True]),
        counted_said=_said(sides[True]),
        others_read=_judged(sides[False]),
        others_said=_said(sides[False]),
        unsure=sum(each.said == Said.UNSURE for each in people),
        seed=audit.seed,
    )


def _is_enough(audit: Audit) -> bool:
    """Whether of each side two people at least could be judged, or all there are."""
    found = as_record(audit)
    return found.counted_read >= min(2, audit.counted) and found.others_read >= min(2, audit.others)


def _judged(people: Iterable[AuditedPerson]) -> int:
    return sum(each.said in {Said.YES, Said.NO} for each in people)


def _said(people: Iterable[AuditedPerson]) -> int:
    return sum(each.said == Said.YES for each in people)
