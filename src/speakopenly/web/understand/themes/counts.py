"""Counts of the workbench: people behind each theme, and four piles. Made once for each version."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from speakopenly.core.records import Channel, Reason
from speakopenly.understand.findings.numbers import UNREAD
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise, ImportState
from speakopenly.web.understand.reading.models import Departed, Reading, Understanding
from speakopenly.web.understand.themes.models import LIVE, PassageInTheme, Theme, ThemeState

NOT_READ = tuple(str(reason) for reason in UNREAD)
NOBODY_SPOKE = str(Channel.LITERATURE)
"""Read and themed, but nobody is counted for it: the rule of ``numbers.is_somebody``, held by a test."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Who stands behind a theme, exactly; for people who work here."""

    people: int = 0
    groups: int = 0


@dataclass(frozen=True, slots=True)
class Piles:
    """Every contribution in exactly one pile; the piles add up to everything that was found."""

    in_a_theme: int
    no_theme: int
    not_read: int
    left_out: dict[str, int]
    found: int

    @property
    def left_out_in_all(self) -> int:
        """How many were left out, whatever the reason."""
        return sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything the workbench counts in one exercise."""

    base: int
    heads: dict[str, list[int]]
    in_a_theme: int
    read: int
    left_out: dict[str, int]

    def of(self, theme: Theme) -> Heads:
        """Who stands behind a theme."""
        return Heads(*self.heads.get(str(theme.pk), (0, 0)))


def counts_of(exercise: Exercise) -> Counts:
    """The counts as they stand now; made anew only where a deed has changed them since."""
    known = Understanding.objects.filter(exercise=exercise).first()
    if known is not None and known.counted.get("version") == known.version:
        return Counts(**known.counted["counts"])
    counts = _count(exercise)
    if known is not None:
        kept = {
            "version": known.version,
            "counts": {name: getattr(counts, name) for name in Counts.__slots__},
        }
        Understanding.objects.filter(pk=known.pk, version=known.version).update(counted=kept)
    return counts


def _count(exercise: Exercise) -> Counts:
    reasons = Reading.objects.filter(exercise=exercise).values_list("reason", "no_theme_because")
    left_out = Counter(because for each in reasons if (because := each[0] or each[1]) in NOT_READ)
    return Counts(
        base=people_read(exercise),
        heads={str(key): [heads.people, heads.groups] for key, heads in _heads(exercise).items()},
        in_a_theme=placed(exercise).count(),
        read=Reading.objects.filter(exercise=exercise).count(),
        left_out=dict(left_out),
    )


def people_read(exercise: Exercise) -> int:
    """How many people's words were read: the base of every share. Groups are not in it."""
    read = Reading.objects.filter(exercise=exercise, speaks_for=1)
    read = read.exclude(reason__in=NOT_READ).exclude(no_theme_because__in=NOT_READ)
    read = read.exclude(channel=NOBODY_SPOKE)
    gone = Departed.objects.filter(exercise=exercise, speaks_for=1).exclude(channel=NOBODY_SPOKE)
    gone = gone.exclude(reason__in=NOT_READ)
    return len({*read.values_list("person", flat=True), *gone.values_list("person", flat=True)})


def _heads(exercise: Exercise) -> dict[UUID, Heads]:
    """People and groups by the theme their words count for."""
    counted = _counting(exercise).values("counts_for")
    person, alone = "passage__reading__person", Q(passage__reading__speaks_for=1)
    somebody = ~Q(passage__reading__channel=NOBODY_SPOKE)
    sums = counted.annotate(
        people=Count(person, distinct=True, filter=alone & somebody),
        groups=Count(person, distinct=True, filter=~alone & somebody),
    )
    heads = {row["counts_for"]: Heads(row["people"], row["groups"]) for row in sums}
    return _with_departed(exercise, heads)


def _counting(exercise: Exercise) -> QuerySet[Any]:
    members = PassageInTheme.objects.filter(theme__exercise=exercise).order_by()
    return members.annotate(counts_for=Coalesce(F("theme__merged_into"), F("theme")))


def _with_departed(exercise: Exercise, heads: dict[UUID, Heads]) -> dict[UUID, Heads]:
    """Those whose words are gone still count where they stood, if nobody else of their words does."""
    departed = list(Departed.objects.filter(exercise=exercise, speaks_for=1).exclude(channel=NOBODY_SPOKE))
    themes = {theme.ident: theme for theme in Theme.objects.filter(exercise=exercise)} if departed else {}
    gone: dict[UUID, set[str]] = defaultdict(set)
    for row in departed:
        for ident in row.stood_in:
            if ident in themes:
                gone[themes[ident].merged_into_id or themes[ident].pk].add(row.person)
    for key, people in gone.items():
        still = _counting(exercise).filter(counts_for=key, passage__reading__person__in=people)
        here = set(still.values_list("passage__reading__person", flat=True))
        known = heads.get(key, Heads())
        heads[key] = Heads(known.people + len(people - here), known.groups)
    return heads


def piles(exercise: Exercise) -> Piles:
    """What became of everything that was found."""
    counts, left_out = counts_of(exercise), Counter[str]()
    left_out.update(counts.left_out)
    no_theme = counts.read - counts.in_a_theme - left_out.total()
    for reason, number in _left_out_at_intake(exercise):
        left_out[reason] += number
    if withdrawn := Departed.objects.filter(exercise=exercise).count():
        left_out[str(Reason.WITHDRAWN)] += withdrawn
    waiting = max(0, hear.count(exercise).contributions - counts.read)
    found = counts.in_a_theme + no_theme + waiting + left_out.total()
    return Piles(counts.in_a_theme, no_theme, waiting, dict(left_out), found)


def placed(exercise: Exercise) -> QuerySet[Reading]:
    """Readings that stand in a theme of the list, by their own passages or through a merger."""
    top = Q(theme__state__in=LIVE, theme__parent=None)
    merged = Q(theme__state=ThemeState.MERGED, theme__merged_into__state__in=LIVE)
    members = PassageInTheme.objects.filter(top | merged, theme__exercise=exercise).order_by()
    return Reading.objects.filter(pk__in=members.values("passage__reading"))


def _left_out_at_intake(exercise: Exercise) -> Iterable[tuple[str, int]]:
    for summary in map(hear.import_summary, hear.imports_of(exercise)):
        if summary.state == ImportState.BROUGHT_IN:
            yield from summary.left_out.items()
