"""Counts of the workbench: people behind each theme, and four piles. Made once for each version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from itertools import combinations
from typing import Any

from django.db.models import Q

from speakopenly.core import disclosure
from speakopenly.core.counting import Heads
from speakopenly.core.records import Reason, ThemeId
from speakopenly.understand.findings.counted import too_close
from speakopenly.understand.findings.numbers import NOT_SAID
from speakopenly.understand.findings.quotes import Shared
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise, ImportState
from speakopenly.web.understand.reading.models import Departed, Passage, Understanding
from speakopenly.web.understand.themes.counted import Instead, instead_of_themes
from speakopenly.web.understand.themes.models import LIVE, PassageInTheme, Theme
from speakopenly.web.understand.themes.spoken import (
    NOBODY_SPOKE,
    NOT_READ,
    QUESTION,
    Groups,
    Said,
    Spoken,
    departed,
    first_of_each,
    people_in,
)

KIND = 4
"""Moves on when ``Counts`` holds other things than before, so that counts of an older kind are made anew."""


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
    """Everything the workbench counts in one exercise, as it is kept: plain lists and numbers.

    ``heads`` gives people, groups and how many these speak for, by the ident of the theme. ``descriptions``
    holds the people behind each description of a speaker that a quote may carry, and no rarer one. ``bases``
    are the people read by the groups of each column, ``splits`` those of each theme; a person stands in one
    group of a column. ``together`` are two themes of the list and how many people raised both. ``told`` are
    the channels, the questions and the groups of each column that anything read has; ``passages`` is the
    number of those it was cut into.
    """

    base: int
    heads: dict[str, list[int]]
    in_a_theme: int
    read: int
    left_out: dict[str, int]
    columns: list[str]
    descriptions: list[tuple[list[str], int]]
    bases: dict[str, dict[str, int]]
    splits: dict[str, dict[str, dict[str, int]]]
    together: list[list[Any]]
    told: dict[str, list[str]]
    passages: int

    def of(self, theme: Theme) -> Heads:
        """Who stands behind a theme, exactly; for people who work here."""
        return Heads(*self.heads.get(theme.ident, (0,)))

    @property
    def shared(self) -> Shared:
        """How many people share each description of a speaker."""
        people = {tuple(parts): number for parts, number in self.descriptions}
        return Shared(tuple(self.columns), people)


def counts_of(exercise: Exercise) -> Counts:
    """The counts as they stand now; made anew only where a deed has changed them since."""
    known = Understanding.objects.filter(exercise=exercise).first()
    if known is not None and known.counted.get("as_of") == [KIND, known.version]:
        return Counts(**known.counted["counts"])
    counts = _count(exercise)
    if known is not None:
        kept = {
            "as_of": [KIND, known.version],
            "counts": {name: getattr(counts, name) for name in Counts.__slots__},
        }
        Understanding.objects.filter(pk=known.pk, version=known.version).update(counted=kept)
    return counts


def _count(exercise: Exercise) -> Counts:
    spoken = Spoken(exercise)
    said, groups, questions = spoken.by_theme, spoken.groups, spoken.first_questions
    people = people_in(said)
    return Counts(
        base=len({each.person for each in spoken.in_the_base}),
        heads=_heads_of(said),
        in_a_theme=len(spoken.placed),
        read=len(spoken.read),
        left_out=dict(Counter(each.because for each in spoken.read if each.because in NOT_READ)),
        columns=list(spoken.shared.columns),
        descriptions=[
            (list(parts), number)
            for parts, number in spoken.shared.people.items()
            if disclosure.can_show_without_naming(number)
        ],
        bases={column: dict(Counter(of.values())) for column, of in groups.items()},
        splits={
            theme: _split_of(each, groups) | {QUESTION: _by_question(each, questions.get(theme, {}))}
            for theme, each in people.items()
        },
        together=_together(exercise, people),
        told=spoken.told,
        passages=Passage.objects.filter(reading__exercise=exercise).count(),
    )


@dataclass(frozen=True, slots=True)
class Searched:
    """What searches make of the counts: ``counts`` with theirs, and the findings too close to be shown."""

    counts: Counts
    too_close: frozenset[ThemeId] = frozenset()


def counts_of_findings(exercise: Exercise, *, by_group: bool = False) -> Searched:
    """The counts as findings print them: where a search counts, its people stand for those of the theme.

    ``by_group`` works out the splits and who raised what together as well. Nothing of it is kept, as people
    go on coding and search anew.
    """
    counts, found = counts_of(exercise), instead_of_themes(exercise)
    if not found:
        return Searched(counts)
    gone = list(departed(Spoken(exercise).gone))
    said = {theme: _found_by(each, theme, gone) for theme, each in found.items()}
    hidden = _too_close(exercise, found, people_in(said), gone)
    counts = replace(counts, heads=counts.heads | _heads_of(said))
    return Searched(_split(exercise, counts, found, said) if by_group else counts, hidden)


def _found_by(search: Instead, theme: str, gone: Iterable[tuple[str, str, int]]) -> Said:
    """Whom a search finds, and those whose words are gone and who still count in this finding."""
    rows = search.passages.order_by().values_list("reading__person", "reading__speaks_for").distinct()
    said = Said(set(), [])
    left = ((person, speaks_for) for where, person, speaks_for in gone if where == theme)
    for person, speaks_for in (*rows, *left):
        said.add(person, speaks_for)
    return said


def _too_close(
    exercise: Exercise,
    found: Mapping[str, Instead],
    people: Mapping[str, set[str]],
    gone: Iterable[tuple[str, str, int]],
) -> frozenset[ThemeId]:
    within = {ThemeId(theme): ThemeId(each.within) for theme, each in found.items() if each.within}
    wholes: dict[ThemeId, set[str]] = {}
    for whole in set(within.values()):
        here = Q(theme__ident=whole) | Q(theme__merged_into__ident=whole)
        rows = PassageInTheme.objects.filter(here, theme__exercise=exercise, passage__reading__speaks_for=1)
        rows = rows.exclude(passage__reading__channel__in=NOBODY_SPOKE).order_by()
        wholes[whole] = {*rows.values_list("passage__reading__person", flat=True).distinct()}
        wholes[whole] |= {person for where, person, speaks_for in gone if where == whole and speaks_for == 1}
    return too_close(
        {ThemeId(theme): frozenset(each) for theme, each in people.items()},
        within,
        {theme: frozenset(each) for theme, each in wholes.items()},
    )


def _split(
    exercise: Exercise, counts: Counts, found: Mapping[str, Instead], said: Mapping[str, Said]
) -> Counts:
    spoken = Spoken(exercise)
    people = people_in(spoken.by_theme) | people_in(said)
    splits = {
        theme: _split_of(people[theme], spoken.groups)
        | {QUESTION: _by_question(people[theme], _questions(each))}
        for theme, each in found.items()
    }
    return replace(counts, splits=counts.splits | splits, together=_together(exercise, people))


def _questions(search: Instead) -> dict[str, str]:
    """The question under which each person that a search finds first said it."""
    rows = search.passages.exclude(reading__question="").filter(reading__speaks_for=1)
    return first_of_each(rows.order_by("reading__ident").values_list("reading__person", "reading__question"))


def _heads_of(said: Mapping[str, Said]) -> dict[str, list[int]]:
    return {theme: [*astuple(each.heads)] for theme, each in said.items()}


def _split_of(people: Iterable[str], groups: Groups) -> dict[str, dict[str, int]]:
    """These people by the groups of each column; whoever is in no group of it is not counted there."""
    return {column: _counted(map(of.get, people)) for column, of in groups.items()}


def _by_question(people: Iterable[str], first: Mapping[str, str]) -> dict[str, int]:
    return dict(Counter(first.get(person, NOT_SAID) for person in people))


def _counted(groups: Iterable[str | None]) -> dict[str, int]:
    return {group: number for group, number in Counter(groups).items() if group is not None}


def _together(exercise: Exercise, people: Mapping[str, set[str]]) -> list[list[Any]]:
    tops = Theme.objects.filter(exercise=exercise, parent=None, state__in=LIVE)
    return [
        [one, other, both]
        for one, other in combinations(tops.values_list("ident", flat=True), 2)
        if (both := len(people.get(one, set()) & people.get(other, set())))
    ]


def piles(exercise: Exercise) -> Piles:
    """What became of everything that was found."""
    counts, left_out = counts_of(exercise), Counter[str]()
    left_out.update(counts.left_out)
    no_theme = counts.read - counts.in_a_theme - left_out.total()
    for reason, number in _left_out_at_intake(exercise):
        left_out[reason] += number
    if withdrawn := Departed.objects.filter(exercise=exercise).count():
        left_out[str(Reason.WITHDRAWN)] += withdrawn
    waiting = max(0, hear.count_contributions(exercise) - counts.read)
    found = counts.in_a_theme + no_theme + waiting + left_out.total()
    return Piles(counts.in_a_theme, no_theme, waiting, dict(left_out), found)


def _left_out_at_intake(exercise: Exercise) -> Iterable[tuple[str, int]]:
    for summary in map(hear.import_summary, hear.imports_of(exercise)):
        if summary.state == ImportState.BROUGHT_IN:
            yield from summary.left_out.items()
