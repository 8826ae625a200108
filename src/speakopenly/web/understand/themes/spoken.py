"""Who spoke in an exercise and which themes their words stand in: the rows that counts are made from.

Each row is fetched once, by columns and without its words, and what belongs together is put together here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from speakopenly.core.counting import Heads, count_heads
from speakopenly.core.records import NOBODY_SPEAKS, ContributionId, PassageId, PersonId, contribution_of
from speakopenly.understand.findings.evidence import Heard
from speakopenly.understand.findings.numbers import NOT_SAID, UNREAD
from speakopenly.understand.findings.quotes import Shared, count_crowds
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.reading.models import Departed, Reading
from speakopenly.web.understand.themes.models import LIVE, PassageInTheme, Theme, ThemeState

NOT_READ = tuple(str(reason) for reason in UNREAD)
NOBODY_SPOKE = tuple(sorted(NOBODY_SPEAKS))
"""Read and themed, but nobody is counted for them: the rule of ``numbers.is_somebody``, held by a test."""
CHANNEL, QUARTER, QUESTION = "channel", "quarter", "question"
"""Columns of every exercise; a column of the same name in a table stands behind them."""

Groups = Mapping[str, Mapping[str, str]]
"""For each column the group of each person."""


class Row(NamedTuple):
    """One contribution that was read, or the place of one that is gone. ``told`` are its groups as stored."""

    ident: str
    person: str
    speaks_for: int
    channel: str
    told: str
    because: str
    question: str

    @property
    def is_somebody(self) -> bool:
        """Whether anybody is counted for it: a person, or a group."""
        return self.channel not in NOBODY_SPOKE


class Said(NamedTuple):
    """Who stands behind a theme: the people who spoke for themselves, and groups as they spoke."""

    people: set[str]
    groups: list[hear.Speaker]

    def add(self, person: str, speaks_for: int) -> None:
        """One contribution more."""
        if speaks_for == 1:
            self.people.add(person)
        else:
            self.groups.append(hear.Speaker(PersonId(person), speaks_for))

    @property
    def heads(self) -> Heads:
        """People once each, and groups apart."""
        return replace(count_heads(self.groups), people=len(self.people))


class Spoken:
    """Everything of one exercise that counts are made from, each part fetched when it is first asked for."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise

    @cached_property
    def read(self) -> list[Row]:
        """All that was read, in the order of the hear room."""
        rows = Reading.objects.filter(exercise=self._exercise).order_by("ident")
        wanted = (*OF_ANY, "reason", "no_theme_because", "question")
        found = rows.annotate(told=Cast("groups", TextField())).values_list(*wanted)
        return [
            Row._make((*any_, reason or why, question)) for *any_, reason, why, question in found.iterator()
        ]

    @cached_property
    def gone(self) -> list[tuple[Row, list[str]]]:
        """The places of those who took their words out, each with the themes in which they stood."""
        rows = Departed.objects.filter(exercise=self._exercise).order_by("ident")
        found = rows.annotate(told=Cast("groups", TextField())).values_list(*OF_ANY, "reason", "stood_in")
        return [(Row._make((*any_, reason, "")), stood_in) for *any_, reason, stood_in in found]

    @cached_property
    def in_the_base(self) -> list[Row]:
        """What people said for themselves in words that were read: they are the base of every share."""
        everything = (*self.read, *(row for row, _stood_in in self.gone))
        found = (row for row in everything if row.speaks_for == 1 and row.because not in NOT_READ)
        return sorted((row for row in found if row.is_somebody), key=lambda row: row.ident)

    @cached_property
    def groups(self) -> Groups:
        """For each column the group of each person in the base: what they said of themselves first.

        Beside the columns of the exercise there are the channel and the quarter of what somebody said first.
        """
        return groups_of(self.in_the_base, hear.quarters_in(self._exercise))

    @cached_property
    def by_theme(self) -> dict[str, Said]:
        """Who spoke, by the theme their words count for: a merged theme's where it went."""
        found: dict[str, Said] = defaultdict(lambda: Said(set(), []))
        somebody = [row for row in self.read if row.is_somebody]
        alone = {row.ident: row.person for row in somebody if row.speaks_for == 1}
        others = {row.ident: (row.person, row.speaks_for) for row in somebody if row.speaks_for != 1}
        for theme, idents in self._counting.items():
            if people := {alone[ident] for ident in idents if ident in alone}:
                found[theme].people.update(people)
            for ident in idents & others.keys():
                found[theme].add(*others[ident])
        for theme, person, speaks_for in departed(self.gone):
            if theme in self._counts_for:
                found[self._counts_for[theme]].add(person, speaks_for)
        return dict(found)

    @cached_property
    def placed(self) -> set[str]:
        """What stands in a theme of the list, by its own passages or through a merger."""
        listed = themes_of_the_list(self._exercise).values_list("ident", flat=True)
        return set().union(*(self._members[theme] for theme in listed if theme in self._members))

    @cached_property
    def first_questions(self) -> dict[str, dict[str, str]]:
        """For each theme the question under which each person first spoke of it, so that the parts add up."""
        asked = {row.ident: row for row in self.read if row.question and row.speaks_for == 1}
        return {
            theme: first_of_each(
                (asked[ident].person, asked[ident].question) for ident in sorted(idents & asked.keys())
            )
            for theme, idents in self._counting.items()
        }

    @cached_property
    def told(self) -> dict[str, list[str]]:
        """The groups of each column that anything read has, and its channels and questions."""
        found: dict[str, set[str]] = defaultdict(set)
        for groups in map(json.loads, {row.told for row in self.read}):
            for name, value in groups.items():
                found[name].add(str(value or ""))
        found[CHANNEL] = {row.channel for row in self.read}
        found[QUESTION] = {row.question for row in self.read}
        return {name: sorted(values - {""}) for name, values in sorted(found.items())}

    @cached_property
    def shared(self) -> Shared:
        """Who could be described how: all that were read, and those who took their words out since."""
        crowds: dict[tuple[str, str], set[PersonId]] = defaultdict(set)
        for row in (*self.read, *(row for row, _stood_in in self.gone)):
            crowds[row.channel, row.told].add(PersonId(row.person))
        told = {each: json.loads(each) for _channel, each in crowds}
        columns = tuple(sorted({name for groups in told.values() for name in groups}))
        like = ((_like(channel, told[each]), people) for (channel, each), people in crowds.items())
        return count_crowds(like, columns)

    @cached_property
    def _members(self) -> dict[str, set[str]]:
        """The contributions that stand in each theme by their own passages."""
        rows = PassageInTheme.objects.filter(theme__exercise=self._exercise).order_by()
        found: dict[str, set[str]] = defaultdict(set)
        for theme, passage in rows.values_list("theme__ident", "passage__ident").iterator():
            found[theme].add(contribution_of(PassageId(passage)))
        return dict(found)

    @cached_property
    def _counting(self) -> dict[str, set[str]]:
        """The contributions that count for each theme."""
        found: dict[str, set[str]] = defaultdict(set)
        for theme, idents in self._members.items():
            found[self._counts_for[theme]] |= idents
        return dict(found)

    @cached_property
    def _counts_for(self) -> dict[str, str]:
        themes = Theme.objects.filter(exercise=self._exercise).values_list("ident", "merged_into__ident")
        return {ident: into or ident for ident, into in themes}


