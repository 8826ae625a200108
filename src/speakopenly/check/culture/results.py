"""What one wave of the culture survey says, as everybody may read it.

``results`` takes every answer and gives only what may leave: groups of ten and more, shares with their range,
themes in their fixed order, nothing below a service area. Whoever shows it chooses among its groups and never
counts again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from speakopenly.check.culture.areas import AreaAgreement, agreement_of
from speakopenly.check.culture.bank import about_theme, about_trust, themes_of
from speakopenly.check.culture.groups import NOT_SAID, Gathered, Group, gather, large_enough
from speakopenly.check.culture.items import Answer, Audience, StaffLevel, Statement, Theme, Trust
from speakopenly.check.culture.reliability import Reliability, measure_reliability
from speakopenly.check.culture.shares import PositiveShare, share_of, tally
from speakopenly.core.disclosure import SMALLEST_GROUP_OF_A_SURVEY, round_for_split
from speakopenly.core.disclosure.tables import protect_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SAYS_LEVEL: Final[Mapping[Trust, StaffLevel]] = {
    Trust.STAFF_IN_MANAGERS: StaffLevel.DIRECT,
    Trust.MANAGERS_IN_STAFF: StaffLevel.MANAGES,
}
"""The trust between levels of staff is asked of everybody and counted for the level that it is about."""


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One row of the results. Where the group is hidden, ``answered`` and every theme are None.

    ``answered`` is rounded to 5; ``asked`` is as the host typed it, None where it was not. A theme may be
    hidden by itself, where too few answered it.
    """

    group: Group
    asked: int | None
    answered: int | None
    themes: Mapping[Theme, PositiveShare | None]

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is shown of this group."""
        return self.answered is None


@dataclass(frozen=True, slots=True)
class TrustResult:
    """One direction of trust as one audience answers it; ``share`` is None where it is hidden.

    ``level`` is that of the staff who were counted, None where all of the audience was.
    """

    trust: Trust
    audience: Audience
    level: StaffLevel | None
    share: PositiveShare | None


@dataclass(frozen=True, slots=True)
class Results:
    """One wave. ``answered`` in all is None where it is under ten, or would tell a hidden audience."""

    asked: int | None
    answered: int | None
    has_more_than_asked: bool
    groups: Mapping[Group, GroupResult]
    trusts: tuple[TrustResult, ...]
    reliability: Mapping[tuple[Audience, Theme], Reliability]
    """Of whole audiences, numbers to the nearest 5; none where a statement was answered alike by everybody,
    as saying so would say what each of them answered."""
    areas: Mapping[tuple[Audience, Theme], AreaAgreement]

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Who was asked, in the fixed order."""
        return tuple(dict.fromkeys(group.audience for group in self.groups))

    def view(self, *, audience: Audience | None = None, area: str | None = None) -> tuple[GroupResult, ...]:
        """The rows under at most two filters, in their fixed order.

        None: each audience as a whole. An audience: the whole of it, then its areas. An area: each audience
        there. Both: that one row.
        """
        return tuple(
            row
            for group, row in self.groups.items()
            if (audience is None or group.audience is audience)
            and (group.area == area if area is not None or audience is None else True)
        )


def results(
    answers: Iterable[Answer],
    *,
    asked: Mapping[tuple[str, str], int],
    audiences: Sequence[Audience],
    areas: Sequence[str],
) -> Results:
    """Count one wave.

    ``asked`` is how many people were asked by audience and area ("" where none is told apart). ``audiences``
    and ``areas`` are those that could be chosen, in the order in which they are shown; who said no area
    stands under "". Raises ValueError for an answer of another audience or area.
    """
    everyone = gather(answers, audiences=[each for each in Audience if each in audiences], areas=areas)
    themes = _themes(everyone)
    groups = {
        group: _row(group, everyone, themes, asked)
        for audience in everyone.audiences
        for group in everyone.groups(audience)
    }
    asked_in_all, in_all = sum(asked.values()) or None, everyone.in_all
    return Results(
        asked_in_all,
        in_all,
        in_all is not None and asked_in_all is not None and in_all > asked_in_all,
        groups,
        tuple(_trusts(everyone)),
        _reliability(everyone, themes),
        _area_agreement(everyone, themes),
    )


def _themes(everyone: Gathered) -> dict[Group, dict[Theme, PositiveShare | None]]:
    """Every theme of every group; a theme that too few of a group answered takes others with it."""
    found: dict[Group, dict[Theme, PositiveShare | None]] = {}
    for audience in everyone.audiences:
        groups = everyone.groups(audience)
        for theme in themes_of(audience):
            counted = {group: tally(everyone.of(group), about_theme(audience, theme)) for group in groups}
            people = {group: each.people for group, each in counted.items()}
            shown = large_enough(people, audience, everyone.areas, within=everyone.shown) & everyone.shown
            for group in groups:
                share = share_of(counted[group]) if group in shown else None
                found.setdefault(group, {})[theme] = share
    return found


