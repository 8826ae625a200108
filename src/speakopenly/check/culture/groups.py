"""Who may be shown: audiences and service areas, with everything hidden once and for every view.

A group under ten is hidden, and so is another of its audience where the whole of it would tell it. Sums over
audiences are of no view; only how many answered in all is one, and it is hidden before any audience is. Views
choose among these groups, so whatever is hidden in one is hidden in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.check.culture.items import Answer, Audience
from speakopenly.core.disclosure import SMALLEST_GROUP_OF_A_SURVEY
from speakopenly.core.disclosure.layout import TOTAL
from speakopenly.core.disclosure.tables import protect_table

NOT_SAID: Final = ""
"""The service area of those who did not say one."""


@dataclass(frozen=True, slots=True)
class Group:
    """An audience, or the part of it in one service area; ``area`` is None for all of the audience."""

    audience: Audience
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """Answers by group, and the groups of which anything may be said.

    ``in_all`` is how many answered, None where it is too few or would tell a hidden audience.
    """

    audiences: tuple[Audience, ...]
    areas: tuple[str, ...]
    answers: Mapping[Group, tuple[Answer, ...]]
    shown: frozenset[Group]
    in_all: int | None

    def of(self, group: Group) -> tuple[Answer, ...]:
        """The answers of a group, none where nobody answered."""
        return self.answers.get(group, ())

    def groups(self, audience: Audience) -> tuple[Group, ...]:
        """All of an audience, then its areas in the order given, then those who said none."""
        return (Group(audience), *(Group(audience, area) for area in self.areas))


def gather(answers: Iterable[Answer], *, audiences: Sequence[Audience], areas: Sequence[str]) -> Gathered:
    """Sort answers into groups and find those that may be shown.

    Raises ValueError for an answer of an audience or area that was not asked.
    """
    by_group: dict[Group, list[Answer]] = defaultdict(list)
    places = (*areas, NOT_SAID)
    for answer in answers:
        audience, area = Audience(answer.audience), answer.area or NOT_SAID
        if audience not in audiences or area not in places:
            raise ValueError("An answer is of a group that was not asked.")
        by_group[Group(audience)].append(answer)
        by_group[Group(audience, area)].append(answer)
    found = {group: tuple(theirs) for group, theirs in by_group.items()}
    people = {group: len(theirs) for group, theirs in found.items()}
    shown = frozenset[Group]().union(*(large_enough(people, audience, places) for audience in audiences))
    in_all = _in_all({audience: people.get(Group(audience), 0) for audience in audiences}, shown)
    return Gathered(tuple(audiences), places, found, shown, in_all)


def large_enough(
    people: Mapping[Group, int],
    audience: Audience,
    areas: Sequence[str],
    *,
    within: frozenset[Group] | None = None,
) -> frozenset[Group]:
    """The groups of an audience with enough people that give away no smaller one, of those ``within``."""
    columns = {str(number): Group(audience, area) for number, area in enumerate(areas)}
    by_column = {**columns, (TOTAL if len(columns) > 1 else "0"): Group(audience)}
    hidden_already = frozenset(
        (audience.value, column)
        for column, group in by_column.items()
        if within is not None and group not in within
    )
    safe = protect_table(
        [audience.value],
        list(columns),
        {(audience.value, column): people.get(group, 0) for column, group in columns.items()},
        threshold=SMALLEST_GROUP_OF_A_SURVEY,
        also_hide=hidden_already,
    )
    shown = {each.place[1] for each in safe.numbers if each.shown}
    if len(columns) == 1 and shown:
        return frozenset({Group(audience), columns["0"]})
    return frozenset(by_column[column] for column in shown)


def _in_all(people: Mapping[Audience, int], shown: frozenset[Group]) -> int | None:
    safe = protect_table(
        ["all"],
        [audience.value for audience in people],
        {("all", audience.value): number for audience, number in people.items()},
        threshold=SMALLEST_GROUP_OF_A_SURVEY,
    )
    told = {Audience(column) for _, column in safe.hidden if column != TOTAL} & {
        each.audience for each in shown
    }
    whole = safe.numbers[-1]
    return None if told or whole.shown is None else whole.shown or None
