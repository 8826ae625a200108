"""Groups that a row-level export may carry: each description is shared by eight people or more.

A table of single rows tells more than any count: role, nation and language together may be one person. So
the smallest groups are made vaguer, column by column from the last to the first, until no combination of
them is shared by fewer people than ``core.disclosure`` demands. (This is k-anonymity with k = 8 by local
recoding; Samarati and Sweeney, 1998.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from speakopenly.core.disclosure import HIDDEN, can_show_without_naming, is_small
from speakopenly.core.records import PersonId
from speakopenly.understand.exchange.deidentified import Deidentified

T = TypeVar("T", bound=Hashable)
OTHER: Final = "other or not said"
CHANNEL, LANGUAGE = "channel", "language"
"""Columns of every row that describe whoever speaks as well as a group does. Channel is the last to go."""
GROUP: Final = "group: "
"""What stands before the name of a group's column, so that it cannot be taken for one of ours."""


@dataclass(frozen=True, slots=True)
class Vaguer:
    """Rows whose groups are safe to export. ``people`` counts, by column, whose group was made vaguer."""

    rows: tuple[Deidentified, ...]
    columns: tuple[str, ...]
    people: Mapping[str, int]

    def count_of(self, column: str) -> str:
        """How many people's value was made vaguer, as shown; a group goes by ``GROUP`` and its name."""
        count = self.people.get(column, 0)
        return HIDDEN if is_small(count) else str(count)


def make_vaguer(rows: Sequence[Deidentified], columns: Sequence[str]) -> Vaguer:
    """Put ``OTHER`` in the place of groups that too few people share, alone or together.

    ``columns`` are names of groups, those that matter most first. Any other group is left out of the rows.
    """
    order = (CHANNEL, *(f"{GROUP}{name}" for name in columns), LANGUAGE)
    told = [_told(row, columns) for row in rows]
    said = [list(values) for values in told]
    people = [row.person for row in rows]
    for place in range(len(order)):
        _pool_small(said, people, place)
    for place in reversed(range(len(order))):
        for number in _rows_alone(said, people):
            said[number][place] = OTHER
    _hide_the_rest(said, people)
    changed = {
        column: len({people[n] for n in range(len(rows)) if said[n][place] != told[n][place]})
        for place, column in enumerate(order)
    }
    vaguer = tuple(_with(row, values, columns) for row, values in zip(rows, said, strict=True))
    return Vaguer(vaguer, tuple(columns), changed)


def _told(row: Deidentified, columns: Sequence[str]) -> tuple[str, ...]:
    return (row.channel, *(row.groups.get(column) or OTHER for column in columns), row.language)


def _with(row: Deidentified, values: Sequence[str], columns: Sequence[str]) -> Deidentified:
    channel, *groups, language = values
    return replace(row, channel=channel, language=language, groups=dict(zip(columns, groups, strict=True)))


def _pool_small(said: list[list[str]], people: Sequence[PersonId], place: int) -> None:
    """Pool the small values of one column; then the smallest others, until the pool is none or a crowd."""
    crowds = _crowds((row[place] for row in said), people)
    pooled = {value for value, crowd in crowds.items() if is_small(len(crowd))}
    others = sorted(crowds.keys() - pooled - {OTHER}, key=lambda value: (len(crowds[value]), str(value)))
    while pooled | ({OTHER} & crowds.keys()) and not _is_a_crowd(crowds, pooled | {OTHER}) and others:
        pooled.add(others.pop(0))
    for row in said:
        if row[place] in pooled:
            row[place] = OTHER


def _is_a_crowd(crowds: Mapping[str, set[PersonId]], values: Iterable[str]) -> bool:
    together: set[PersonId] = set()
    for value in values:
        together |= crowds.get(value, set())
    return can_show_without_naming(len(together))


def _rows_alone(said: list[list[str]], people: Sequence[PersonId]) -> list[int]:
    """The rows whose whole description is shared by too few people."""
    crowds = _crowds((tuple(row) for row in said), people)
    small = {values for values, crowd in crowds.items() if is_small(len(crowd))}
    return [number for number, row in enumerate(said) if tuple(row) in small]


def _hide_the_rest(said: list[list[str]], people: Sequence[PersonId]) -> None:
    """Where those with nothing left to tell are still few, the smallest crowds join them."""
    while alone := _rows_alone(said, people):
        crowds = _crowds((tuple(row) for row in said), people)
        vague = tuple(OTHER for _ in said[alone[0]])
        others = sorted(crowds.keys() - {vague}, key=lambda values: (len(crowds[values]), str(values)))
        if not others:
            return
        for row in said:
            if tuple(row) == others[0]:
                row[:] = vague


def _crowds(values: Iterable[T], people: Sequence[PersonId]) -> dict[T, set[PersonId]]:
    crowds: dict[T, set[PersonId]] = defaultdict(set)
    for value, person in zip(values, people, strict=True):
        crowds[value].add(person)
    return crowds