def _row(
    group: Group,
    everyone: Gathered,
    themes: Mapping[Group, Mapping[Theme, PositiveShare | None]],
    asked: Mapping[tuple[str, str], int],
) -> GroupResult:
    theirs = [
        number
        for (audience, area), number in asked.items()
        if audience == group.audience and group.area in (None, area)
    ]
    people = len(everyone.of(group))
    answered = round_for_split(people) if group in everyone.shown or not people else None
    return GroupResult(group, sum(theirs) or None, answered, themes[group])


def _trusts(everyone: Gathered) -> Iterable[TrustResult]:
    for trust in Trust:
        for audience in everyone.audiences:
            statements = about_trust(audience, trust)
            if statements:
                level = _SAYS_LEVEL.get(trust)
                yield TrustResult(trust, audience, level, _trust(everyone, audience, level, statements))


def _trust(
    everyone: Gathered, audience: Audience, level: StaffLevel | None, statements: Sequence[Statement]
) -> PositiveShare | None:
    if Group(audience) not in everyone.shown:
        return None
    theirs = everyone.of(Group(audience))
    if level is not None:
        if not _may_tell_levels(theirs, level, statements):
            return None
        theirs = tuple(answer for answer in theirs if answer.level == level)
    counted = tally(theirs, statements)
    return share_of(counted) if counted.people >= SMALLEST_GROUP_OF_A_SURVEY else None


def _may_tell_levels(theirs: Sequence[Answer], level: StaffLevel, statements: Sequence[Statement]) -> bool:
    """Whether a level has enough people beside the other and those who said none, by head and by answers."""
    levels = [*(each.value for each in StaffLevel), NOT_SAID]
    by_level = {each: [a for a in theirs if (a.level or NOT_SAID) == each] for each in levels}
    counts = (
        {each: len(people) for each, people in by_level.items()},
        {each: tally(people, statements).people for each, people in by_level.items()},
    )
    return all(_is_shown(level.value, people) for people in counts)


def _is_shown(name: str, people: Mapping[str, int]) -> bool:
    safe = protect_table(
        ["all"],
        list(people),
        {("all", each): number for each, number in people.items()},
        threshold=SMALLEST_GROUP_OF_A_SURVEY,
    )
    return people[name] > 0 and ("all", name) not in safe.hidden


def _reliability(
    everyone: Gathered, themes: Mapping[Group, Mapping[Theme, PositiveShare | None]]
) -> dict[tuple[Audience, Theme], Reliability]:
    found = {}
    for audience in everyone.audiences:
        for theme, share in themes[Group(audience)].items():
            statements = about_theme(audience, theme)
            rows = _points(everyone.of(Group(audience)), statements)
            if share is not None and len(_complete(rows)) >= SMALLEST_GROUP_OF_A_SURVEY:
                turned = [each.code for each in statements if not each.positive]
                measured = measure_reliability([each.code for each in statements], rows, reverse=turned)
                if len(measured.items) == len(statements):
                    found[audience, theme] = _with_rounded_numbers(measured)
    return found


def _with_rounded_numbers(measured: Reliability) -> Reliability:
    return replace(
        measured,
        n_rows=round_for_split(measured.n_rows),
        n_complete=round_for_split(measured.n_complete),
    )


def _area_agreement(
    everyone: Gathered, themes: Mapping[Group, Mapping[Theme, PositiveShare | None]]
) -> dict[tuple[Audience, Theme], AreaAgreement]:
    found = {}
    for audience in everyone.audiences:
        for theme in themes_of(audience):
            statements = about_theme(audience, theme)
            way = np.array([1.0 if each.positive else -1.0 for each in statements])
            shown = [
                group
                for group in everyone.groups(audience)
                if group.area and themes[group][theme] is not None
            ]
            found[audience, theme] = agreement_of(
                [_complete(_points(everyone.of(group), statements)) * way for group in shown]
            )
    return found


def _points(answers: Sequence[Answer], statements: Sequence[Statement]) -> NDArray[np.float64]:
    """A row for each person, NaN where they skipped or could not say."""
    rows = [
        [np.nan if (point := answer.choices.get(each.code)) is None else point for each in statements]
        for answer in answers
    ]
    return np.array(rows, float).reshape(len(rows), len(statements))


def _complete(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return rows[~np.isnan(rows).any(axis=1)]
