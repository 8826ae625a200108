"""Who may be shown: audiences and service areas, with everything hidden once and for every view.

A group under ten is hidden, and so is another wherever the totals would tell it. Views only ever choose among
these groups, so whatever is hidden in one is hidden in all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from speakopenly.check.culture.items import Answer, Audience
from speakopenly.core.disclosure import SMALLEST_GROUP_OF_A_SURVEY
from speakopenly.core.disclosure.layout import TOTAL, Place
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
    """Answers by group, and the groups of which anything may be said."""

    audiences: tuple[Audience, ...]
    areas: tuple[str, ...]
    answers: Mapping[Group, tuple[Answer, ...]]
    shown: frozenset[Group]

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
    shown = large_enough({group: len(theirs) for group, theirs in found.items()}, audiences, places)
    return Gathered(tuple(audiences), places, found, shown)


def large_enough(
    people: Mapping[Group, int],
    audiences: Sequence[Audience],
    areas: Sequence[str],
    *,
    within: frozenset[Group] | None = None,
) -> frozenset[Group]:
    """The groups with enough people that give away no smaller one beside them, of those ``within``.

    Audiences are held beside each other with every sum over audiences and over areas, shown or not.
    """
    columns = {str(number): area for number, area in enumerate(areas)}
    groups = {
        (audience.value, column): Group(audience, area)
        for audience in audiences
        for column, area in columns.items()
    }
    across = TOTAL if len(columns) > 1 else next(iter(columns))
    wholes = {(audience.value, across): Group(audience) for audience in audiences}
    safe = protect_table(
        [audience.value for audience in audiences],
        list(columns),
        {place: people.get(group, 0) for place, group in groups.items()},
        threshold=SMALLEST_GROUP_OF_A_SURVEY,
        also_hide=_hidden_already({**groups, **wholes}, within),
    )
    shown = {
        group
        for place, group in [*groups.items(), *wholes.items()]
        if place not in safe.hidden and people.get(group, 0)
    }
    return frozenset(shown)


def _hidden_already(groups: Mapping[Place, Group], within: frozenset[Group] | None) -> frozenset[Place]:
    if within is None:
        return frozenset()
    return frozenset(place for place, group in groups.items() if group not in within)