OF_ANY: Final = ("ident", "person", "speaks_for", "channel", "told")


def departed(gone: Iterable[tuple[Row, Iterable[str]]]) -> Iterator[tuple[str, str, int]]:
    """Theme, person and for how many they speak, of those who are gone and count where they stood."""
    for row, stood_in in gone:
        if row.is_somebody and row.because not in NOT_READ:
            yield from ((theme, row.person, row.speaks_for) for theme in stood_in)


def groups_of(rows: Iterable[Row], quarters: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each column the group of each person of these rows, the first of them first."""
    told: Callable[[str], dict[str, str]] = cache(json.loads)
    rows = list(rows)
    if not rows:
        return {}
    names = {name for each in {row.told for row in rows} for name in told(each)}
    columns: dict[str, dict[str, str]] = {
        name: first_of_each((row.person, told(row.told).get(name) or NOT_SAID) for row in rows)
        for name in names
    }
    by_channel = columns.setdefault(CHANNEL, {})
    by_quarter = columns.setdefault(QUARTER, {})
    for row in rows:
        by_channel.setdefault(row.person, row.channel)
        quarter, known = quarters.get(row.ident, ""), by_quarter.get(row.person)
        if known is None or (quarter and (known == NOT_SAID or quarter < known)):
            by_quarter[row.person] = quarter or NOT_SAID
    return dict(sorted(columns.items()))


def themes_of_the_list(exercise: Exercise) -> QuerySet[Theme]:
    """The themes whose passages stand in the list: those in it, and those merged into a live one."""
    top = Q(state__in=LIVE, parent=None)
    merged = Q(state=ThemeState.MERGED, merged_into__state__in=LIVE)
    return Theme.objects.filter(top | merged, exercise=exercise)


def people_in(said: Mapping[str, Said]) -> dict[str, set[str]]:
    """The people who spoke for themselves, by theme."""
    return {theme: each.people for theme, each in said.items()}


def first_of_each(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each person told first."""
    first: dict[str, str] = {}
    for person, group in told:
        first.setdefault(person, group)
    return first


def _like(channel: str, groups: dict[str, str]) -> Heard:
    """Somebody of whom this is known, and nothing else."""
    return Heard(ContributionId(""), PersonId(""), None, channel=channel, groups=groups)
