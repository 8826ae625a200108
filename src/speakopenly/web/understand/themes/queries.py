"""What the workbench shows: themes with exact counts of people, the passages beside them, and four piles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from speakopenly.core import counting, disclosure
from speakopenly.core.counting import Heads, HowMany, Range
from speakopenly.core.records import Reason, ThemeId
from speakopenly.understand.findings.audits import Audit, Corrected, Stratum, correct
from speakopenly.understand.themes.steadiness import RUNS
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading import queries as reading
from speakopenly.web.understand.reading.models import Reading, Understanding
from speakopenly.web.understand.themes.audits.queries import found_in as audits_of
from speakopenly.web.understand.themes.counted import instead_of_themes
from speakopenly.web.understand.themes.counts import counts_of
from speakopenly.web.understand.themes.models import (
    LIVE,
    PassageInTheme,
    Theme,
    ThemeDecision,
)
from speakopenly.web.understand.themes.spoken import NOT_READ, themes_of_the_list


@dataclass(frozen=True, slots=True)
class Row:
    """One theme as the workbench lists it. ``parts`` are its sub-themes."""

    theme: Theme
    heads: Heads
    base: int
    held: int | None
    parts: tuple[Row, ...] = ()
    audit: Audit | None = None
    """What somebody found who read a sample; None where nobody has."""

    @property
    def range(self) -> Range | None:
        """The 95% range of the share; None where the base is too small for a percentage."""
        if self.base < disclosure.SMALLEST_BASE_FOR_A_PERCENTAGE:
            return None
        corrected = self.corrected
        return corrected.range if corrected else counting.wilson_range(self.heads.people, self.base)

    @property
    def corrected(self) -> Corrected | None:
        """The number of people as reading a sample puts it right."""
        if self.audit is None:
            return None
        return correct(
            Stratum(self.heads.people, self.audit.counted_read, self.audit.counted_said),
            Stratum(self.base - self.heads.people, self.audit.others_read, self.audit.others_said),
        )

    @property
    def people(self) -> int:
        """How many people, put right where somebody read a sample, else as the machine counts."""
        corrected = self.corrected
        return round(corrected.people) if corrected else self.heads.people

    @property
    def word(self) -> HowMany:
        """The word for how many."""
        if self.base and self.corrected and self.people >= disclosure.SMALLEST_SHOWN:
            return counting.word_for_range(self.corrected.range)
        return counting.word_for(self.people, self.base) if self.base else HowMany.NOBODY

    @property
    def is_said_by_few(self) -> bool:
        """Whether one to seven people said it."""
        return disclosure.is_small(self.heads.people)


def exercises_read(staff: Staff) -> list[tuple[Exercise, Understanding | None]]:
    """The exercises of this service, newest first, with how far the machine is with each."""
    known = Understanding.objects.filter(service=staff.service).defer("counted")
    known_of = {each.exercise_id: each for each in known}
    return [(exercise, known_of.get(exercise.pk)) for exercise in hear.exercises_for(staff)]


def rows(exercise: Exercise) -> list[Row]:
    """The themes of the list in its order, each with its parts."""
    counts, understanding = counts_of(exercise), reading.understanding_of(exercise)
    steady = understanding.steadiness if understanding else {}
    live = list(Theme.objects.filter(exercise=exercise, state__in=LIVE))
    # A sample of those a search counts says nothing of the theme's own number.
    by_search = instead_of_themes(exercise)
    own = [ThemeId(theme.ident) for theme in live if theme.ident not in by_search]
    audits = {each.theme: each for each in audits_of(exercise, own)}

    def row(theme: Theme) -> Row:
        parts = tuple(row(part) for part in live if part.parent_id == theme.pk)
        share = steady.get(theme.ident)
        held = None if share is None else round(share * RUNS)
        audit = audits.get(ThemeId(theme.ident))
        return Row(theme, counts.of(theme), counts.base, held, parts, audit)

    return [row(theme) for theme in live if theme.parent_id is None]


def idents_in(theme: Theme) -> set[str]:
    """The contributions whose words count for a theme, also through a theme that was merged into it."""
    return set(_members_of(theme).values_list("passage__reading__ident", flat=True))


def words_in(exercise: Exercise, theme: Theme | None = None) -> Iterator[str]:
    """The de-identified words behind a theme, passage by passage; without one, of the whole exercise."""
    if theme is None:
        yield from Reading.objects.filter(exercise=exercise).exclude(text="").values_list("text", flat=True)
        return
    for member in _members_of(theme).select_related("passage__reading"):
        yield member.passage.text


def themes_of(contribution: str, service_id: UUID) -> set[UUID]:
    """The themes in which words of this contribution stand, with those they were merged into."""
    members = PassageInTheme.objects.filter(service=service_id, passage__reading__ident=contribution)
    rows = members.values_list("theme", "theme__parent", "theme__merged_into")
    return {each for row in rows for each in row if each}


def exercise_of(contribution: str, service_id: UUID) -> UUID | None:
    """The exercise in which this contribution was read; None where it is in none."""
    return (
        Reading.objects.filter(service=service_id, ident=contribution)
        .values_list("exercise", flat=True)
        .first()
    )


def _members_of(theme: Theme) -> QuerySet[PassageInTheme]:
    return PassageInTheme.objects.filter(Q(theme=theme) | Q(theme__merged_into=theme)).order_by()


def theme_of(exercise: Exercise, ident: str) -> Theme:
    """One theme by its ident. Raises Http404 for any other."""
    found = Theme.objects.filter(exercise=exercise, ident=ident).first()
    if found is None:
        raise Http404
    return found


def row_of(exercise: Exercise, theme: Theme, listed: Iterable[Row]) -> Row:
    """One theme with its counts, whether or not it stands in the list."""
    for row in listed:
        for each in (row, *row.parts):
            if each.theme.pk == theme.pk:
                return each
    counts = counts_of(exercise)
    return Row(theme, counts.of(theme), counts.base, None)


def members_of(theme: Theme) -> QuerySet[PassageInTheme]:
    """The passages of a theme, and of those merged into it, the most telling first."""
    here = [theme.pk, *Theme.objects.filter(merged_into=theme).values_list("pk", flat=True)]
    members = PassageInTheme.objects.filter(theme__in=here)
    return members.select_related("passage__reading").order_by("rank", "pk")


def members_with(theme: Theme, words: Sequence[str]) -> list[UUID]:
    """The keys of those of its passages that hold each of the words, in the same order."""
    length = F("passage__end") - F("passage__start")
    said = Substr("passage__reading__text", F("passage__start") + 1, length)
    members = members_of(theme).select_related(None).annotate(said=said)
    for word in words:
        members = members.filter(said__icontains=word)
    return list(members.values_list("pk", flat=True))


def members_by_key(keys: Sequence[UUID]) -> list[PassageInTheme]:
    """These passages in this order, with their words."""
    found = PassageInTheme.objects.select_related("passage__reading").in_bulk(list(keys))
    return [found[key] for key in keys]


def history_of(exercise: Exercise, theme: Theme | None = None) -> QuerySet[ThemeDecision]:
    """What was decided, newest first; of one theme, or of all."""
    lines = ThemeDecision.objects.filter(theme__exercise=exercise).select_related("theme")
    return lines if theme is None else lines.filter(Q(theme=theme) | Q(theme__merged_into=theme))


def set_aside(exercise: Exercise) -> list[Theme]:
    """Themes that were refused, merged or split: out of the list, never gone."""
    return list(Theme.objects.filter(exercise=exercise).exclude(state__in=LIVE).select_related("merged_into"))


def without_theme(exercise: Exercise) -> QuerySet[Reading]:
    """What was read and stands in no theme, to be looked through."""
    read = Reading.objects.filter(exercise=exercise).exclude(reason__in=NOT_READ)
    # Asked of each reading, as a page needs a few: a list of all that stand in a theme is long.
    stands = PassageInTheme.objects.filter(
        passage__reading=OuterRef("pk"), theme__in=themes_of_the_list(exercise)
    )
    return read.exclude(no_theme_because__in=NOT_READ).filter(~Exists(stands)).order_by("ident")


def left_out_of(exercise: Exercise) -> QuerySet[Reading]:
    """What was brought in and left out of the search for themes, each with its reason."""
    read = Reading.objects.filter(exercise=exercise)
    return read.filter(Q(reason__in=NOT_READ) | Q(no_theme_because__in=NOT_READ)).order_by("ident")


REASONS = {
    Reason.NON_ANSWER: _("not an answer (“nothing”, “n/a”)"),
    Reason.TOO_SHORT: _("too short to say what is meant"),
    Reason.NO_WORDS: _("no words"),
    Reason.LANGUAGE_NOT_COVERED: _("waiting for a person: a language the models do not cover"),
    Reason.WITHDRAWN: _("withdrawn since"),
}


def reason_in_words(reason: str) -> str:
    """Why something was left out, in plain words."""
    return str(REASONS.get(reason, reason))  # type: ignore[call-overload]
